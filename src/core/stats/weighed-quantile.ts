/** Values in ascending order with their weights. */
export interface SortedWeights {
  values: Float64Array;
  weights: Float64Array;
  total: number;
}

/** `weights` above 0, null = 1 each; `values` free of NaN. */
export function sortWithWeights(values: Float64Array, weights: Float64Array | null): SortedWeights {
  if (!weights) {
    return {
      values: values.slice().sort(),
      weights: new Float64Array(values.length).fill(1),
      total: values.length,
    };
  }
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  return {
    values: Float64Array.from(order, (i) => values[i]!),
    weights: Float64Array.from(order, (i) => weights[i]!),
    total: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/**
 * The least value with at least the part p of all weight at or below it; where exactly p is reached there, the middle
 * between it and the next (so that the median of whole weights is that of as many copies).
 */
export function weighedQuantile({ values, weights, total }: SortedWeights, p: number): number {
  const wanted = p * total;
  const near = total * 1e-12;
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += weights[i]!;
    if (below < wanted - near) continue;
    const next = values[i + 1];
    return below <= wanted + near && next !== undefined ? (values[i]! + next) / 2 : values[i]!;
  }
  return values.at(-1) ?? NaN;
}
