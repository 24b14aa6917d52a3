import { parseLane, viewLane } from '../compute/clients.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ColumnSummary } from '../core/profile/summary.ts';
import type { Field } from '../core/slices/predicate.ts';
import type { Cell, ViewSpec } from '../core/slices/view.ts';
import type { GivenPlan } from '../core/table/preview-csv.ts';
import type { Preview, ReadOutcome, ReadPlan } from '../core/table/read-plan.ts';
import { callback } from '../compute/lane.ts';
import type { Documents } from './documents.svelte.ts';
import type { Tasks, Work } from './tasks.svelte.ts';

export interface Cells {
  rowNumbers: readonly number[];
  columns: readonly (readonly Cell[])[];
}

/** Tables in, and rows out for the eye. */
export class Datasets {
  readonly #tasks: Tasks;
  readonly #documents: Documents;

  constructor(tasks: Tasks, documents: Documents) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  preview(file: File, given: GivenPlan, signal?: AbortSignal): Promise<Preview> {
    return parseLane.run((api) => api.preview(file, given), signal);
  }

  /** `bytes`: how much room it takes here at least. */
  read(file: File, plan: ReadPlan, project: Id, name: string, bytes: number): Promise<ReadOutcome> {
    return this.#read({
      title: `Read ${file.name}`,
      project,
      bytes,
      run: (job, onProgress, signal) =>
        parseLane.run<ReadOutcome>((api) => api.read(file, plan, { job, project, name }, onProgress), signal),
    });
  }

  /** As `preview` and `read`, of several files with the same columns as one table. */
  previewTogether(files: readonly File[], given: GivenPlan): Promise<Preview> {
    return parseLane.run((api) => api.previewTogether(files, given));
  }

  readTogether(
    files: readonly File[],
    plan: ReadPlan,
    given: GivenPlan,
    project: Id,
    name: string,
    bytes: number,
  ): Promise<ReadOutcome> {
    return this.#read({
      title: `Read ${String(files.length)} files as “${name}”`,
      project,
      bytes,
      run: (job, onProgress, signal) =>
        parseLane.run<ReadOutcome>(
          (api) => api.readTogether(files, plan, given, { job, project, name }, onProgress),
          signal,
        ),
    });
  }

  arrange(spec: ViewSpec): Promise<{ handle: number; rows: number }> {
    return viewLane.run((api) => api.arrange(spec));
  }

  cells(handle: number, fields: readonly Field[], from: number, to: number): Promise<Cells> {
    return viewLane.run((api) => api.cells(handle, fields, from, to));
  }

  copy(handle: number, fields: readonly Field[], from: number, to: number): Promise<string> {
    return viewLane.run((api) => api.copy(handle, fields, from, to));
  }

  values(table: Digest, field: Field, limit: number): Promise<readonly { value: string; count: number }[]> {
    return viewLane.run((api) => api.values(table, field, limit));
  }

  summarize(
    spec: ViewSpec,
    fields: readonly Field[],
    onColumn: (summary: ColumnSummary) => boolean,
  ): Promise<void> {
    return viewLane.run((api) => api.summarize(spec, fields, callback(onColumn)));
  }

  /** Work whose dataset can be taken off the shelf again by undo. */
  async #read(work: Work<ReadOutcome>): Promise<ReadOutcome> {
    const sinceMs = Date.now();
    const outcome = await this.#tasks.run(work);
    if (outcome.state === 'done' && work.project) {
      await this.#documents.rememberShelved(work.project, outcome.table.digest, sinceMs);
    }
    return outcome;
  }
}
