import type { TreeColumn } from './tree-column.ts';

/** Where a node is parted: rows for which it holds go to the first child, all others to the second. */
export type Split =
  | { by: 'bound'; column: number; /** Codes up to this one. */ below: number; bound: number }
  | { by: 'level'; column: number; level: number }
  | { by: 'missing'; column: number };

export interface GradedSplit {
  split: Split;
  /** Sum over the children of (sum of errors)^2 / rows; the higher, the more impurity it takes away. */
  gain: number;
}

/** Rows and summed errors by node and code. */
export interface Histogram {
  sizes: Float64Array;
  sums: Float64Array;
}

/** `parts`: the rows of each node. */
export function histogramOf(
  { codes, count }: TreeColumn,
  parts: readonly Uint32Array[],
  errors: Float64Array,
): Histogram {
  const sizes = new Float64Array(parts.length * (count + 1));
  const sums = new Float64Array(parts.length * (count + 1));
  for (const [node, rows] of parts.entries()) {
    const from = node * (count + 1);
    for (let i = 0; i < rows.length; i++) {
      const at = from + codes[rows[i]!]!;
      sizes[at]!++;
      sums[at]! += errors[rows[i]!]!;
    }
  }
  return { sizes, sums };
}

/**
 * The best split of a node by one column: numbers below a bound about midway between two values that occur (as CART
 * does, in as few digits as set them apart); one level against all others; missing values against all others. Missing
 * values are never below a bound. Of equal ones the first: lowest bound, first level, missing last. Null where none
 * leaves `leaf` rows on both sides.
 */
export function bestSplit(
  column: number,
  { values, count }: TreeColumn,
  { sizes, sums }: Histogram,
  node: number,
  leaf: number,
): GradedSplit | null {
  const from = node * (count + 1);
  let size = 0;
  let sum = 0;
  for (let code = from; code <= from + count; code++) {
    size += sizes[code]!;
    sum += sums[code]!;
  }
  const gainOf = (inside: number, errors: number): number =>
    inside < leaf || size - inside < leaf
      ? -Infinity
      : errors ** 2 / inside + (sum - errors) ** 2 / (size - inside);
  let gain = gainOf(sizes[from + count]!, sums[from + count]!);
  let split: Split | null = gain > -Infinity ? { by: 'missing', column } : null;
  if (values.by === 'level') {
    for (let level = count - 1; level >= 0; level--) {
      const own = gainOf(sizes[from + level]!, sums[from + level]!);
      if (clearlyMore(gain, own) || own === -Infinity) continue;
      gain = own;
      split = { by: 'level', column, level };
    }
  } else {
    let inside = size - sizes[from + count]!;
    let errors = sum - sums[from + count]!;
    let next = -1;
    for (let code = count - 1; code >= 0; code--) {
      if (sizes[from + code] === 0) continue;
      const own = next < 0 ? -Infinity : gainOf(inside, errors);
      if (!clearlyMore(gain, own) && own > -Infinity) {
        gain = own;
        const bound = boundBetween(values.highest[code]!, values.lowest[next]!, values.narrow);
        split = { by: 'bound', column, below: code, bound };
      }
      inside -= sizes[from + code]!;
      errors -= sums[from + code]!;
      next = code;
    }
  }
  return split && { split, gain };
}

/** By more than the rounding of sums. */
export function clearlyMore(a: number, b: number): boolean {
  return a > b + 1e-12 * Math.abs(b) || (b === -Infinity && a > b);
}

/** The middle of two neighbours, in as few digits as set them apart: low < bound <= high, and never infinite. */
function boundBetween(low: number, high: number, narrow: boolean): number {
  const fits = (bound: number): boolean => {
    const compared = narrow ? Math.fround(bound) : bound;
    return compared > low && compared <= high;
  };
  const middle = middleOf(low, high);
  for (let digits = 1; digits <= 17; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (Number.isFinite(rounded) && fits(rounded)) return rounded;
  }
  return Number.isFinite(high) ? high : Number.MAX_VALUE;
}

function middleOf(low: number, high: number): number {
  if (low === -Infinity) return Number.isFinite(high) ? high : 0;
  if (high === Infinity) return low > 0 ? Math.min(low * 2, Number.MAX_VALUE) : 1;
  return low / 2 + high / 2;
}
