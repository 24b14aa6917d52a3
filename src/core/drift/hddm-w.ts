import type { StreamDetector, StreamSignal } from './stream-detector.ts';

export interface HddmWSetting {
  /** Chances of a false signal. */
  drift: number;
  warning: number;
  /** Weight of the newest value in the moving average. */
  lambda: number;
  /** Falls count as well. */
  isTwoSided: boolean;
}

export const HDDM_W: HddmWSetting = { drift: 0.001, warning: 0.005, lambda: 0.05, isTwoSided: false };

/** A moving average, and the sum of its squared weights, which bounds how far it strays. */
interface Moving {
  mean: number;
  weights: number;
}

/** Drift detection by McDiarmid's bound on moving averages (Frías-Blanco et al. 2014), of values from 0 to 1. */
export function hddmW({ drift, warning, lambda, isTwoSided }: HddmWSetting = HDDM_W): StreamDetector {
  let all: Moving | null = null;
  let rise = sideOf(1);
  let fall = sideOf(-1);

  function next(before: Moving | null, value: number): Moving {
    return {
      mean: before ? lambda * value + (1 - lambda) * before.mean : value,
      weights: lambda ** 2 + (1 - lambda) ** 2 * (before?.weights ?? 1),
    };
  }

  /** Watches for the average after a cut to lie beyond the one before it; the cut is where the one before lay lowest. */
  function sideOf(sign: 1 | -1) {
    let cut = Infinity;
    let before: Moving | null = null;
    let after: Moving | null = null;
    return {
      update(whole: Moving, value: number): void {
        const reach = sign * whole.mean + within(whole.weights, drift);
        if (reach < cut) [cut, before, after] = [reach, whole, null];
        else after = next(after, value);
      },
      moved(confidence: number): boolean {
        return (
          before !== null &&
          after !== null &&
          sign * (after.mean - before.mean) > within(before.weights + after.weights, confidence)
        );
      },
    };
  }

  function update(value: number): StreamSignal {
    all = next(all, value);
    rise.update(all, value);
    fall.update(all, value);
    const at = (confidence: number): boolean =>
      rise.moved(confidence) || (isTwoSided && fall.moved(confidence));
    if (at(drift)) {
      [all, rise, fall] = [null, sideOf(1), sideOf(-1)];
      return 'drift';
    }
    return at(warning) ? 'warning' : 'none';
  }
  return { update };
}

function within(weights: number, confidence: number): number {
  return Math.sqrt((weights * Math.log(1 / confidence)) / 2);
}
