/** What the powers of deviations tell of a sample; null where it is too small or does not vary. */
export interface Shape {
  n: number;
  mean: number;
  /** With n - 1; null for a single value. */
  deviation: number | null;
  /** Adjusted Fisher-Pearson coefficient (G1, as pandas and R's e1071 type 2); null below three values or if constant. */
  skewness: number | null;
}

/**
 * Mean, standard deviation and skewness of finite values, in two passes, so that values far from zero keep their
 * digits. Throws RangeError on an empty list.
 */
export function shapeOf(values: ArrayLike<number>): Shape {
  const n = values.length;
  if (n === 0) throw new RangeError('shapeOf: no values');
  const mean = meanOf(values);
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(values[i]! - mean));
  if (n < 2) return { n, mean, deviation: null, skewness: null };
  if (values[0] === mean && scale === 0) return { n, mean, deviation: 0, skewness: null };
  // In units of the largest deviation, so that cubes of huge and of tiny values are within reach.
  let squares = 0;
  let cubes = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const delta = (values[i]! - mean) / scale;
    rest += delta;
    squares += delta * delta;
    cubes += delta * delta * delta;
  }
  // What rounding left in the mean.
  const off = rest / n;
  cubes += n * 2 * off ** 3 - 3 * off * squares;
  squares -= n * off * off;
  const deviation = scale * Math.sqrt(squares / (n - 1));
  if (n < 3) return { n, mean, deviation, skewness: null };
  const biased = cubes / n / (squares / n) ** 1.5;
  return { n, mean, deviation, skewness: (biased * Math.sqrt(n * (n - 1))) / (n - 2) };
}

/** Scaled down first where the sum of huge values would not be finite. */
function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  if (Number.isFinite(sum)) return sum / values.length;
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length;
  return mean;
}
