import { exactSum, type DoubleDouble } from './double-double.ts';

/** x as whole quarter turns and the rest: x = quarters * pi/2 + rest, |rest| at most about pi/4; quarters modulo 4. */
export interface QuarterTurns {
  quarters: number;
  rest: DoubleDouble;
}

/** pi/2 in three parts; the first two have 40 bits, so that their products with up to 2^13 are exact. */
const HALF_PI_1 = 1.5707963267941523;
const HALF_PI_2 = 7.443547480480255e-13;
const HALF_PI_3 = 6.36831716351095e-25;
const SMALL = 8192;

/** Splits a finite angle in radians; exact enough for sine and cosine within an ulp at any magnitude. */
export function quarterTurns(x: number): QuarterTurns {
  if (Math.abs(x) > SMALL) return fromIntegers(x);
  const quarters = Math.round(x / (HALF_PI_1 + HALF_PI_2));
  const [high, low] = exactSum(x - quarters * HALF_PI_1, -quarters * HALF_PI_2);
  return { quarters: quarters & 3, rest: exactSum(high, low - quarters * HALF_PI_3) };
}

/** Bits after the point: 1024 for the integer part of the largest double, and room for the worst cancellation. */
const FRACTION_BITS = 1216n;
const TWO_TO_160 = 1.461501637330903e48;
let halfPi: bigint | null = null;

/** Large angles by integer division; every double above 2^-1074 * 2^1216 is a whole number of 2^-1216. */
function fromIntegers(x: number): QuarterTurns {
  halfPi ??= computeHalfPi();
  let exponent = 0;
  let mantissa = Math.abs(x);
  while (mantissa >= 9007199254740992) {
    mantissa /= 2;
    exponent++;
  }
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const scaled = BigInt(mantissa) << (FRACTION_BITS + BigInt(exponent));
  const quarters = (scaled + halfPi / 2n) / halfPi;
  const rest = scaled - quarters * halfPi;
  const high = Number(rest >> (FRACTION_BITS - 160n));
  const low = Number((rest >> (FRACTION_BITS - 160n)) - BigInt(high));
  const sign = x < 0 ? -1 : 1;
  const turns = Number(quarters & 3n);
  return {
    quarters: (sign * turns) & 3,
    rest: [(sign * high) / TWO_TO_160, (sign * low) / TWO_TO_160],
  };
}

/** pi/2 * 2^1216 by Machin's formula, with 64 guard bits. */
function computeHalfPi(): bigint {
  const one = 1n << (FRACTION_BITS + 64n);
  return (8n * arcCotangent(5n, one) - 2n * arcCotangent(239n, one)) >> 64n;
}

function arcCotangent(n: bigint, one: bigint): bigint {
  let power = one / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}
