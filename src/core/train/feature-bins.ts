/** A feature cut into bins: value x falls in the first bin j with x <= cuts[j], else in the last one, cuts.length. */
export interface FeatureBins {
  cuts: Float32Array;
  /** Bin by row; MISSING where NaN. */
  bins: Uint8Array;
}

export const MISSING = 255;

/** Cuts a float32 feature at about `count` evenly filled places, each halfway between two values that occur. */
export function binFeature(values: Float32Array, count: number): FeatureBins {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const cuts: number[] = [];
  let next = sorted.length / count;
  for (let i = 1; i < sorted.length; i++) {
    const below = sorted[i - 1]!;
    const above = sorted[i]!;
    if (below === above || i < next) continue;
    cuts.push(Math.fround(below + (above - below) / 2));
    next = Math.max(next, i) + sorted.length / count;
  }
  const bins = Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return MISSING;
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= cuts[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  });
  return { cuts: Float32Array.from(cuts), bins };
}
