import type { AnyObject } from '../core/artifact/documents.ts';
import type { SpaceUse } from '../core/artifact/space-use.ts';
import type { BenchSpec, ParitySteps } from '../core/evaluation/bench-spec.ts';
import type { ComparisonReport } from '../core/evaluation/compare-models.ts';
import type { CompareBy, SliceDifference } from '../core/evaluation/compare-slices.ts';
import type {
  DiscoveryQuestion,
  DiscoveryReport,
  TreeQuestion,
  TreeReport,
} from '../core/evaluation/discovery-question.ts';
import type { ErrorGrid } from '../core/evaluation/error-grid.ts';
import type { ErrorSheet } from '../core/evaluation/error-sheet.ts';
import type { Confusion, Evaluation } from '../core/evaluation/evaluation.ts';
import type {
  Counterfactual,
  CounterfactualQuestion,
  DependenceQuestion,
  DependenceReport,
  ErrorAssociation,
  ImportancePart,
  ImportanceQuestion,
  SmallestChangeQuestion,
  WhatIf,
  WhatIfQuestion,
} from '../core/evaluation/explanation.ts';
import type { FairnessQuestion, FairnessReport } from '../core/evaluation/fairness-report.ts';
import type { QueueQuestion, QueueReport } from '../core/evaluation/mistake-queue.ts';
import type { NearTag } from '../core/evaluation/near-tags.ts';
import type { NoiseQuestion, NoiseReport } from '../core/evaluation/noise-report.ts';
import type { OutputQuestion, OutputReport } from '../core/evaluation/output-scoring.ts';
import type { Suggestions } from '../core/evaluation/over-represented.ts';
import type { PairBins } from '../core/evaluation/pair-bins.ts';
import type { Sheet } from '../core/evaluation/sheet.ts';
import type { TagSummary } from '../core/evaluation/tag-summary.ts';
import type { ThresholdBench } from '../core/evaluation/threshold-bench.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { Level } from '../core/labels/disagreement-metric.ts';
import type { IssuesQuestion, IssuesReport } from '../core/labels/label-issues-report.ts';
import type {
  AgreementReport,
  ConsensusBy,
  ConsensusReport,
  DisagreementReport,
  HumanLevelPlace,
  HumanLevelReport,
  LabelsQuestion,
} from '../core/labels/labeling-report.ts';
import type { MeasureAnswer, Measuring } from '../core/metrics/measuring.ts';
import type { MetricDetail } from '../core/metrics/metric-detail.ts';
import type { Pace } from '../core/model/choose-threads.ts';
import type { ConstantAnswer, ModelVersion } from '../core/model/model-version.ts';
import type { OnnxGraph } from '../core/model/onnx-graph.ts';
import type { Signature, Task } from '../core/model/signature.ts';
import type { WebGpuAbility } from '../core/model/webgpu-ability.ts';
import type { StreamTrialQuestion, TrialRun } from '../core/monitor/stream-trial.ts';
import type { BackendCheck, BackendVerdict } from '../core/predictions/check-backend.ts';
import type { Agreement } from '../core/predictions/compare-answers.ts';
import type { LearnedConstant } from '../core/predictions/learn-constant.ts';
import type { LatencySample, Predictions } from '../core/predictions/predictions.ts';
import type { PairDetail } from '../core/profile/pair-picture.ts';
import type { ColumnSummary } from '../core/profile/summary.ts';
import type { RecipeVersion } from '../core/recipe/recipe-document.ts';
import type { RecipePreview, RecipeQuestion } from '../core/recipe/recipe-question.ts';
import type { CheckReport } from '../core/schema/check-report.ts';
import type { Expectations } from '../core/schema/expectations.ts';
import type { SkewReport } from '../core/schema/skew-report.ts';
import type { Fermi, FermiAnswer } from '../core/scoping/fermi.ts';
import type { TimelineAnswer, TimelineTask } from '../core/scoping/timeline.ts';
import type { LanePart, LaneQuestion, LaneResult } from '../core/shadow/shadow-lane.ts';
import type { StreamColumns } from '../core/simulate/stream-columns.ts';
import type { StreamQuestion } from '../core/simulate/stream-question.ts';
import type { StreamTruth } from '../core/simulate/stream-truth.ts';
import type { Field, Predicate } from '../core/slices/predicate.ts';
import type { ViewSpec } from '../core/slices/view.ts';
import type { ColumnParts, ComparePart, PairsPart, ProfilePart } from '../core/splits/profile-parts.ts';
import type { Resampling } from '../core/splits/resample.ts';
import type { SplitBy } from '../core/splits/split-document.ts';
import type { LeakReport, SplitReport } from '../core/splits/split-report.ts';
import type { Cell } from '../core/table/cell.ts';
import type { Column, TableVersion } from '../core/table/column.ts';
import type { GivenPlan } from '../core/table/preview-csv.ts';
import type { ReadOutcome, ReadPlan, Preview } from '../core/table/read-plan.ts';
import type { OnProgress, OnPart, JobTicket } from './calls.ts';
import type { DeploymentApi } from './deployment-api.ts';
import type { LogApi } from './log-api.ts';

/** What each worker offers. Errors a person can act on arrive as Problem on this side. */

/** What every worker offers besides. */
export interface EveryApi {
  /** The project that the tasks from now on are of: tags on rows belong to one. */
  lookAt(project: Id | null): void;
}

export interface ParseApi {
  /** Reads the beginning of the file and proposes a plan; `given` overrides what would be sniffed. */
  preview(file: File, given: GivenPlan): Promise<Preview>;
  read(file: File, plan: ReadPlan, ticket: JobTicket, onProgress: OnProgress): Promise<ReadOutcome>;
  /** As `preview` and `read`, of several files with the same columns as one table. */
  previewTogether(files: readonly File[], given: GivenPlan): Promise<Preview>;
  readTogether(
    files: readonly File[],
    plan: ReadPlan,
    given: GivenPlan,
    ticket: JobTicket,
    onProgress: OnProgress,
  ): Promise<ReadOutcome>;
}

/** A model before it is stored, or one that is. */
export type ModelBytes = { file: Blob } | { model: Digest };

export interface SamplePredictions {
  rows: readonly number[];
  /** By row: what was fed, as text in input order, and what came out. */
  label: readonly (string | null)[];
  scores: readonly (readonly number[])[] | null;
  value: readonly (number | null)[];
}

/** One side of a shadow comparison, in a worker that runs models. */
export interface ShadowApi {
  /**
   * Answers the mirrored rows and keeps the answers off the shelf. `whenToStart` is asked once the model is ready and
   * resolves with the time (`performance.timeOrigin` + `performance.now()`) at which the first row is due.
   */
  shadow(
    question: LaneQuestion,
    ticket: JobTicket,
    onPart: OnPart<LanePart>,
    whenToStart: () => Promise<number>,
  ): Promise<LaneResult>;
}

/** A log that the simulator made. */
export interface MadeStream {
  table: TableVersion;
  names: StreamColumns;
  truth: StreamTruth;
}

export interface InferApi extends ShadowApi {
  /** Reads the graph; the engine is not loaded. */
  describe(file: Blob): Promise<OnnxGraph>;
  /** Runs the first rows of a table through the model as the signature says, keeping nothing. */
  sample(model: ModelBytes, signature: Signature, table: Digest, rows: number): Promise<SamplePredictions>;
  /** Compares the model's answers with a column of known ones (label or value), over up to `rows` rows. */
  compare(
    model: ModelBytes,
    signature: Signature,
    table: Digest,
    column: string,
    rows: number,
  ): Promise<Agreement>;
  keep(file: File, signature: Signature, ticket: JobTicket): Promise<ModelVersion>;
  /** Whether a stored model could be run by WebGPU, as far as its file tells. */
  webGpuAble(model: Digest): Promise<WebGpuAbility>;
  /** Prediction columns of rows spread over the table: what another backend is held against. Not for texts. */
  answerSample(model: Digest, table: Digest): Promise<readonly Column[]>;
  /** Times a sample; null where the table is too small for that to pay. */
  pace(model: Digest, table: Digest): Promise<Pace | null>;
  run(
    model: Digest,
    table: Digest,
    ticket: JobTicket,
    onProgress: OnProgress,
    note?: RunNote | null,
  ): Promise<Predictions>;
  latency(model: Digest, table: Digest, ticket: JobTicket, onProgress: OnProgress): Promise<LatencySample>;
  /** Permutation importance of every column that the model reads. Throws Problem "why.noFile", as those below do. */
  importance(question: ImportanceQuestion, onPart: OnPart<ImportancePart>): Promise<void>;
  /** Partial dependence and single curves. Throws Problem "why.noGrid" where a column has no values to go through. */
  dependence(question: DependenceQuestion): Promise<DependenceReport>;
  /** What the model says of one row as edited. Throws Problem "cell.wrongType". */
  whatIf(question: WhatIfQuestion): Promise<WhatIf>;
  /** Values of the donor that are enough to turn the answer; null where all of them are not. */
  smallestChange(question: SmallestChangeQuestion): Promise<Readonly<Record<string, Cell>> | null>;
  /** Makes a log from rows of a dataset and keeps its rows off the shelf. Throws the Problems "stream.…". */
  makeStream(question: StreamQuestion, ticket: JobTicket, onProgress: OnProgress): Promise<MadeStream>;
  /** Makes the same stream with one seed after the other, keeping none. Throws as `makeStream`. */
  tryStreams(question: StreamTrialQuestion, onRun: OnPart<TrialRun>): Promise<void>;
}

/** What is kept with predictions of wasm where something faster was tried before. */
export interface RunNote {
  whyNot: string;
  checked: BackendCheck | null;
}

/** A graphics processor, or a program that stands for one: right, and slow. */
export interface Adapter {
  name: string;
  software: boolean;
}

export interface WebGpuApi extends ShadowApi {
  /** null where there is none, also where the browser has WebGPU. */
  adapter(): Promise<Adapter | null>;
  /** Runs the sample that `trusted` answers (see InferApi.answerSample) and compares. */
  check(model: Digest, table: Digest, trusted: readonly Column[]): Promise<BackendVerdict>;
  /** Runs a model that passed the check. Throws where any row has no answer, keeping nothing. */
  run(
    model: Digest,
    table: Digest,
    checked: BackendCheck,
    ticket: JobTicket,
    onProgress: OnProgress,
  ): Promise<Predictions>;
}

/** What of a sheet decides its figures. */
export interface SheetSpec extends Pick<
  Sheet['body'],
  'evaluation' | 'column' | 'metric' | 'baseline' | 'rowBaselines'
> {
  slices: readonly { name: string; where: Predicate }[];
}

/** Some of the rows of a table. */
export interface RowsOf {
  table: Digest;
  where: Predicate;
}

/** Parts that a column is shown by. */
export type PartsBy =
  { of: 'classes'; column: string } | { of: 'slices'; slices: readonly { name: string; where: Predicate }[] };

export interface AnalyzeApi extends LogApi, DeploymentApi {
  /**
   * Hands over each column's summary as soon as it is there, and waits for the answer whether to go on: what else is
   * asked meanwhile, the cells above all, need not wait for all columns.
   */
  summarize(
    spec: ViewSpec,
    fields: readonly Field[],
    onColumn: (summary: ColumnSummary) => boolean,
  ): Promise<void>;
  /** Filters and sorts; the order stays in the worker under the returned handle until the next `arrange`s push it out. */
  arrange(spec: ViewSpec): Promise<{ handle: number; rows: number }>;
  /** Cells of rows [from, to) of an arranged view, by field, with the rows' numbers in the table. */
  cells(
    handle: number,
    fields: readonly Field[],
    from: number,
    to: number,
  ): Promise<{ rowNumbers: readonly number[]; columns: readonly (readonly Cell[])[] }>;
  /** Up to `limit` rows as tab-separated text with a header line. */
  copy(handle: number, fields: readonly Field[], from: number, to: number): Promise<string>;
  /** Distinct values of a field, most frequent first. */
  values(table: Digest, field: Field, limit: number): Promise<readonly { value: string; count: number }[]>;
  /**
   * Profiles a table over some of its rows, column by column as they stand, then looks for repeated rows; `label`: a
   * column that every other is held against. Throws Problem "split.tooManyClasses" where that holds no classes.
   */
  profile(spec: RowsOf & { label: string | null }, onPart: OnPart<ProfilePart>): Promise<void>;
  /** A column over some rows, beside itself in classes or slices of them. */
  columnParts(rows: RowsOf, column: string, by: PartsBy): Promise<ColumnParts>;
  /** How strongly each pair of columns goes together, on at most 100,000 sampled rows. */
  pairStrengths(rows: RowsOf, onPart: OnPart<PairsPart>): Promise<void>;
  /** One pair over all rows; null where one of the two is free text. */
  pair(rows: RowsOf, a: string, b: string): Promise<PairDetail | null>;
  /** Columns of the same name, of two tables or of two parts of one. */
  compareTables(reference: RowsOf, current: RowsOf, onPart: OnPart<ComparePart>): Promise<void>;
  /** Throws the problems of `learnConstant`. */
  learnConstant(table: Digest, column: string, by: ConstantAnswer['by']): Promise<LearnedConstant>;
  /** Keeps a model that is not a file: a column of predictions, a rule, a constant. */
  keepModel(model: Omit<ModelVersion, 'digest' | 'madeBy'>, ticket: JobTicket): Promise<ModelVersion>;
  /** Predictions of a model without a file, kept row-aligned like any model's. */
  adopt(model: Digest, table: Digest, ticket: JobTicket): Promise<Predictions>;
  evaluate(
    predictions: Digest,
    truth: string,
    ticket: JobTicket,
    onProgress: OnProgress,
    weights?: string | null,
  ): Promise<Evaluation>;
  /** What the metrics of an evaluation come to beyond those kept with it. */
  metricDetail(evaluation: Digest): Promise<MetricDetail>;
  /**
   * Models against a reference on the same rows, each handed over as it is there. Throws Problem "compare.otherRows",
   * "…otherTruth" or "…otherTask".
   */
  compareEvaluations(
    reference: Digest,
    others: readonly Digest[],
    onPart: OnPart<ComparisonReport['against'][number]>,
  ): Promise<ComparisonReport>;
  /** Where the second loses most first; `notShown`: values of the column beyond those shown. */
  compareOnSlices(
    reference: Digest,
    other: Digest,
    by: CompareBy,
  ): Promise<{ slices: readonly SliceDifference[]; notShown: number }>;
  sheet(spec: SheetSpec): Promise<ErrorSheet>;
  /** Actual against predicted over the rows of a slice, on the grid of all rows (regression). */
  pairs(evaluation: Digest, where: Predicate): Promise<PairBins>;
  /** Metrics on slices of an evaluation, alone or held against others, in the order asked. */
  measure(evaluation: Digest, asked: readonly Measuring[]): Promise<readonly MeasureAnswer[]>;
  /** The confusion matrix of a slice. */
  confusion(evaluation: Digest, where: Predicate): Promise<Confusion>;
  /** Rates by group of people, and how far the groups lie apart. Throws the problems of `fairnessReport`. */
  fairness(question: FairnessQuestion): Promise<FairnessReport>;
  /** Rows to be looked at one by one; by tags as they stand now. */
  mistakeQueue(question: QueueQuestion): Promise<QueueReport>;
  mistakeSuggestions(evaluation: Digest, where: Predicate, onProgress: OnProgress): Promise<Suggestions>;
  /** Mistakes that a predicate holds for; null where there are more than `most`. */
  mistakesWith(evaluation: Digest, where: Predicate, most: number): Promise<readonly number[] | null>;
  nearTags(evaluation: Digest, row: number): Promise<{ tags: readonly NearTag[]; compared: number }>;
  tagSummary(evaluation: Digest): Promise<TagSummary>;
  /** Scores sorted once, for thresholds to be moved without looking at rows. Throws Problem "threshold.noScores". */
  thresholdBench(spec: BenchSpec): Promise<ThresholdBench>;
  /** For each parity the cheapest thresholds by group; `ratio`: what a false positive costs in false negatives. */
  groupThresholds(spec: BenchSpec, ratio: number, tolerance: number): Promise<readonly ParitySteps[]>;
  /** Keeps a model that reads the same file and decides as another task says. */
  keepWithTask(model: Digest, task: Task, ticket: JobTicket): Promise<ModelVersion>;
  /** The answers of such a model from scores that are there already, without running it. */
  predictAtThreshold(predictions: Digest, model: Digest, ticket: JobTicket): Promise<Predictions>;
  /** Slices with more errors than the rest: searched on one half of the rows, tested on the other. */
  discover(question: DiscoveryQuestion, onProgress: OnProgress): Promise<DiscoveryReport>;
  errorTree(question: TreeQuestion, onProgress: OnProgress): Promise<TreeReport>;
  /** Errors by the values of two columns of the data. Throws Problem "discovery.tooManyTexts". */
  errorGrid(evaluation: Digest, x: string, y: string): Promise<ErrorGrid>;
  /** What takes how much room in this browser. */
  space(): Promise<SpaceUse>;
  /** Learns a recipe from the training rows of its table. Throws the problems of RecipeFitter. */
  fitRecipe(
    question: RecipeQuestion,
    tableName: string,
    ticket: JobTicket,
    onProgress: OnProgress,
  ): Promise<RecipeVersion>;
  /** Makes a table by a fitted recipe. `how`: the recipe in words. Throws the problems of RecipeRun. */
  applyRecipe(
    recipe: Digest,
    table: Digest,
    how: string,
    ticket: JobTicket,
    onProgress: OnProgress,
  ): Promise<TableVersion>;
  /** First rows before and after step number `at`, null = all steps; learned from the first rows alone. */
  previewRecipe(question: RecipeQuestion, at: number | null): Promise<RecipePreview>;
  /** How far the annotators of a labeling agree on the rows of a slice of its table. */
  agreement(question: LabelsQuestion, where: Predicate, level: Level): Promise<AgreementReport>;
  /** Rows on which labels differ, most split first. */
  disagreements(question: LabelsQuestion): Promise<DisagreementReport>;
  consensus(question: LabelsQuestion, by: ConsensusBy): Promise<ConsensusReport>;
  /** Keeps the labeled table with the consensus in a column, added or replaced. */
  makeConsensus(
    question: LabelsQuestion,
    by: ConsensusBy,
    column: string,
    ticket: JobTicket,
  ): Promise<TableVersion>;
  /** Against a column of the labeled table, null = against the majority of the others. */
  humanLevel(
    question: LabelsQuestion,
    reference: string | null,
    place: HumanLevelPlace,
  ): Promise<HumanLevelReport>;
  /** Suspected errors of a label column. Throws the problems of `findLabelIssues` and `outOfSampleProbabilities`. */
  labelIssues(question: IssuesQuestion, onProgress: OnProgress): Promise<IssuesReport>;
  /** Metrics and ranks of slices without suspected labels. Throws as `labelIssues`, and Problem "noise.regression". */
  noiseView(question: NoiseQuestion, onProgress: OnProgress): Promise<NoiseReport>;
  /** How columns go together with the model being wrong; texts of too many kinds are left out. */
  errorAssociations(
    evaluation: Digest,
    columns: readonly string[],
    onPart: OnPart<ErrorAssociation>,
  ): Promise<void>;
  /** Rankings, transcripts or boxes in columns. Throws the problems of `outputScorer`. */
  scoreOutputs(question: OutputQuestion, onProgress: OnProgress): Promise<OutputReport>;
  /** The nearest rows of which the model says something else. */
  counterfactuals(question: CounterfactualQuestion): Promise<readonly Counterfactual[]>;
  /** What a dataset lets one expect of others of its kind. */
  inferExpectations(table: Digest, onProgress: OnProgress): Promise<Expectations>;
  /** `known`: an earlier report of the same dataset, of which is kept what still holds. */
  checkDataset(
    expected: Expectations,
    table: Digest,
    known: CheckReport | null,
    onProgress: OnProgress,
  ): Promise<CheckReport>;
  /** Throws Problem "match.repeated" where a value of the key comes twice in a table. */
  skew(training: Digest, serving: Digest, key: string | null, onProgress: OnProgress): Promise<SkewReport>;
  /** Rows by part and class. Throws Problem "split.*" where a split is not fully said or cannot be made. */
  split(table: Digest, by: SplitBy): Promise<SplitReport>;
  /** `groups`: a column whose rows belong together, besides those the split or the import named. */
  leaks(table: Digest, by: SplitBy, groups: string | null, onProgress: OnProgress): Promise<LeakReport>;
  /** Simulates an estimate from its factors; what is wrong with them or the formula is part of the answer. */
  fermi(fermi: Fermi): Promise<FermiAnswer>;
  timeline(tasks: readonly TimelineTask[]): Promise<TimelineAnswer>;
  /** Keeps the rows of a part (by its index) as a dataset. */
  makePart(
    table: Digest,
    by: SplitBy,
    part: number,
    ticket: JobTicket,
    onProgress: OnProgress,
  ): Promise<TableVersion>;
  /** The same with its classes balanced. Throws Problem "resample.notTraining" for any part but the first. */
  resamplePart(
    table: Digest,
    by: SplitBy,
    part: number,
    how: Resampling,
    ticket: JobTicket,
    onProgress: OnProgress,
  ): Promise<TableVersion>;
}

export interface PackContents {
  /** Rows and row-level predictions. */
  data: boolean;
  models: boolean;
}

/** Which rows and columns of a table go into a file, and how. */
export interface TableExport {
  view: ViewSpec;
  /** In the order of the file, under these names. */
  columns: readonly { field: Field; name: string }[];
  format: 'csv' | 'parquet' | 'arrow';
  /** CSV: texts that a spreadsheet would take for a formula get an apostrophe in front. */
  defuse: boolean;
}

export interface PackApi {
  /** Sizes in bytes of what an export would carry, before packing. */
  measure(project: Id): Promise<{ documents: number; data: number; models: number }>;
  pack(project: Id, contents: PackContents, onProgress: OnProgress): Promise<Blob>;
  /** Reads a project file, all or nothing; returns the new project's id. */
  unpack(file: Blob, ticket: { job: Id }, onProgress: OnProgress): Promise<{ project: Id; name: string }>;
  exportTable(what: TableExport, onProgress: OnProgress): Promise<Blob>;
  /** The counts of a log in the open format of profiles. Throws Problem "profile.layout". */
  exportProfile(profile: Digest, format: 'parquet' | 'json', onProgress: OnProgress): Promise<Blob>;
}

export type StoredObject = AnyObject;
