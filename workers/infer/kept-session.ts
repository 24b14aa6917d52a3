import type { ModelBytes } from '../../src/compute/contract.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { bytesOfModel } from './model-bytes.ts';
import type { ModelSession } from './open-session.ts';

/** One model kept open between calls, since opening it again would cost more than running it. */
export class KeptSession {
  #kept: { key: Blob | Digest; session: Promise<ModelSession> } | null = null;
  readonly #open: (bytes: Uint8Array<ArrayBuffer>) => Promise<ModelSession>;

  constructor(open: (bytes: Uint8Array<ArrayBuffer>) => Promise<ModelSession>) {
    this.#open = open;
  }

  /** Opens a model, or returns the one at hand if it is the same. */
  of(model: ModelBytes): Promise<ModelSession> {
    const key = 'file' in model ? model.file : model.model;
    if (this.#kept && sameModel(this.#kept.key, key)) return this.#kept.session;
    const before = this.#kept?.session;
    const session = (async () => {
      const old = await before?.catch(() => null);
      await old?.open.release();
      return this.#open(await bytesOfModel(model));
    })();
    this.#kept = { key, session };
    session.catch(() => {
      if (this.#kept?.session === session) this.#kept = null;
    });
    return session;
  }
}

// Each call clones the page's Blob, so that the same file arrives as another object.
function sameModel(a: Blob | Digest, b: Blob | Digest): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return (
    a instanceof File &&
    b instanceof File &&
    a.name === b.name &&
    a.size === b.size &&
    a.lastModified === b.lastModified
  );
}
