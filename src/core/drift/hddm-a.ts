import type { StreamDetector, StreamSignal } from './stream-detector.ts';

export interface HddmASetting {
  /** Chances of a false signal. */
  drift: number;
  warning: number;
  /** Falls count as well. */
  isTwoSided: boolean;
}

export const HDDM_A: HddmASetting = { drift: 0.001, warning: 0.005, isTwoSided: false };

interface Mean {
  n: number;
  mean: number;
}

/** Drift detection by Hoeffding's bound on averages (Frías-Blanco et al. 2014), of values from 0 to 1. */
export function hddmA({ drift, warning, isTwoSided }: HddmASetting = HDDM_A): StreamDetector {
  let all: Mean = { n: 0, mean: 0 };
  let lowest: Mean = all;
  let highest: Mean = all;

  const bound = (n: number): number => Math.sqrt(Math.log(1 / drift) / (2 * n));
  /** Whether the mean has moved from a cut on, to the side of `sign`. */
  const moved = (cut: Mean, sign: 1 | -1, confidence: number): boolean => {
    if (cut.n === all.n) return false;
    const spread = (all.n - cut.n) / cut.n / all.n;
    return sign * (all.mean - cut.mean) >= Math.sqrt((spread / 2) * Math.log(2 / confidence));
  };

  function update(value: number): StreamSignal {
    const n = all.n + 1;
    all = { n, mean: all.mean + (value - all.mean) / n };
    if (lowest.n === 0) lowest = all;
    if (highest.n === 0) highest = all;
    if (lowest.mean + bound(lowest.n) >= all.mean + bound(n)) lowest = all;
    if (highest.mean - bound(highest.n) <= all.mean - bound(n)) highest = all;
    const at = (confidence: number): boolean =>
      moved(lowest, 1, confidence) || (isTwoSided && moved(highest, -1, confidence));
    if (at(drift)) {
      all = lowest = highest = { n: 0, mean: 0 };
      return 'drift';
    }
    return at(warning) ? 'warning' : 'none';
  }
  return { update };
}
