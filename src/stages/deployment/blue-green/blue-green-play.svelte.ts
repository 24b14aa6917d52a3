import type { BlueGreenAction, BlueGreenDone, BlueGreenRun } from '../../../core/rollout/blue-green-run.ts';
import type { BlueGreenSettings } from '../../../core/rollout/blue-green-settings.ts';
import type { RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import type { Rollouts } from '../../../session/rollouts.ts';
import { Playing } from '../simulate/playing.svelte.ts';

/** One switch between two environments, shown moment by moment, with what a person does on the way. */
export class BlueGreenPlay extends Playing<BlueGreenRun, BlueGreenDone> {
  readonly #rollouts: Rollouts;

  constructor(rollouts: Rollouts) {
    super();
    this.#rollouts = rollouts;
  }

  readonly frame = $derived(this.run?.frames[Math.min(this.at, this.last)] ?? null);

  ask(
    question: RolloutQuestion,
    settings: BlueGreenSettings,
    actions: readonly BlueGreenDone[],
  ): Promise<void> {
    return this.take(() => this.#rollouts.blueGreen(question, settings, actions));
  }

  protected isEventAt(at: number): boolean {
    return this.run!.frames[at]!.events.length > 0;
  }

  get nextMs(): number {
    return this.run?.frames[this.at + 1]?.atMs ?? Infinity;
  }

  /** Does it at the moment after the one that is shown. */
  act(action: BlueGreenAction): void {
    this.put({ atMs: this.nextMs, action });
  }
}
