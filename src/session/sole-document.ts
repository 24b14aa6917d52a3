import type { AnyDocument } from '../core/artifact/documents.ts';
import type { Id } from '../core/kernel/objects.ts';
import type { Documents } from './documents.svelte.ts';

/** Which document it is, and how it begins. */
export interface Sole<D extends AnyDocument> {
  project: Id;
  /** The one, among all of the project's documents. */
  isIt: (document: AnyDocument) => document is D;
  /** What tells it from others, so that two tabs do not both make one. */
  key: string;
  /** Its body as the screen shows it, whether it exists yet or not. */
  shown: () => D['body'];
  make: (body: D['body']) => D;
}

/**
 * A document that there is one of at most, made with its first change: a sheet, a definition. Changes follow each
 * other, each on what the one before left.
 */
export class SoleDocument<D extends AnyDocument> {
  readonly #documents: Documents;
  readonly #sole: Sole<D>;
  #saving: Promise<void> = Promise.resolve();

  constructor(documents: Documents, sole: Sole<D>) {
    this.#documents = documents;
    this.#sole = sole;
  }

  /**
   * Writes one change of its body. `label` says what is done, for undo; `seen`: what stood there when the person began
   * to type, where that was earlier.
   */
  change(patch: Partial<D['body']>, label: string, seen: Partial<D['body']> = {}): Promise<void> {
    const next = this.#saving.then(async () => {
      const document =
        (await this.#latest()) ?? (await this.#begin({ ...this.#sole.shown(), ...patch }, label));
      if (!document) return;
      const body: D['body'] = { ...document.body, ...seen };
      await this.#documents.change({ ...document, body }, { body: { ...body, ...patch } }, label);
    });
    this.#saving = next.catch(() => undefined);
    return this.#documents.follow(next);
  }

  #latest(): Promise<D | null> {
    const { project, isIt } = this.#sole;
    return this.#documents.latest(
      project,
      (document): document is D => document.deletedMs === null && isIt(document),
    );
  }

  /** Adds it; where another tab was faster, gives back that one. */
  async #begin(body: D['body'], label: string): Promise<D | null> {
    const { project, key, make } = this.#sole;
    let found: D | null = null;
    await navigator.locks.request(`sole:${project}:${key}`, async () => {
      found = await this.#latest();
      if (!found) await this.#documents.add(make(body), label);
    });
    return found;
  }
}
