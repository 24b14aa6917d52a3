const EXACT = 32;
const TABLE = new Float64Array(EXACT);
for (let n = 2; n < EXACT; n++) TABLE[n] = TABLE[n - 1]! + Math.log(n);
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** ln(n!) for a whole n >= 0: summed below 32, Stirling's series with three terms from there (error below 1e-12). */
export function logFactorial(n: number): number {
  if (n < EXACT) return TABLE[n]!;
  const x = n + 1;
  const x2 = x * x;
  const tail = (1 / 12 - (1 / 360 - 1 / 1260 / x2) / x2) / x;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + tail;
}
