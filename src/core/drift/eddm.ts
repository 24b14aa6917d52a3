import type { StreamDetector, StreamSignal } from './stream-detector.ts';

export interface EddmSetting {
  /** Values, and errors, before anything is said. */
  warmUp: number;
  /** Shares of the greatest distance between errors below which it warns, and says drift. */
  warning: number;
  drift: number;
}

export const EDDM: EddmSetting = { warmUp: 30, warning: 0.95, drift: 0.9 };

/** Early Drift Detection Method (Baena-Garcia et al. 2006) on errors: the distance between two of them against its greatest. */
export function eddm({ warmUp, warning, drift }: EddmSetting = EDDM): StreamDetector {
  let n = 0;
  let last = 0;
  let errors = 0;
  // Of the distances: mean and sum of squares about it.
  let [mean, squares] = [0, 0];
  let greatest = -1;
  // What was said at the last error holds until the next.
  let said: StreamSignal = 'none';

  function reset(): void {
    [n, last, errors, mean, squares, greatest, said] = [0, 0, 0, 0, 0, -1, 'none'];
  }

  function update(wrong: number): StreamSignal {
    n++;
    if (wrong !== 1) return said;
    errors++;
    const before = mean;
    const distance = n - last;
    last = n;
    mean += (distance - mean) / errors;
    squares += (distance - before) * (distance - mean);
    if (n <= warmUp) return said;
    const reach = mean + 2 * Math.sqrt(errors > 1 ? squares / (errors - 1) : 0);
    if (reach > greatest) greatest = reach;
    else if (errors > warmUp) {
      const level = reach / greatest;
      if (level < drift) {
        reset();
        return 'drift';
      }
      said = level < warning ? 'warning' : 'none';
    }
    return said;
  }
  return { update };
}
