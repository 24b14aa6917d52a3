/** Yeo and Johnson's (2000) power transform of any number; monotone, the identity at lambda 1. */
export function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return lambda === 0 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
  const mirrored = 2 - lambda;
  return mirrored === 0 ? -Math.log1p(-x) : -Math.expm1(mirrored * Math.log1p(-x)) / mirrored;
}

/**
 * The lambda of greatest normal log likelihood, by golden sections within [-5, 10] to about 1e-9: the transform's
 * profile likelihood has one peak. Time grows with rows x 60.
 */
export function bestLambda(values: Float64Array): number {
  const constant = values.reduce((sum, x) => sum + Math.sign(x) * Math.log1p(Math.abs(x)), 0);
  const fit = (lambda: number): number => {
    const n = values.length;
    let mean = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const y = yeoJohnson(values[i]!, lambda);
      const apart = y - mean;
      mean += apart / (i + 1);
      squares += apart * (y - mean);
    }
    const likelihood = (-n / 2) * Math.log(squares / n) + (lambda - 1) * constant;
    return Number.isFinite(likelihood) ? likelihood : -Infinity;
  };
  return goldenSection(fit, -5, 10);
}

function goldenSection(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [from, to];
  let [low, high] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [atLow, atHigh] = [f(low), f(high)];
  while (b - a > 1e-9) {
    if (atLow > atHigh) {
      [b, high, atHigh] = [high, low, atLow];
      low = b - ratio * (b - a);
      atLow = f(low);
    } else {
      [a, low, atLow] = [low, high, atHigh];
      high = a + ratio * (b - a);
      atHigh = f(high);
    }
  }
  return (a + b) / 2;
}
