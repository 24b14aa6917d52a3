import type { WindowBand } from '../../../charts/window-lines/window-lines-geometry.ts';
import type { Series } from '../../../core/monitor/signal.ts';

const Z = 1.959963984540054;

/** The 95% interval of each value, normal, cut to what its unit allows; undefined where it is not known. */
export function bandOf({ values, variances, unit }: Series): WindowBand | undefined {
  if (!variances) return undefined;
  const [least, most] = unit === 'fraction' ? [0, 1] : [-Infinity, Infinity];
  const reach = variances.map((variance) => Z * Math.sqrt(variance));
  return {
    low: values.map((value, at) => Math.max(least, value - reach[at]!)),
    high: values.map((value, at) => Math.min(most, value + reach[at]!)),
  };
}

/** Only of the windows after one. */
export function bandAfter(band: WindowBand | undefined, last: number): WindowBand | undefined {
  if (!band) return undefined;
  const after = (ends: ArrayLike<number>): number[] => Array.from(ends, (end, at) => (at > last ? end : NaN));
  return { low: after(band.low), high: after(band.high) };
}
