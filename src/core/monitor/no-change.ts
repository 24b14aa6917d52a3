import { incompleteBeta } from '../stats/incomplete-beta.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { WindowRange } from './profile-series.ts';
import type { Series, Signal } from './signal.ts';

/** Windows of the reference from which on their variation is taken for a measure. */
export const FEWEST_WINDOWS = 8;
const STEPS = 21;

interface Told {
  /** Windows of the reference with a value. */
  windows: number;
  mean: number;
  /** Of the windows' values. */
  deviation: number;
  /** Share of that variance which is each window's own sampling; null where it is not known. */
  sampling: number | null;
  /** How far a window follows the one before it (correlation at one window). */
  follows: number;
  low: number;
  high: number;
}

/**
 * What windows are like where nothing changes, and how sure that is: each draw is one mean and deviation, or one share,
 * that the reference allows for, all equally likely.
 */
export type NoChange = Told &
  (
    | { law: 'normal' | 'logNormal'; draws: readonly { mean: number; deviation: number }[] }
    | { law: 'share'; draws: readonly number[]; rows: readonly number[]; spread: number }
  );

/** Why nothing can be told of it. */
export type NoVariation = 'tooFew' | 'constant';

/**
 * The law of a signal's windows as the reference shows it, windows taken to be independent. A share of rows is binomial
 * with the spread between windows that there is (quasi-binomial), a distance log-normal, all else normal. How sure it is:
 * the posterior of Jeffreys' priors, on a grid of quantiles.
 */
export function noChangeOf(
  { signal, values, n, variances }: Series,
  reference: WindowRange,
): NoChange | NoVariation {
  const windows: number[] = [];
  for (let window = reference.from; window < reference.to; window++)
    if (Number.isFinite(values[window]!)) windows.push(window);
  if (windows.length < FEWEST_WINDOWS) return 'tooFew';
  const found = windows.map((window) => values[window]!);
  const { mean, variance } = momentsOf(found);
  const told: Told = {
    windows: found.length,
    mean,
    deviation: Math.sqrt(variance),
    sampling: variances === null || variance === 0 ? null : samplingPart(windows, variances, variance),
    follows: variance === 0 ? 0 : lagOne(found, mean),
    low: Math.min(...found),
    high: Math.max(...found),
  };
  if (isShare(signal)) return { ...told, ...shareLaw(windows, values, n) };
  if (variance === 0) return 'constant';
  if (signal.of !== 'drift' || told.low <= 0) return { ...told, law: 'normal', draws: normalDraws(found) };
  return { ...told, law: 'logNormal', draws: normalDraws(found.map(Math.log)) };
}

function isShare({ of }: Signal): boolean {
  return of === 'missing' || of === 'share' || of === 'unseen' || of === 'outside';
}

function momentsOf(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  // What is left of equal values is noise of the sum.
  const variance = squares / (values.length - 1);
  return { mean, variance: variance <= (mean * 1e-12) ** 2 ? 0 : variance };
}

function samplingPart(windows: readonly number[], variances: ArrayLike<number>, variance: number): number {
  const known = windows.map((window) => variances[window]!).filter((one) => Number.isFinite(one));
  const own = known.reduce((sum, one) => sum + one, 0) / Math.max(1, known.length);
  return Math.min(1, own / variance);
}

function lagOne(values: readonly number[], mean: number): number {
  let [together, squares] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    squares += (values[at]! - mean) ** 2;
    if (at > 0) together += (values[at]! - mean) * (values[at - 1]! - mean);
  }
  return together / squares;
}

/** Deviation over the root of chi-square, mean around it: the grid of both. */
function normalDraws(values: readonly number[]): { mean: number; deviation: number }[] {
  const { mean, variance } = momentsOf(values);
  const freedom = values.length - 1;
  const normals = Array.from({ length: STEPS }, (_, step) => normalQuantile((step + 0.5) / STEPS));
  return normals.flatMap((z) => {
    const deviation = Math.sqrt((variance * freedom) / chiSquareQuantile(z, freedom));
    return normals.map((other) => ({
      mean: mean + (other * deviation) / Math.sqrt(values.length),
      deviation,
    }));
  });
}

/** After Wilson and Hilferty (1931), at the level of a normal quantile; for several degrees of freedom. */
function chiSquareQuantile(z: number, freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + z * Math.sqrt(part)) ** 3;
}

function shareLaw(
  windows: readonly number[],
  values: ArrayLike<number>,
  n: ArrayLike<number>,
): { law: 'share'; draws: readonly number[]; rows: readonly number[]; spread: number } {
  const all = windows.reduce((sum, window) => sum + n[window]!, 0);
  const hits = windows.reduce((sum, window) => sum + values[window]! * n[window]!, 0);
  const share = hits / all;
  const pearson =
    hits === 0 || hits === all
      ? 0
      : windows.reduce((sum, window) => sum + n[window]! * (values[window]! - share) ** 2, 0) /
        (share * (1 - share));
  // More spread than chance makes of one share in one case of twenty.
  const spread =
    pearson > chiSquareQuantile(normalQuantile(0.95), windows.length - 1)
      ? pearson / (windows.length - 1)
      : 1;
  const [a, b] = [hits / spread + 0.5, (all - hits) / spread + 0.5];
  const sizes = Float64Array.from(windows, (window) => n[window]!).sort();
  return {
    law: 'share',
    draws: Array.from({ length: STEPS }, (_, step) => betaQuantile((step + 0.5) / STEPS, a, b)),
    rows: [0.1, 0.3, 0.5, 0.7, 0.9].map((at) => quantileSorted(sizes, at)),
    spread,
  };
}

function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
