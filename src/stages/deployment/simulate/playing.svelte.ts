import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';

/** Looks a second. */
export const SPEEDS = [1, 2, 5, 10, 20] as const;
export type Speed = (typeof SPEEDS)[number];

interface AtTime {
  atMs: number;
}

/** A simulated run that is shown look by look, with what a person does on the way. */
export abstract class Playing<Run extends { frames: readonly AtTime[] }, Action extends AtTime> {
  run = $state.raw<Run | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  busy = $state(false);
  /** The look that is shown. */
  at = $state(0);
  playing = $state(false);
  speed = $state<Speed>(5);
  /** In order of time. */
  actions = $state.raw<readonly Action[]>([]);
  #asked = 0;
  /** The look that shows what was just done. */
  #next: number | null = null;

  /** Whether something happens at a look of the run, besides time going by. */
  protected abstract isEventAt(at: number): boolean;
  /** When what a person does at the look that is shown takes effect. */
  abstract get nextMs(): number;

  get last(): number {
    return Math.max(0, (this.run?.frames.length ?? 1) - 1);
  }

  /** The time of the look that is shown. */
  get nowMs(): number {
    return this.run?.frames[Math.min(this.at, this.last)]?.atMs ?? 0;
  }

  /** Shows the run that is loaded, unless another was asked for meanwhile. */
  protected async take(load: () => Promise<Run>): Promise<void> {
    const asked = ++this.#asked;
    this.busy = true;
    try {
      const run = await load();
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

  /** For another run: from its first look, with nothing done. */
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
    let next = this.at + 1;
    while (next < this.last && !this.isEventAt(next)) next++;
    this.show(next);
  }

  toggle(): void {
    if (!this.playing && this.at === this.last) this.at = 0;
    this.playing = !this.playing && this.last > 0;
  }

  /** Puts it after the look that is shown; what was done later is no longer done. */
  protected put(action: Action): void {
    this.playing = false;
    this.#next = this.at + 1;
    this.actions = [...this.actions.filter(({ atMs }) => atMs < action.atMs), action];
  }

  takeBack(action: Action): void {
    this.actions = this.actions.filter((other) => other !== action);
  }
}
