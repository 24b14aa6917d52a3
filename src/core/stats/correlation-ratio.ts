import { estimate, undefinedBecause } from '../kernel/estimate.ts';
import type { Estimate } from '../kernel/estimate.ts';

/**
 * The correlation ratio (eta, Pearson 1905): how much of a number's variation lies between the groups, as the root of
 * that share. `codes` are group numbers (negative = missing), `values` finite or NaN = missing; such pairs are left out.
 * Undefined for fewer than two pairs, a number that does not vary, or a single group.
 */
export function correlationRatio(codes: Int32Array, values: Float64Array): Estimate {
  const sums: number[] = [];
  const counts: number[] = [];
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < codes.length; i++) {
    const value = values[i]!;
    if (codes[i]! < 0 || Number.isNaN(value)) continue;
    const delta = value - mean;
    mean += delta / ++n;
    squares += delta * (value - mean);
  }
  if (n < 2) return undefinedBecause('tooFew', n);
  if (!(squares > 0)) return undefinedBecause('constant', n);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code < 0 || Number.isNaN(values[i]!)) continue;
    sums[code] = (sums[code] ?? 0) + (values[i]! - mean);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  let between = 0;
  let groups = 0;
  counts.forEach((count, code) => {
    groups++;
    between += sums[code]! ** 2 / count;
  });
  if (groups < 2) return undefinedBecause('constant', n);
  return estimate(Math.sqrt(Math.min(1, between / squares)), n);
}
