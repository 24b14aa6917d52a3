import type { Random } from '../kernel/random.ts';
import { countClasses } from '../metrics/class-counts.ts';
import { countedMetric, isCounted } from '../metrics/counted-metrics.ts';
import type { ClassOutcome, Outcome } from '../predictions/outcome.ts';
import { drawCounts } from '../stats/draw-counts.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { varianceOf } from './series-of-estimates.ts';
import { windowMetric } from './window-metric.ts';

/** By window: between which values a metric lies 95% of the time where nothing has changed; NaN where there is none. */
export interface NoChangeBand {
  low: Float64Array<ArrayBuffer>;
  high: Float64Array<ArrayBuffer>;
}

const LEVEL = 0.95;
const DRAWS = 499;
/** Numbers of rows that are drawn for; between them the ends are taken along the logarithm of the rows. */
const SIZES = 12;

/**
 * What windows of so many labeled rows show when they are like the reference. Metrics that follow from the confusion
 * matrix: 499 draws of its cells at 12 numbers of rows, so that small windows have their own shape; others: normal, the
 * reference's variance over the rows. It holds the chance of sampling only: seasons and the like are not in it.
 */
export function noChangeBand(
  reference: Outcome,
  metric: string,
  of: number | null,
  labeled: ArrayLike<number>,
  random: Random,
): NoChangeBand {
  const ends =
    reference.type === 'classification' && isCounted(metric)
      ? drawnEnds(reference, metric, of ?? 0, labeled, random)
      : normalEnds(reference, metric, of);
  return bandOf(ends, labeled);
}

type Ends = (n: number) => readonly [low: number, high: number];

function normalEnds(reference: Outcome, metric: string, of: number | null): Ends {
  const all = windowMetric(reference, metric, of);
  const ofRow = varianceOf(all) * all.n;
  if (all.value === null || Number.isNaN(ofRow)) return () => [NaN, NaN];
  const { value } = all;
  const z = normalQuantile((1 + LEVEL) / 2);
  const least = metric === 'bias' ? -Infinity : 0;
  return (n) => [Math.max(least, value - z * Math.sqrt(ofRow / n)), value + z * Math.sqrt(ofRow / n)];
}

function drawnEnds(
  reference: ClassOutcome,
  metric: string,
  of: number,
  labeled: ArrayLike<number>,
  random: Random,
): Ends {
  const counts = countClasses(reference);
  if (counts.n === 0) return () => [NaN, NaN];
  return endsBySize(
    (n) => countedMetric(metric, { ...counts, cells: drawCounts(counts.cells, n, random), n }, of).value,
    labeled,
  );
}

/** A share of `count` in `n` rows of the reference, as windows of so many rows show it; as noChangeBand. */
export function shareBand(count: number, n: number, rows: ArrayLike<number>, random: Random): NoChangeBand {
  if (n === 0) return bandOf(() => [NaN, NaN], rows);
  return bandOf(
    endsBySize((size) => drawCounts([count, n - count], size, random)[0]! / size, rows),
    rows,
  );
}

/** The ends of 95% of 499 draws at some of the numbers of rows in use. */
function endsBySize(draw: (n: number) => number | null, rows: ArrayLike<number>): Ends {
  const used = Array.from(rows).filter((n) => n > 0);
  if (used.length === 0) return () => [NaN, NaN];
  const [least, most] = [Math.min(...used), Math.max(...used)];
  const steps = Math.min(SIZES, most - least + 1);
  const sizes = Array.from({ length: steps }, (_, at) =>
    Math.round(least * (most / least) ** (steps === 1 ? 0 : at / (steps - 1))),
  );
  const ends = sizes.map((n) => {
    const values = Array.from({ length: DRAWS }, () => draw(n)).filter((value) => value !== null);
    const sorted = Float64Array.from(values).sort();
    return sorted.length === 0
      ? ([NaN, NaN] as const)
      : ([quantileSorted(sorted, (1 - LEVEL) / 2), quantileSorted(sorted, (1 + LEVEL) / 2)] as const);
  });
  return (n) => {
    const found = sizes.findIndex((size) => size >= n);
    const at = found < 0 ? sizes.length - 1 : found;
    const before = Math.max(0, at - 1);
    const [from, to] = [sizes[before]!, sizes[at]!];
    const part = from === to ? 1 : Math.max(0, Math.log(n / from) / Math.log(to / from));
    const between = (end: 0 | 1): number => ends[before]![end] + part * (ends[at]![end] - ends[before]![end]);
    return [between(0), between(1)];
  };
}

function bandOf(ends: Ends, rows: ArrayLike<number>): NoChangeBand {
  const by = Array.from(rows, (n) => (n > 0 ? ends(n) : ([NaN, NaN] as const)));
  return { low: Float64Array.from(by, ([low]) => low), high: Float64Array.from(by, ([, high]) => high) };
}
