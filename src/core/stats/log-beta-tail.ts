import { logGamma } from './log-gamma.ts';
import { betaFraction, incompleteBeta } from './incomplete-beta.ts';

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** ln P(X > x) of a Beta(a, b): where the tail is too small for a number, its logarithm is not. */
export function logBetaTail(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return -Infinity;
  const isFar = 1 - x < (b + 1) / (a + b + 2);
  if (!isFar) return Math.log1p(-incompleteBeta(x, a, b));
  const scale = -logBeta(a, b) + a * Math.log(x) + b * Math.log1p(-x);
  return scale + Math.log(betaFraction(1 - x, b, a) / b);
}
