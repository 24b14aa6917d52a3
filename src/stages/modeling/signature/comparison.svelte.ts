import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Signature } from '../../../core/model/signature.ts';
import type { Models } from '../../../session/models.ts';

export type Agreement = Awaited<ReturnType<Models['compare']>>;

/** The model's answers against a column of known ones. A result belongs to the signature it was made with. */
export class Comparison {
  running = $state(false);
  problem = $state.raw<ProblemFacts | null>(null);
  #made = $state.raw<{ signature: Signature; column: string; agreement: Agreement } | null>(null);
  readonly #models: Models;
  readonly #file: Blob;
  #abort = new AbortController();

  constructor(models: Models, file: Blob) {
    this.#models = models;
    this.#file = file;
  }

  async run(signature: Signature, table: Digest, column: string): Promise<void> {
    this.running = true;
    this.problem = null;
    try {
      const model = { file: this.#file };
      const agreement = await this.#models.compare(model, signature, table, column, this.#abort.signal);
      this.#made = { signature, column, agreement };
    } catch (error) {
      this.#made = null;
      if (!(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      this.running = false;
    }
  }

  /** Ends a comparison on its way. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** null where nothing was compared yet, or the signature has changed since. */
  resultFor(signature: Signature, column: string): Agreement | null {
    const made = this.#made;
    return made?.signature === signature && made.column === column ? made.agreement : null;
  }
}
