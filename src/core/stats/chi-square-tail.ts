import { logGamma } from './log-gamma.ts';

const EPSILON = 1e-16;
const TINY = 1e-300;

/** P(X > x) of the chi-square distribution with `df` degrees of freedom; NaN where df is not above 0. */
export function chiSquareTail(x: number, df: number): number {
  if (Number.isNaN(x) || !(df > 0)) return NaN;
  if (x <= 0) return 1;
  const [a, z] = [df / 2, x / 2];
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? 1 - scale * lowerSeries(a, z) : scale * upperFraction(a, z);
}

/** Of the lower incomplete gamma function (Abramowitz and Stegun 6.5.29). */
function lowerSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * EPSILON; k++) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

/** Of the upper one (6.5.31), by Lentz's method. */
function upperFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10_000; k++) {
    const step = -k * (k - a);
    b += 2;
    d = 1 / (Math.abs(step * d + b) < TINY ? TINY : step * d + b);
    c = b + step / c;
    if (Math.abs(c) < TINY) c = TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < EPSILON * 2) break;
  }
  return value;
}
