import { analyzeLane, viewLane } from '../compute/clients.ts';
import type { NoiseQuestion, NoiseReport } from '../core/evaluation/noise-report.ts';
import type { Id } from '../core/kernel/objects.ts';
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
import type { Annotation, Labeling } from '../core/labels/labeling.ts';
import type { Predicate } from '../core/slices/predicate.ts';
import type { TableVersion } from '../core/table/column.ts';
import { addEvents, eventsOfKind } from '../storage/events.ts';
import { endJob } from '../storage/jobs.ts';
import type { Documents } from './documents.svelte.ts';
import type { Given } from './given.ts';
import type { History, Step } from './history.svelte.ts';
import { freshId } from './ids.ts';
import type { Tasks } from './tasks.svelte.ts';

/** One thing said of a row, and what the same person had said before. */
export interface Said {
  by: string;
  row: number;
  what: Annotation['body']['what'];
  value: string | null;
  before: string | null;
  round: number;
  definition: number | null;
}

/** What is annotated: a labeling, or a shadow comparison whose disagreements are judged. */
export interface Annotated {
  id: Id;
  projectId: Id;
  body: { blind: boolean };
}

/** Labels of several people: said, counted, ruled on, and made into a version of the data. */
export class Labels {
  readonly #tasks: Tasks;
  readonly #documents: Documents;
  readonly #history: History;
  #lastMs = 0;

  constructor({ tasks, documents, history }: Pick<Given, 'tasks' | 'documents' | 'history'>) {
    this.#tasks = tasks;
    this.#documents = documents;
    this.#history = history;
  }

  /** Adds an event; taking it back adds one more that says what was said before. */
  async annotate(labeling: Annotated, said: Said, label: string): Promise<Step> {
    const add = async (value: string | null): Promise<boolean> => {
      await addEvents([this.#event(labeling, said, value)]);
      return true;
    };
    const step: Step = { label, redo: () => add(said.value), undo: () => add(said.before) };
    await this.#documents.follow(this.#history.run(step));
    return step;
  }

  agreement(question: LabelsQuestion, where: Predicate, level: Level): Promise<AgreementReport> {
    return viewLane.run((api) => api.agreement(question, where, level));
  }

  disagreements(question: LabelsQuestion): Promise<DisagreementReport> {
    return viewLane.run((api) => api.disagreements(question));
  }

  consensus(question: LabelsQuestion, by: ConsensusBy): Promise<ConsensusReport> {
    return viewLane.run((api) => api.consensus(question, by));
  }

  humanLevel(
    question: LabelsQuestion,
    reference: string | null,
    place: HumanLevelPlace,
  ): Promise<HumanLevelReport> {
    return viewLane.run((api) => api.humanLevel(question, reference, place));
  }

  /** The same of a labeling that is not on the screen. */
  async humanLevelOf(labeling: Labeling, place: HumanLevelPlace): Promise<HumanLevelReport> {
    const all = await eventsOfKind(labeling.projectId, 'annotation');
    const mine = all.filter(({ body }) => body.labeling === labeling.id && body.what === 'label');
    return this.humanLevel({ labeling, known: mine.length }, labeling.body.reference, place);
  }

  /** Puts the labeled table with the consensus on the shelf, and the result into the labeling. */
  async makeConsensus(
    question: LabelsQuestion,
    by: ConsensusBy,
    column: string,
    name: string,
  ): Promise<TableVersion> {
    const { labeling } = question;
    const project = labeling.projectId;
    const sinceMs = Date.now();
    const table = await this.#tasks.run({
      title: `Make “${name}”`,
      project,
      run: (job, _onProgress, signal) =>
        analyzeLane.run<TableVersion>(
          (api) => api.makeConsensus(question, by, column, { job, project, name }),
          signal,
        ),
    });
    await this.#documents.rememberShelved(project, table.digest, sinceMs);
    const { body } = labeling;
    if (body.results.every((result) => result.table !== table.digest)) {
      const results = [...body.results, { table: table.digest, atMs: Date.now() }];
      await this.#documents.change(labeling, { body: { ...body, results } }, `Result of “${labeling.name}”`);
    }
    return table;
  }

  issues(question: IssuesQuestion, project: Id, title: string): Promise<IssuesReport> {
    return this.#tasks.run({
      title,
      project,
      run: async (job, onProgress, signal) => {
        const found = await analyzeLane.run<IssuesReport>(
          (api) => api.labelIssues(question, onProgress),
          signal,
        );
        await endJob(job, 'done', Date.now(), null);
        return found;
      },
    });
  }

  /** What an evaluation comes to without the rows whose label is suspected. */
  noiseView(question: NoiseQuestion, project: Id, title: string): Promise<NoiseReport> {
    return this.#tasks.run({
      title,
      project,
      run: async (job, onProgress, signal) => {
        const report = await analyzeLane.run<NoiseReport>(
          (api) => api.noiseView(question, onProgress),
          signal,
        );
        await endJob(job, 'done', Date.now(), null);
        return report;
      },
    });
  }

  #event(labeling: Annotated, { by, row, what, round, definition }: Said, value: string | null): Annotation {
    // Each later than the one before, since of two at one instant none would be the latest.
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1);
    return {
      id: freshId(),
      projectId: labeling.projectId,
      kind: 'annotation',
      atMs: this.#lastMs,
      by,
      body: { labeling: labeling.id, row, what, value, round, definition, blind: labeling.body.blind },
    };
  }
}
