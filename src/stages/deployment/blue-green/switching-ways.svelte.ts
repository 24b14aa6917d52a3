import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { BlueGreenSettings } from '../../../core/rollout/blue-green-settings.ts';
import type { SwitchingFigures } from '../../../core/rollout/compare-switching.ts';
import type { RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import type { Rollouts } from '../../../session/rollouts.ts';

/** The ways to switch, held together; only the newest question counts. */
export class SwitchingWays {
  ways = $state.raw<readonly SwitchingFigures[]>([]);
  busy = $state(false);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #rollouts: Rollouts;
  #stop: AbortController | null = null;

  constructor(rollouts: Rollouts) {
    this.#rollouts = rollouts;
  }

  stop(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.busy = false;
  }

  async ask(question: RolloutQuestion, settings: BlueGreenSettings): Promise<void> {
    this.stop();
    const own = (this.#stop = new AbortController());
    this.busy = true;
    try {
      const ways = await this.#rollouts.switchingWays(question, settings, own.signal);
      if (this.#stop !== own) return;
      this.ways = ways;
      this.problem = null;
    } catch (error) {
      if (this.#stop === own && !(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      if (this.#stop === own) this.stop();
    }
  }
}
