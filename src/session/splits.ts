import { analyzeLane, viewLane } from '../compute/clients.ts';
import type { OnProgress } from '../compute/calls.ts';
import { newDocument } from '../core/artifact/new-document.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { Resampling } from '../core/splits/resample.ts';
import {
  frozenPartsOn,
  partsOfSplit,
  type Split,
  type SplitBy,
  type TestSetSeen,
} from '../core/splits/split-document.ts';
import type { LeakReport, SplitReport } from '../core/splits/split-report.ts';
import type { TableVersion } from '../core/table/column.ts';
import { documentsOf } from '../storage/documents.ts';
import { addEvents } from '../storage/events.ts';
import { endJob } from '../storage/jobs.ts';
import type { Documents } from './documents.svelte.ts';
import { freshId } from './ids.ts';
import type { Tasks } from './tasks.svelte.ts';
import type { Who } from './who.svelte.ts';

/** Tables in parts: made, looked through for leaks, kept as datasets; looks at frozen parts are counted. */
export class Splits {
  readonly #tasks: Tasks;
  readonly #documents: Documents;
  readonly #who: Who;

  constructor(tasks: Tasks, documents: Documents, who: Who) {
    this.#tasks = tasks;
    this.#documents = documents;
    this.#who = who;
  }

  report(table: Digest, by: SplitBy): Promise<SplitReport> {
    return viewLane.run((api) => api.split(table, by));
  }

  async add(table: Digest, by: SplitBy, project: Id, name: string): Promise<Split> {
    const identity = { id: freshId(), projectId: project, name, nowMs: Date.now() };
    const split = newDocument('split', identity, { table, by, note: '', datasets: [] });
    await this.#documents.add(split, `Add split “${name}”`);
    return split;
  }

  leaks({ projectId, name, body }: Split, groups: string | null): Promise<LeakReport> {
    return this.#tasks.run({
      title: `Look for leaks in “${name}”`,
      project: projectId,
      run: async (job, onProgress, signal) => {
        const found = await analyzeLane.run<LeakReport>(
          (api) => api.leaks(body.table, body.by, groups, onProgress),
          signal,
        );
        await endJob(job, 'done', Date.now(), null);
        return found;
      },
    });
  }

  /** Keeps a part as a dataset, and notes in the split that it is that. */
  async keepPart(split: Split, part: number, name: string): Promise<TableVersion> {
    const { table, by } = split.body;
    const made = await this.#derive(split, name, (job, onProgress, signal) =>
      analyzeLane.run<TableVersion>(
        (api) => api.makePart(table, by, part, { job, project: split.projectId, name }, onProgress),
        signal,
      ),
    );
    const now = await this.#documents.latest(
      split.projectId,
      (doc): doc is Split => doc.kind === 'split' && doc.id === split.id,
    );
    const { body } = now ?? split;
    const others = body.datasets.filter((dataset) => dataset.table !== made.digest);
    const datasets = [...others, { part: partsOfSplit(by)[part]!.name, table: made.digest }];
    await this.#documents.change(now ?? split, { body: { ...body, datasets } }, `Dataset “${name}”`);
    return made;
  }

  resample(split: Split, part: number, how: Resampling, name: string): Promise<TableVersion> {
    const { table, by } = split.body;
    return this.#derive(split, name, (job, onProgress, signal) =>
      analyzeLane.run<TableVersion>(
        (api) => api.resamplePart(table, by, part, how, { job, project: split.projectId, name }, onProgress),
        signal,
      ),
    );
  }

  /** Counts a look where the table is a frozen part; elsewhere nothing happens. */
  async look(project: Id, table: Digest, how: TestSetSeen['body']['how'], object: Digest): Promise<void> {
    const documents = await documentsOf(project);
    const splits = documents.filter((doc): doc is Split => doc.kind === 'split' && doc.deletedMs === null);
    const events = frozenPartsOn(splits, table).map(({ split, part }): TestSetSeen => ({
      id: freshId(),
      projectId: project,
      kind: 'testSetSeen',
      atMs: Date.now(),
      by: this.#who.name ?? '',
      body: { split: split.id, part, how, object },
    }));
    if (events.length > 0) await addEvents(events);
  }

  /** A dataset on the shelf that can be taken off it again by undo. */
  async #derive(
    { projectId }: Split,
    name: string,
    run: (job: Id, onProgress: OnProgress, signal: AbortSignal) => Promise<TableVersion>,
  ): Promise<TableVersion> {
    const sinceMs = Date.now();
    const made = await this.#tasks.run({ title: `Make “${name}”`, project: projectId, run });
    await this.#documents.rememberShelved(projectId, made.digest, sinceMs);
    return made;
  }
}
