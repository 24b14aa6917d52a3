import type { Id } from '../core/kernel/objects.ts';
import type { PackContents } from '../compute/contract.ts';
import { packLane } from '../compute/clients.ts';
import type { Tasks } from './tasks.svelte.ts';

/** Projects out to one file and in from one. */
export class Exchange {
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  measure(project: Id): Promise<{ documents: number; data: number; models: number }> {
    return packLane.run((api) => api.measure(project));
  }

  pack(project: Id, name: string, contents: PackContents): Promise<Blob> {
    return this.#tasks.run({
      title: `Export ${name}`,
      project,
      run: (_job, onProgress, signal) =>
        packLane.run((api) => api.pack(project, contents, onProgress), signal),
    });
  }

  unpack(file: Blob, fileName: string): Promise<{ project: Id; name: string }> {
    return this.#tasks.run({
      title: `Open ${fileName}`,
      project: null,
      run: (job, onProgress, signal) => packLane.run((api) => api.unpack(file, { job }, onProgress), signal),
    });
  }
}
