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
      const step = part - before;
      const from = grid;
      const mass = density;
      const tail = (bound: number): number =>
        simpson(
          from,
          (at) => mass[at]! * normalTail((bound * Math.sqrt(part) - from[at]!) / Math.sqrt(step)),
        );
      const bound = wanted <= 0 ? Infinity : solveDecreasing(tail, wanted);
      bounds.push(bound);
      grid = gridBelow(bound * Math.sqrt(part), part);
      density = grid.map((score) =>
        simpson(
          from,
          (at) => (mass[at]! * normalDensity((score - from[at]!) / Math.sqrt(step))) / Math.sqrt(step),
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

function simpson(grid: Float64Array, value: (at: number) => number): number {
  const width = grid[1]! - grid[0]!;
  let sum = 0;
  for (let at = 0; at < grid.length; at++) {
    const weight = at === 0 || at === grid.length - 1 ? 1 : at % 2 === 1 ? 4 : 2;
    sum += weight * value(at);
  }
  return (sum * width) / 3;
}

function solveDecreasing(of: (x: number) => number, wanted: number): number {
  let low = -REACH;
  let high = REACH;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (of(middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
