const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${String(power)}`));
const EXACT = 2 ** 53;

/**
 * The number that bytes [start, end) spell, NaN where they spell none. Decimal notation with optional sign, point and
 * exponent, or inf / infinity in any case; spaces and tabs around are allowed. Correctly rounded: digits and power of
 * ten that are both exact doubles need one correctly rounded operation (Clinger 1990); the rest goes through `Number`.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && isBlank(bytes[start]!)) start++;
  while (start < end && isBlank(bytes[end - 1]!)) end--;
  let at = start;
  const negative = bytes[at] === 45;
  if (negative || (at < end && bytes[at] === 43)) at++;
  let mantissa = 0;
  let digits = -at;
  for (; at < end; at++) {
    const digit = bytes[at]! ^ 48;
    if (digit > 9) break;
    mantissa = mantissa * 10 + digit;
  }
  digits += at;
  let exponent = 0;
  if (at < end && bytes[at] === 46) {
    const point = ++at;
    for (; at < end; at++) {
      const digit = bytes[at]! ^ 48;
      if (digit > 9) break;
      mantissa = mantissa * 10 + digit;
    }
    exponent = point - at;
    digits -= exponent;
  }
  if (digits === 0) return at < end && bytes[at - 1] !== 46 ? parseInfinity(bytes, at, end, negative) : NaN;
  if (at < end) {
    if ((bytes[at]! | 32) !== 101) return NaN;
    at++;
    const down = bytes[at] === 45;
    if (at < end && (down || bytes[at] === 43)) at++;
    if (at >= end) return NaN;
    let power = 0;
    for (; at < end; at++) {
      const digit = bytes[at]! ^ 48;
      if (digit > 9) return NaN;
      if (power < 100_000) power = power * 10 + digit;
    }
    exponent += down ? -power : power;
  }
  if (mantissa >= EXACT || exponent < -22 || exponent > 22) {
    if (mantissa !== 0) return Number(asciiText(bytes, start, end));
    exponent = 0;
  }
  if (exponent < 0) mantissa /= POWERS[-exponent]!;
  else if (exponent > 0) mantissa *= POWERS[exponent]!;
  return negative ? -mantissa : mantissa;
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9;
}

const INFINITY = [105, 110, 102, 105, 110, 105, 116, 121];

function parseInfinity(bytes: Uint8Array, start: number, end: number, negative: boolean): number {
  const length = end - start;
  if (length !== 3 && length !== INFINITY.length) return NaN;
  for (let i = 0; i < length; i++) if ((bytes[start + i]! | 32) !== INFINITY[i]) return NaN;
  return negative ? -Infinity : Infinity;
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
