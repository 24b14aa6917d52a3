import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { ComparisonReport, ModelComparison } from '../../../core/evaluation/compare-models.ts';
import type { MetricPair } from '../../../core/evaluation/compare-classes.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Comparing } from '../../../session/comparing.ts';

/** The figures of a comparison on the screen; only the newest question counts. */
export class ComparisonState {
  /** null while it is being made, and after it was stopped. */
  report = $state.raw<ComparisonReport | null>(null);
  /** What is there of it. */
  against = $state.raw<ComparisonReport['against']>([]);
  problem = $state.raw<ProblemFacts | null>(null);
  busy = $state(false);
  /** How many of those asked for are there. */
  done = $state(0);
  readonly #comparing: Comparing;
  #stop: AbortController | null = null;
  #reference: Digest | null = null;

  constructor(comparing: Comparing) {
    this.#comparing = comparing;
  }

  async ask(reference: Digest, others: readonly Digest[]): Promise<void> {
    this.stop();
    const own = (this.#stop = new AbortController());
    this.problem = null;
    this.busy = true;
    this.done = 0;
    this.report = null;
    // Against the same reference they say the same again: they stay on the screen meanwhile.
    const stays = this.#reference === reference;
    this.against = stays ? this.against.filter(({ evaluation }) => others.includes(evaluation)) : [];
    this.#reference = reference;
    try {
      const report = await this.#comparing.models(
        reference,
        others,
        (part) => {
          if (this.#stop !== own) return;
          this.done++;
          this.against = [...this.against.filter((other) => other.evaluation !== part.evaluation), part];
        },
        own.signal,
      );
      if (this.#stop !== own) return;
      this.report = report;
      this.against = report.against;
    } catch (error) {
      if (this.#stop !== own || error instanceof Cancelled) return;
      this.problem = factsOf(error);
    } finally {
      if (this.#stop === own) {
        this.busy = false;
        this.#stop = null;
      }
    }
  }

  stop(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.busy = false;
  }

  of(evaluation: Digest): ModelComparison | null {
    return this.against.find((other) => other.evaluation === evaluation)?.comparison ?? null;
  }

  pair(evaluation: Digest, metric: string): MetricPair | null {
    return this.of(evaluation)?.metrics.find(({ measure }) => measure.metric === metric) ?? null;
  }
}
