import { estimate } from '../kernel/estimate.ts';
import { sharedPicture } from '../schema/shared-picture.ts';
import { meanInterval, momentsOf } from '../stats/mean-interval.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { NumberShift } from './shadow-report.ts';

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

type Numbers = Float32Array | Float64Array;

/** How far the second's numbers lie from the first's on rows where `differ` is not -1; null where no row has both. */
export function numberShift(first: Numbers, second: Numbers, differ: Int8Array): NumberShift | null {
  const rows: number[] = [];
  for (let row = 0; row < differ.length; row++) {
    if (differ[row]! >= 0 && Number.isFinite(first[row]) && Number.isFinite(second[row])) rows.push(row);
  }
  if (rows.length === 0) return null;
  const taken = [first, second].map((side) => Float64Array.from(rows, (row) => side[row]!));
  const differences = Float64Array.from(rows, (row) => second[row]! - first[row]!);
  const moments = momentsOf(differences);
  const interval = meanInterval(moments);
  const sorted = differences.slice().sort();
  const picture = sharedPicture(
    taken.map((data) => ({ name: '', unit: null, missing: 0, role: 'prediction', type: 'number', data })),
  );
  return {
    mean: estimate(moments.mean, moments.n, interval && { ...interval, method: 'paired t interval' }),
    quantiles: QUANTILES.map((p) => quantileSorted(sorted, p)),
    picture: picture!,
  };
}
