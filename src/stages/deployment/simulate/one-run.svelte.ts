import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { PlanAction } from '../../../core/rollout/plan-state.ts';
import type { RolloutAction, RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import type { RolloutRun } from '../../../core/rollout/rollout-run.ts';
import type { Rollouts } from '../../../session/rollouts.ts';
import { isEvent } from './run-events.ts';

/** Looks a second. */
export const SPEEDS = [1, 2, 5, 10, 20] as const;
export type Speed = (typeof SPEEDS)[number];

/** One rollout, shown look by look, with what a person does on the way. */
export class OneRun {
  run = $state.raw<RolloutRun | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  busy = $state(false);
  /** The look that is shown. */
  at = $state(0);
  playing = $state(false);
  speed = $state<Speed>(5);
  /** In order of time. */
  actions = $state.raw<readonly RolloutAction[]>([]);
  readonly #rollouts: Rollouts;
  #asked = 0;
  /** The look that shows what was just done. */
  #next: number | null = null;

  constructor(rollouts: Rollouts) {
    this.#rollouts = rollouts;
  }

  get last(): number {
    return Math.max(0, (this.run?.frames.length ?? 1) - 1);
  }

  readonly frame = $derived(this.run?.frames[Math.min(this.at, this.last)] ?? null);

  async ask(question: RolloutQuestion, actions: readonly RolloutAction[]): Promise<void> {
    const asked = ++this.#asked;
    this.busy = true;
    try {
      const run = await this.#rollouts.run(question, actions);
      if (asked !== this.#asked) return;
      this.run = run;
      this.problem = null;
      this.at = Math.min(this.#next ?? this.at, run.frames.length - 1);
      this.#next = null;
    } catch (error) {
      if (asked !== this.#asked || error instanceof Cancelled) return;
      this.problem = factsOf(error);
      this.playing = false;
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }

  /** For another rollout: from its first look, with nothing done. */
  begin(): void {
    this.playing = false;
    this.actions = [];
    this.at = 0;
  }

  /** Shows another look; at the last one the playing ends. */
  show(at: number): void {
    this.at = Math.max(0, Math.min(this.last, Math.round(at)));
    if (this.at === this.last) this.playing = false;
  }

  /** The look at or before a time. */
  showTime(atMs: number): void {
    const frames = this.run?.frames ?? [];
    this.show(
      Math.max(
        0,
        frames.findLastIndex((frame) => frame.atMs <= atMs),
      ),
    );
  }

  /** The next look at which something happens, else the last. */
  showNextEvent(): void {
    const frames = this.run?.frames ?? [];
    const next = frames.findIndex((frame, i) => i > this.at && isEvent(frames[i - 1]!, frame));
    this.show(next < 0 ? this.last : next);
  }

  toggle(): void {
    if (!this.playing && this.at === this.last) this.at = 0;
    this.playing = !this.playing && this.last > 0;
  }

  /** When the next look would be; after a rollback the rollout may be over before it. */
  readonly nextMs = $derived((this.frame?.atMs ?? 0) + (this.run?.tickMs ?? 0));

  /** Does it at the look after the one that is shown; what was done later is no longer done. */
  act(action: PlanAction): void {
    const atMs = this.nextMs;
    this.playing = false;
    this.#next = this.at + 1;
    this.actions = [...this.actions.filter((other) => other.atMs < atMs), { atMs, action }];
  }

  takeBack(action: RolloutAction): void {
    this.actions = this.actions.filter((other) => other !== action);
  }
}
