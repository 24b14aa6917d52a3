import { parseLane, viewLane } from '../compute/clients.ts';
import type { Entry } from '../core/artifact/documents.ts';
import { withVersion } from '../core/artifact/entry-versions.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ColumnSummary } from '../core/profile/summary.ts';
import type { Field } from '../core/slices/predicate.ts';
import type { Cell, ViewSpec } from '../core/slices/view.ts';
import type { GivenPlan } from '../core/table/preview-csv.ts';
import type { Preview, ReadOutcome, ReadPlan } from '../core/table/read-plan.ts';
import { callback } from '../compute/lane.ts';
import type { Documents } from './documents.svelte.ts';
import type { Step } from './history.svelte.ts';
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

  /** `bytes`: how much room it takes here at least; `place`: whose present version it replaces. */
  read(
    file: File,
    plan: ReadPlan,
    project: Id,
    name: string,
    bytes: number,
    place: Entry | null = null,
  ): Promise<ReadOutcome> {
    const ticket = { project, name, unshelved: place !== null };
    return this.#read(
      {
        title: `Read ${file.name}`,
        project,
        bytes,
        run: (job, onProgress, signal) =>
          parseLane.run<ReadOutcome>((api) => api.read(file, plan, { job, ...ticket }, onProgress), signal),
      },
      place,
    );
  }

  /** Reads rows that are to be added to a table: they are kept, and stand on no shelf. */
  readBatch(file: File, plan: ReadPlan, project: Id): Promise<ReadOutcome> {
    return this.#tasks.run({
      title: `Read ${file.name}`,
      project,
      bytes: file.size,
      run: (job, onProgress, signal) => {
        const ticket = { job, project, name: file.name, unshelved: true };
        return parseLane.run<ReadOutcome>((api) => api.read(file, plan, ticket, onProgress), signal);
      },
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
    place: Entry | null = null,
  ): Promise<ReadOutcome> {
    const ticket = { project, name, unshelved: place !== null };
    return this.#read(
      {
        title: `Read ${String(files.length)} files as “${name}”`,
        project,
        bytes,
        run: (job, onProgress, signal) =>
          parseLane.run<ReadOutcome>(
            (api) => api.readTogether(files, plan, given, { job, ...ticket }, onProgress),
            signal,
          ),
      },
      place,
    );
  }

  /** Lets a version stand in the place of the present one, which becomes an earlier one; null where it stands already. */
  place(entry: Entry, version: Digest, label: string): Promise<Step> | null {
    if (entry.body.object === version) return null;
    return this.#documents.change(entry, { body: withVersion(entry, version, Date.now()) }, label);
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
  async #read(work: Work<ReadOutcome>, place: Entry | null): Promise<ReadOutcome> {
    const sinceMs = Date.now();
    const outcome = await this.#tasks.run(work);
    if (outcome.state !== 'done' || !work.project) return outcome;
    const { digest } = outcome.table;
    if (place) await this.place(place, digest, `Replace the file of “${place.name}”`);
    else await this.#documents.rememberShelved(work.project, digest, sinceMs);
    return outcome;
  }
}
