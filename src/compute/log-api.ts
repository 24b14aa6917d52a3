import type { ColumnDetail, ColumnQuestion } from '../core/drift/column-detail.ts';
import type { BandPart, BandQuestion, DriftPart, DriftQuestion } from '../core/drift/drift-question.ts';
import type { LogProfile, ProfileQuestion } from '../core/drift/log-profile.ts';
import type {
  ApartPart,
  PairChangesPart,
  PairOfWindows,
  TextPart,
  TogetherQuestion,
} from '../core/drift/together-question.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { DriftErrorPart, DriftErrorQuestion } from '../core/monitor/drift-and-error.ts';
import type { FeedbackQuestion, FeedbackReport } from '../core/monitor/feedback-report.ts';
import type {
  EffectsPart,
  EffectsQuestion,
  Followed,
  PartsQuestion,
  PerformanceQuestion,
  PerformanceReport,
} from '../core/monitor/performance-report.ts';
import type { LogSeriesQuestion } from '../core/monitor/row-series.ts';
import type { Series } from '../core/monitor/signal.ts';
import type { WatchQuestion, WatchReport } from '../core/monitor/watch-report.ts';
import type { Predicate } from '../core/slices/predicate.ts';
import type { TableVersion } from '../core/table/column.ts';
import type { Progress, OnProgress, OnPart, JobTicket } from './calls.ts';

/** What is asked of production logs. */
export interface LogApi {
  /** Counts a log by window and keeps the counts as a table in the layout of profiles. Throws the problems of `windowsOf`. */
  profileLog(question: ProfileQuestion, ticket: JobTicket, onProgress: OnProgress): Promise<TableVersion>;
  /**
   * Keeps a table with the rows of a batch behind its own; `shelved`: whether the batch is a dataset of the project. Throws
   * Problem "append.columns" and "append.empty".
   */
  appendRows(
    question: { table: Digest; batch: Digest; shelved: boolean },
    ticket: JobTicket,
    onProgress: OnProgress,
  ): Promise<TableVersion>;
  /** Counts that were kept, or made elsewhere. Throws Problem "profile.layout". */
  logProfile(profile: Digest): Promise<LogProfile>;
  /**
   * A stream of a log as detectors see it, its level and the shape of that; null as soon as the answer to how far it is
   * is no. Throws Problem "field.missing", "log.time", "watch.noNumbers", "feedback.notSuch" and those of `logOutcome`.
   */
  watchStream(
    question: WatchQuestion,
    onProgress: (progress: Progress) => boolean,
  ): Promise<WatchReport | null>;
  /** Feedback over time and by group. Throws Problem "field.missing", "log.time", "feedback.notSuch". */
  feedback(question: FeedbackQuestion): Promise<FeedbackReport>;
  /** Series from the rows of a log, in the order asked. Throws Problem "field.missing", "log.notTimes" and those of `logOutcome`. */
  logSeries(question: LogSeriesQuestion): Promise<readonly Series[]>;
  /** How the model of a log does, by window and in two periods. Throws as `logSeries` does. */
  logPerformance(question: PerformanceQuestion): Promise<PerformanceReport>;
  /** A metric over parts of the rows; null where the log lacks what a part is cut by. */
  logParts(
    question: PartsQuestion,
    wheres: readonly (Predicate | null)[],
  ): Promise<readonly (Followed | null)[]>;
  /** Which changes of inputs are likely to move its errors, column by column; until the answer is no. */
  logEffects(question: EffectsQuestion, onPart: (part: EffectsPart) => boolean): Promise<void>;
  /** Two windows of a log by their rows, until the answer is no. Throws Problem "field.missing", "log.time". */
  exactDrift(question: DriftQuestion, onPart: (part: DriftPart) => boolean): Promise<void>;
  /** One column of two windows, closely; null for times. Throws as `exactDrift`. */
  driftDetail(question: ColumnQuestion): Promise<ColumnDetail | null>;
  /** How well two windows can be told apart by all columns together, over a sample of rows. Throws as `exactDrift`. */
  driftApart(question: TogetherQuestion, onPart: OnPart<ApartPart>): Promise<void>;
  /** How strongly pairs go together in two windows, over a sample of rows. Throws as `exactDrift`. */
  driftOfPairs(question: TogetherQuestion, onPart: OnPart<PairChangesPart>): Promise<void>;
  /** One pair over all rows of two windows. Throws as `exactDrift`. */
  pairOfWindows(question: Omit<TogetherQuestion, 'columns'>, a: string, b: string): Promise<PairOfWindows>;
  /** Columns of texts by their words, over a sample of rows. Throws as `exactDrift`. */
  driftOfTexts(question: TogetherQuestion, onPart: OnPart<TextPart>): Promise<void>;
  /** Drift and errors by column. Throws as `logPerformance` does. */
  driftAndErrors(question: DriftErrorQuestion, onPart: OnPart<DriftErrorPart>): Promise<void>;
  /** What distances come to without drift, from counts; until the answer is no. */
  driftBands(question: BandQuestion, onPart: (part: BandPart) => boolean): Promise<void>;
}
