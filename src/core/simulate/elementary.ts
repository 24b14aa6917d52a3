import { addDouble, exactProduct, exactSum, multiplyDouble, type DoubleDouble } from './double-double.ts';
import { quarterTurns } from './quarter-turns.ts';

/**
 * exp, log, pow, sin and cos from + - * / and integer arithmetic alone, which IEEE 754 fixes to the last bit, so that
 * generated data are the same bytes in every browser; Math's own differ there between engines. Within 1 ulp of the
 * exact value; arguments and results at the edges (NaN, infinities, zeros) as for Math.
 */

/** ln 2 in parts; the first two have 40 bits, so that their products with an exponent are exact. */
const LN2_1 = 0.6931471805592082;
const LN2_2 = 7.371002565161996e-13;
const LN2_3 = 5.8029889835956905e-25;
const LN2_23 = 7.371002565167799e-13;
const LOG2_E = 1.4426950408889634;
const SQRT_2 = 1.4142135623730951;
const TWO_THIRDS: DoubleDouble = [2 / 3, 3.700743415417188e-17];

/** One double seen as its two words (little-endian, as every host of typed arrays here is). */
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** Natural logarithm; NaN below zero, -Infinity at zero. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  const [mantissa, exponent] = normalised(x);
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const tail = z * (2 / 3 + z * (2 / 5 + atanhTail(z)));
  return exponent * LN2_1 + (f - (s * (f - tail) - exponent * LN2_23));
}

/** x to the power y, as `x ** y`. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;
  const odd = Math.abs(y % 2) === 1;
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * ((size === 0) === y > 0 ? 0 : Infinity);
  if (x < 0 && !Number.isInteger(y)) return NaN;
  if (size === 1) return sign;
  const logarithm = logOf(size);
  const estimate = y * logarithm[0];
  if (estimate > 710) return sign * Infinity;
  if (estimate < -746) return sign * 0;
  const [high, low] = exactProduct(y, logarithm[0]);
  return sign * expOfSum(high, low + y * logarithm[1]);
}

/** Sine of an angle in radians. */
export function sin(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : NaN;
  const { quarters, rest } = quarterTurns(x);
  const value = quarters & 1 ? cosNearZero(rest) : sinNearZero(rest);
  return quarters & 2 ? -value : value;
}

/** Cosine of an angle in radians. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { quarters, rest } = quarterTurns(x);
  const value = quarters & 1 ? sinNearZero(rest) : cosNearZero(rest);
  return quarters === 1 || quarters === 2 ? -value : value;
}

/** exp(x + low) with |low| small against x: whole powers of two, and Taylor's series within half of ln 2. */
function expOfSum(x: number, low: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.8) return Infinity;
  if (x < -745.2) return 0;
  const k = Math.round(x * LOG2_E);
  const high = x - k * LN2_1;
  const rest = k * LN2_23 - low;
  const r = high - rest;
  const lost = high - r - rest;
  const s = 1 + (r + (lost + r * r * expTail(r)));
  if (k > 1000) return s * powerOfTwo(k - 1000) * powerOfTwo(1000);
  return k < -1000 ? s * powerOfTwo(k + 1000) * powerOfTwo(-1000) : s * powerOfTwo(k);
}

/** (exp(r) - 1 - r) / r^2 for |r| < .35. */
function expTail(r: number): number {
  const last = 1 / 3628800 + r * (1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800)));
  const middle = 1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * (1 / 40320 + r * (1 / 362880 + r * last))));
  return 1 / 2 + r * (1 / 6 + r * (1 / 24 + r * middle));
}

/** log(x) to about 100 bits, for pow: 2 atanh(s), s = (m - 1) / (m + 1), with the first two terms carried double. */
function logOf(x: number): DoubleDouble {
  const [m, exponent] = normalised(x);
  const f = m - 1;
  const [divisor, divisorLow] = exactSum(m, 1);
  const quotient = f / divisor;
  const [product, productLow] = exactProduct(quotient, divisor);
  const s: DoubleDouble = [quotient, (f - product - productLow - quotient * divisorLow) / divisor];
  const square = multiplyDouble(s, s);
  const cube = multiplyDouble(multiplyDouble(square, s), TWO_THIRDS);
  const z = square[0];
  const rest = z * z * s[0] * (2 / 5 + atanhTail(z));
  const series = addDouble([2 * s[0], 2 * s[1]], addDouble(cube, [rest, 0]));
  const whole = addDouble([exponent * LN2_1, 0], [exponent * LN2_2, exponent * LN2_3]);
  return addDouble(whole, series);
}

/** 2/7 z + 2/9 z^2 + ... for z < .03, the squares of s in 2 atanh(s). */
function atanhTail(z: number): number {
  const high = 2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23))));
  return z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13 + z * high))));
}

/** Positive finite x = mantissa * 2^exponent with the mantissa within [sqrt 1/2, sqrt 2]. */
function normalised(x: number): readonly [mantissa: number, exponent: number] {
  const subnormal = x < 2.2250738585072014e-308;
  double[0] = subnormal ? x * 18014398509481984 : x;
  let exponent = (words[1]! >>> 20) - 1023 - (subnormal ? 54 : 0);
  words[1] = (words[1]! & 0xfffff) | 0x3ff00000;
  let mantissa = double[0];
  if (mantissa > SQRT_2) {
    mantissa /= 2;
    exponent++;
  }
  return [mantissa, exponent];
}

/** 2^k for k within -1022..1023. */
function powerOfTwo(k: number): number {
  words[0] = 0;
  words[1] = (k + 1023) << 20;
  return double[0]!;
}

function sinNearZero([r, low]: DoubleDouble): number {
  const z = r * r;
  const high =
    1 / 362880 - z * (1 / 39916800 - z * (1 / 6227020800 - z * (1 / 1307674368000 - z / 355687428096000)));
  const series = -1 / 6 + z * (1 / 120 - z * (1 / 5040 - z * high));
  return r + (r * z * series + low * (1 - z / 2));
}

function cosNearZero([r, low]: DoubleDouble): number {
  const z = r * r;
  const half = z / 2;
  const rounded = 1 - half;
  const high =
    1 / 40320 - z * (1 / 3628800 - z * (1 / 479001600 - z * (1 / 87178291200 - z / 20922789888000)));
  const series = z * z * (1 / 24 - z * (1 / 720 - z * high));
  return rounded + (1 - rounded - half + (series - r * low));
}
