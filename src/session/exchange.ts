import type { Digest, Id } from '../core/kernel/objects.ts';
import type { OnProgress } from '../compute/calls.ts';
import type { PackContents, TableExport } from '../compute/contract.ts';
import { packLane } from '../compute/clients.ts';
import { endJob, owning } from '../storage/jobs.ts';
import type { Copies } from './copies.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';

export type { TableExport } from '../compute/contract.ts';

/** Projects out to one file and in from one; tables out. */
export class Exchange {
  readonly #tasks: Tasks;
  readonly #copies: Copies;

  constructor(tasks: Tasks, copies: Copies) {
    this.#tasks = tasks;
    this.#copies = copies;
  }

  measure(project: Id): Promise<{ documents: number; data: number; models: number }> {
    return packLane.run((api) => api.measure(project));
  }

  /** Where nothing is left out, the file counts as the project's copy. */
  async pack(project: Id, name: string, contents: PackContents): Promise<Blob> {
    const revisions = await this.#copies.now(project);
    const file = await this.#write(project, name, (onProgress, signal) =>
      packLane.run((api) => api.pack(project, contents, onProgress), signal),
    );
    if (contents.data && contents.models) await this.#copies.made(project, revisions);
    return file;
  }

  /** The rows of a view as one file. */
  exportTable(what: TableExport, project: Id, fileName: string): Promise<Blob> {
    return this.#write(project, fileName, (onProgress, signal) =>
      packLane.run((api) => api.exportTable(what, onProgress), signal),
    );
  }

  /** The counts of a log, in the open format of profiles. */
  exportProfile(profile: Digest, format: 'parquet' | 'json', project: Id, fileName: string): Promise<Blob> {
    return this.#write(project, fileName, (onProgress, signal) =>
      packLane.run((api) => api.exportProfile(profile, format, onProgress), signal),
    );
  }

  #write(
    project: Id,
    fileName: string,
    write: (onProgress: OnProgress, signal: AbortSignal) => Promise<Blob>,
  ): Promise<Blob> {
    return this.#tasks.run({
      title: `Export ${fileName}`,
      project,
      // A job that commits nothing: it is held and ended here, so that other tabs do not take it for a dead one.
      run: (job, onProgress, signal) =>
        owning(job, async () => {
          const file = await write(onProgress, signal);
          await endJob(job, 'done', Date.now(), null);
          return file;
        }),
    });
  }

  async unpack(file: Blob, fileName: string): Promise<{ project: Id; name: string }> {
    const opened = await this.#unpack(file, fileName);
    await this.#copies.made(opened.project, await this.#copies.now(opened.project));
    return opened;
  }

  #unpack(file: Blob, fileName: string): Promise<{ project: Id; name: string }> {
    return this.#tasks.run({
      title: `Open ${fileName}`,
      project: null,
      bytes: file.size,
      run: (job, onProgress, signal) => packLane.run((api) => api.unpack(file, { job }, onProgress), signal),
    });
  }
}
