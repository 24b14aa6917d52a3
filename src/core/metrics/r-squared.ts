import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import type { Residuals } from './residuals.ts';

/** More rows than this are summed in this many blocks, which are then resampled instead of rows. */
const BLOCKS = 2000;

/**
 * R squared: 1 - (sum of squared errors) / (sum of squared deviations of the truth from its mean). Interval:
 * percentile bootstrap over rows, above 2,000 rows over 2,000 blocks of them (every 2,000th row): block sums vary as
 * rows do, so for a function of sums this is as good and much faster.
 * With sample weights each row's squares, and its part of the mean, count by its weight.
 * Undefined below two rows or where the truth does not vary.
 */
export function rSquared({ truth, errors, dropped, weights }: Residuals, random: Random): Estimate {
  const n = truth.length;
  if (n < 2) return undefinedBecause(n === 0 ? 'emptySlice' : 'tooFew', n);
  let sum = 0;
  for (const value of truth) sum += value;
  const centre = sum / n;
  const blocks = Math.min(n, BLOCKS);
  const rows = new Float64Array(blocks);
  const deviations = new Float64Array(blocks);
  const squares = new Float64Array(blocks);
  const errorSquares = new Float64Array(blocks);
  for (let i = 0; i < n; i++) {
    const block = i % blocks;
    const deviation = truth[i]! - centre;
    const weight = weights ? weights[i]! : 1;
    rows[block]! += weight;
    deviations[block]! += weight * deviation;
    squares[block]! += weight * (deviation * deviation);
    errorSquares[block]! += weight * (errors[i]! * errors[i]!);
  }
  const of = (times: Float64Array): number => {
    let [count, shift, spread, error] = [0, 0, 0, 0];
    for (let b = 0; b < blocks; b++) {
      const t = times[b]!;
      count += t * rows[b]!;
      shift += t * deviations[b]!;
      spread += t * squares[b]!;
      error += t * errorSquares[b]!;
    }
    const total = spread - (shift * shift) / count;
    return total > spread * 1e-12 ? 1 - error / total : NaN;
  };
  const once = new Float64Array(blocks).fill(1);
  const first = truth[0]!;
  if (truth.every((value) => value === first)) return undefinedBecause('constant', n);
  const over = n > BLOCKS ? `over ${String(blocks)} blocks of rows` : 'over rows';
  const [interval] = bootstrapCells(once, 1, (times, out) => (out[0] = of(times)), { random, over });
  return estimate(of(once), n, interval ?? null, dropped);
}
