import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import type { Moments } from './mean-interval.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** Mean of a less mean of b, and how likely one at least as far above 0 were, if the means were equal. */
export interface WelchTest {
  difference: Estimate;
  /** One-sided, toward a > b; null where it cannot be told. */
  pValue: number | null;
  /** Welch and Satterthwaite's degrees of freedom; null where there are none. */
  degrees: number | null;
}

/**
 * Welch's t test (1947) of two means with variances of their own, one-sided toward a > b; the interval is two-sided,
 * its degrees of freedom rounded down. Undefined ("tooFew") below two values on either side; where neither side varies
 * there is a difference without interval and p-value.
 */
export function welchTest(a: Moments, b: Moments, level = 0.95): WelchTest {
  const n = a.n + b.n;
  if (a.n < 2 || b.n < 2) return { difference: undefinedBecause('tooFew', n), pValue: null, degrees: null };
  const difference = a.mean - b.mean;
  const ofA = a.squares / (a.n - 1) / a.n;
  const ofB = b.squares / (b.n - 1) / b.n;
  const variance = ofA + ofB;
  if (variance === 0) return { difference: estimate(difference, n), pValue: null, degrees: null };
  const degrees = (variance * variance) / ((ofA * ofA) / (a.n - 1) + (ofB * ofB) / (b.n - 1));
  const half = studentTQuantile((1 + level) / 2, Math.max(1, Math.floor(degrees))) * Math.sqrt(variance);
  return {
    difference: estimate(difference, n, {
      low: difference - half,
      high: difference + half,
      level,
      method: 'Welch',
    }),
    pValue: studentTTail(difference / Math.sqrt(variance), degrees),
    degrees,
  };
}

/** P(T >= t) of Student's distribution with any number of degrees above 0. */
export function studentTTail(t: number, degrees: number): number {
  const beyond = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  return t >= 0 ? beyond : 1 - beyond;
}
