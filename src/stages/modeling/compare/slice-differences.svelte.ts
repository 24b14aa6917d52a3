import type { CompareBy, SliceDifference } from '../../../core/evaluation/compare-slices.ts';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Comparing } from '../../../session/comparing.ts';

/** Where one of two models wins and the other loses; only the newest question counts. */
export class SliceDifferences {
  found = $state.raw<{ slices: readonly SliceDifference[]; notShown: number } | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #comparing: Comparing;
  #asked = 0;

  constructor(comparing: Comparing) {
    this.#comparing = comparing;
  }

  async ask(reference: Digest, other: Digest, by: CompareBy): Promise<void> {
    const asked = ++this.#asked;
    try {
      const found = await this.#comparing.slices(reference, other, by);
      if (asked !== this.#asked) return;
      this.found = found;
      this.problem = null;
    } catch (error) {
      // Another comparison was asked for meanwhile: what it leads to asks again.
      if (asked !== this.#asked || error instanceof Cancelled) return;
      this.found = null;
      this.problem = factsOf(error);
    }
  }
}
