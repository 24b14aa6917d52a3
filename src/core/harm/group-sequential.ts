import { normalQuantile } from '../stats/normal-quantile.ts';
import { normalTail } from '../stats/normal-tail.ts';

/** How much of alpha is spent by each part of the information, from 0 to 1. */
export type Spending = (part: number) => number;

/** One-sided spending of the square of the information: alpha t^2, little at the first looks. */
export function squareSpending(alpha: number): Spending {
  return (part) => alpha * part * part;
}

/** Points of the grid that the density between the looks is kept on. */
const POINTS = 801;
const REACH = 8;
/** Standard deviations beyond which a normal density and its tail are below 1e-18. */
const FAR = 9;

/**
 * Critical values of z at planned looks, one-sided, with this spending (Lan and DeMets 1983; the recursion of Armitage,
 * McPherson and Rowe 1969, by Simpson's rule). `parts`: information at each look as a share of the last, ascending, ending
 * with 1. A look that was not planned breaks the promise. The chance that z exceeds any of them without an effect is
 * `spending(1)`.
 */
export function groupSequentialBounds(parts: readonly number[], spending: Spending): readonly number[] {
  const bounds: number[] = [];
  let density: Float64Array | null = null;
  let grid: Float64Array = new Float64Array(0);
  let before = 0;
  let spent = 0;
  for (const part of parts) {
    const wanted = spending(part) - spent;
    spent += wanted;
    if (density === null) {
      const bound = wanted <= 0 ? Infinity : normalQuantile(1 - wanted);
      bounds.push(bound);
      grid = gridBelow(bound * Math.sqrt(part), part);
      density = grid.map((score) => normalDensity(score / Math.sqrt(part)) / Math.sqrt(part));
    } else {
      const spread = Math.sqrt(part - before);
      const from = grid;
      const mass = density;
      const tail = (bound: number): number => {
        const least = bound * Math.sqrt(part);
        return simpson(
          from,
          [least - FAR * spread, Infinity],
          (at) => mass[at]! * normalTail((least - from[at]!) / spread),
        );
      };
      const bound = wanted <= 0 ? Infinity : solveDecreasing(tail, wanted);
      bounds.push(bound);
      grid = gridBelow(bound * Math.sqrt(part), part);
      density = grid.map((score) =>
        simpson(
          from,
          [score - FAR * spread, score + FAR * spread],
          (at) => (mass[at]! * normalDensity((score - from[at]!) / spread)) / spread,
        ),
      );
    }
    before = part;
  }
  return bounds;
}

/** Scores (Brownian motion at this time) below the bound, evenly spaced. */
function gridBelow(bound: number, part: number): Float64Array {
  const reach = REACH * Math.sqrt(part);
  const high = Math.min(bound, reach);
  return Float64Array.from({ length: POINTS }, (_, at) => -reach + ((high + reach) * at) / (POINTS - 1));
}

/** Over the points of the grid within the range: beyond it the value is taken as 0. */
function simpson(
  grid: Float64Array,
  [low, high]: readonly [number, number],
  value: (at: number) => number,
): number {
  const width = grid[1]! - grid[0]!;
  const last = grid.length - 1;
  const from = Math.max(0, Math.ceil((low - grid[0]!) / width));
  const to = Math.min(last, Math.floor((high - grid[0]!) / width));
  let sum = 0;
  for (let at = from; at <= to; at++) {
    const weight = at === 0 || at === last ? 1 : at % 2 === 1 ? 4 : 2;
    sum += weight * value(at);
  }
  return (sum * width) / 3;
}

/** Where a tail comes to `wanted`: by false position on logarithms, in which tails are nearly straight (Illinois rule). */
function solveDecreasing(of: (x: number) => number, wanted: number): number {
  const excess = (x: number): number => Math.log(Math.max(of(x), Number.MIN_VALUE) / wanted);
  let [low, high] = [-REACH, REACH];
  let [above, below] = [excess(low), excess(high)];
  for (let step = 0; step < 100 && high - low > 1e-13; step++) {
    const x = high - (below * (high - low)) / (below - above);
    const found = excess(x);
    if (Math.abs(found) < 1e-14) return x;
    if (found > 0) {
      [low, above] = [x, found];
      below /= 2;
    } else {
      [high, below] = [x, found];
      above /= 2;
    }
  }
  return (low + high) / 2;
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
