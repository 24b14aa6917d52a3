import type { PlanAction } from '../../../core/rollout/plan-state.ts';
import type { RolloutAction, RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import type { RolloutRun } from '../../../core/rollout/rollout-run.ts';
import type { Rollouts } from '../../../session/rollouts.ts';
import { Playing } from './playing.svelte.ts';
import { isEvent } from './run-events.ts';

/** One rollout, shown look by look, with what a person does on the way. */
export class OneRun extends Playing<RolloutRun, RolloutAction> {
  readonly #rollouts: Rollouts;

  constructor(rollouts: Rollouts) {
    super();
    this.#rollouts = rollouts;
  }

  readonly frame = $derived(this.run?.frames[Math.min(this.at, this.last)] ?? null);

  ask(question: RolloutQuestion, actions: readonly RolloutAction[]): Promise<void> {
    return this.take(() => this.#rollouts.run(question, actions));
  }

  protected isEventAt(at: number): boolean {
    const frames = this.run!.frames;
    return isEvent(frames[at - 1]!, frames[at]!);
  }

  /** When the next look would be; after a rollback the rollout may be over before it. */
  get nextMs(): number {
    return this.nowMs + (this.run?.tickMs ?? 0);
  }

  /** Does it at the look after the one that is shown. */
  act(action: PlanAction): void {
    this.put({ atMs: this.nextMs, action });
  }
}
