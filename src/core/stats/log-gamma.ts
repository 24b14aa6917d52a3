const HALF_LOG_TWO_PI = 0.9189385332046727;
const LARGE = 16;

/** ln of the gamma function for x > 0: carried up to 16, Stirling's series from there (relative error below 1e-13). */
export function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < LARGE) {
    shift += Math.log(at);
    at++;
  }
  const x2 = at * at;
  const tail = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / x2) / x2) / x2) / at;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + tail - shift;
}
