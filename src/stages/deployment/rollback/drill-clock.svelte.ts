import { DRILL_STEPS, type DrillStep } from '../../../core/registry/rollback-drill.ts';
import { remember, remembered } from '../../../ui/remembered.ts';

interface Kept {
  /** When the running step began; null = the clock stands. */
  startedMs: number | null;
  /** The running one; those before it are done. */
  step: DrillStep;
  stepsMs: Partial<Record<DrillStep, number>>;
}

const FRESH: Kept = { startedMs: null, step: DRILL_STEPS[0], stepsMs: {} };

/** A stopwatch over the steps of a drill. It goes on while the screen, or the page, is left. */
export class DrillClock {
  readonly #key: string;
  #kept = $state.raw<Kept>(FRESH);
  #nowMs = $state(Date.now());

  constructor(project: string) {
    this.#key = `drill:${project}`;
    this.#kept = read(this.#key);
  }

  /** The step that is being timed; null where the clock stands. */
  readonly running: DrillStep | null = $derived.by(() =>
    this.#kept.startedMs === null ? null : this.#kept.step,
  );
  readonly started = $derived.by(() => this.running !== null || Object.keys(this.#kept.stepsMs).length > 0);
  /** All steps have a time, and the clock stands. */
  readonly whole: Readonly<Record<DrillStep, number>> | null = $derived.by(() => {
    const { stepsMs } = this.#kept;
    const all = DRILL_STEPS.every((step) => stepsMs[step] !== undefined);
    return all && this.running === null ? (stepsMs as Record<DrillStep, number>) : null;
  });
  readonly totalMs = $derived.by(() => DRILL_STEPS.reduce((sum, step) => sum + (this.ms(step) ?? 0), 0));

  /** How long a step took, or takes so far; null where it has not begun. */
  ms(step: DrillStep): number | null {
    const { startedMs, stepsMs } = this.#kept;
    if (startedMs !== null && step === this.#kept.step) return Math.max(0, this.#nowMs - startedMs);
    return stepsMs[step] ?? null;
  }

  /** Lets it be seen going, until the returned function is called. */
  tick(): () => void {
    const timer = setInterval(() => (this.#nowMs = Date.now()), 250);
    return () => clearInterval(timer);
  }

  start(): void {
    this.#nowMs = Date.now();
    this.#keep({ ...FRESH, startedMs: this.#nowMs });
  }

  /** Ends the running step and begins the next one, if there is one. */
  next(): void {
    const { startedMs, step, stepsMs } = this.#kept;
    if (startedMs === null) return;
    const nowMs = (this.#nowMs = Date.now());
    const after = DRILL_STEPS[DRILL_STEPS.indexOf(step) + 1];
    const done = { ...stepsMs, [step]: Math.max(0, nowMs - startedMs) };
    this.#keep({ startedMs: after ? nowMs : null, step: after ?? step, stepsMs: done });
  }

  /** Ends the timing; the steps that are done keep their times. */
  stop(): void {
    this.#keep({ ...this.#kept, startedMs: null });
  }

  /** A time that was taken otherwise; null = not known. */
  type(step: DrillStep, ms: number | null): void {
    const others = Object.entries(this.#kept.stepsMs).filter(([other]) => other !== step);
    const stepsMs = Object.fromEntries(ms === null ? others : [...others, [step, ms]]);
    this.#keep({ ...this.#kept, stepsMs });
  }

  clear(): void {
    this.#keep(FRESH);
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    remember(this.#key, JSON.stringify(kept));
  }
}

function read(key: string): Kept {
  try {
    return { ...FRESH, ...(JSON.parse(remembered(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return FRESH;
  }
}
