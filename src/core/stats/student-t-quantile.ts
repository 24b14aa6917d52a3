import { normalQuantile } from './normal-quantile.ts';

/** Above this many degrees of freedom the expansion around the normal is exact to about 1e-9. */
const SERIES_UP_TO = 200;

/**
 * Quantile of Student's t distribution with a whole number of degrees of freedom (1 or more), p in (0, 1).
 * Up to 200 degrees by bisection on the finite series of Abramowitz and Stegun 26.7.3-4, beyond by their
 * expansion 26.7.5. Absolute error below 1e-8 for p in [1e-6, 1 - 1e-6] with three degrees or more.
 */
export function studentTQuantile(p: number, degrees: number): number {
  if (!(degrees >= 1) || !Number.isInteger(degrees)) {
    throw new RangeError(`studentTQuantile: ${String(degrees)} degrees of freedom`);
  }
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentTQuantile(1 - p, degrees);
  return degrees > SERIES_UP_TO ? aroundNormal(normalQuantile(p), degrees) : bySeries(2 * p - 1, degrees);
}

function aroundNormal(z: number, degrees: number): number {
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const third = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  const fourth = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160;
  return z + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees;
}

/** The t with P(|T| <= t) = mass, searched over the angle atan(t / sqrt(degrees)), which is bounded. */
function bySeries(mass: number, degrees: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (centralMass(middle, degrees) < mass) low = middle;
    else high = middle;
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2);
}

function centralMass(angle: number, degrees: number): number {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
