import type { StreamDetector, StreamSignal } from './stream-detector.ts';

export interface DdmSetting {
  warmUp: number;
  /** Standard deviations above the lowest rate seen. */
  warning: number;
  drift: number;
}

export const DDM: DdmSetting = { warmUp: 30, warning: 2, drift: 3 };

/** Drift Detection Method (Gama et al. 2004) on errors: the rate so far against the lowest it has been. */
export function ddm({ warmUp, warning, drift }: DdmSetting = DDM): StreamDetector {
  let n = 0;
  let rate = 0;
  let lowest = { rate: Infinity, spread: 0 };

  function update(wrong: number): StreamSignal {
    n++;
    rate += (wrong - rate) / n;
    const spread = Math.sqrt((rate * (1 - rate)) / n);
    if (n <= warmUp) return 'none';
    if (rate + spread <= lowest.rate + lowest.spread) lowest = { rate, spread };
    if (rate + spread > lowest.rate + drift * lowest.spread) {
      [n, rate, lowest] = [0, 0, { rate: Infinity, spread: 0 }];
      return 'drift';
    }
    return rate + spread > lowest.rate + warning * lowest.spread ? 'warning' : 'none';
  }
  return { update };
}
