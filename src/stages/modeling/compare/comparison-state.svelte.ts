import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { ComparisonReport, ModelComparison } from '../../../core/evaluation/compare-models.ts';
import type { MetricPair } from '../../../core/evaluation/compare-classes.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Comparing } from '../../../session/comparing.ts';

/** The figures of a comparison on the screen; only the newest question counts. */
export class ComparisonState {
  report = $state.raw<ComparisonReport | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  busy = $state(false);
  readonly #comparing: Comparing;
  #stop: AbortController | null = null;

  constructor(comparing: Comparing) {
    this.#comparing = comparing;
  }

  async ask(reference: Digest, others: readonly Digest[]): Promise<void> {
    this.stop();
    const own = (this.#stop = new AbortController());
    this.problem = null;
    this.busy = true;
    try {
      const report = await this.#comparing.models(reference, others, own.signal);
      if (this.#stop === own) this.report = report;
    } catch (error) {
      if (this.#stop !== own || error instanceof Cancelled) return;
      this.report = null;
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
    return this.report?.against.find((other) => other.evaluation === evaluation)?.comparison ?? null;
  }

  pair(evaluation: Digest, metric: string): MetricPair | null {
    return this.of(evaluation)?.metrics.find(({ measure }) => measure.metric === metric) ?? null;
  }
}
