import type { LogWindow } from '../../../core/drift/log-profile.ts';
import { noChangeOf } from '../../../core/monitor/no-change.ts';
import type { WindowRange } from '../../../core/monitor/profile-series.ts';
import { signalChange, type ChangeAnswer } from '../../../core/monitor/signal-change.ts';
import type { Series } from '../../../core/monitor/signal.ts';
import { usualRange, type UsualRange } from '../../../core/monitor/usual-range.ts';

/** What a signal's windows show. */
export interface Measured {
  change: ChangeAnswer;
  /** By the reference; null where that is too short, or does not vary. */
  usual: UsualRange | null;
}

interface Asked {
  windows: readonly LogWindow[];
  reference: WindowRange;
}

/** A frame has room for so much. */
const AT_ONCE_MS = 8;

/** Measures signals one after the other between frames, once each. */
export class SignalChanges {
  readonly #known = new WeakMap<Series, { reference: string; measured: Measured }>();
  readonly #waiting = new Map<Series, Asked>();
  #round = $state(0);

  /** null until it is measured; read in a derivation, it follows. */
  of(series: Series, asked: Asked): Measured | null {
    void this.#round;
    const known = this.#known.get(series);
    if (known?.reference === keyOf(asked.reference)) return known.measured;
    if (this.#waiting.size === 0) setTimeout(() => this.#measure());
    this.#waiting.set(series, asked);
    return null;
  }

  #measure(): void {
    const until = performance.now() + AT_ONCE_MS;
    for (const [series, { windows, reference }] of this.#waiting) {
      this.#waiting.delete(series);
      const noChange = noChangeOf(series, reference);
      const usual = typeof noChange === 'string' ? null : usualRange(noChange);
      const measured = { change: signalChange(series, windows), usual };
      this.#known.set(series, { reference: keyOf(reference), measured });
      if (performance.now() > until) break;
    }
    if (this.#waiting.size > 0) setTimeout(() => this.#measure());
    else this.#round++;
  }
}

function keyOf({ from, to }: WindowRange): string {
  return `${String(from)} ${String(to)}`;
}
