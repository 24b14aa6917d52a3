import type { Interval } from '../kernel/estimate.ts';
import { studentTQuantile } from './student-t-quantile.ts';
import { wilson } from './wilson.ts';

/** Some rows with weights: how many, their summed weights and the sum of squared weights. */
export interface Mass {
  rows: number;
  weight: number;
  squares: number;
}

/** As many equally weighted rows as these weigh (Kish 1965): (sum of weights)² / sum of squared weights. */
export function kishRows({ weight, squares }: Mass): number {
  return squares === 0 ? 0 : (weight * weight) / squares;
}

/**
 * Interval of a weighted share hits / (hits + others): Wilson's, with as many rows as an unweighted share of the same
 * variance would have (Korn and Graubard 1998; Franco et al. 2019 find Wilson's form of it the steadiest). That
 * variance is the linearised one of a ratio of sums, sum of w²(x - p)² / (sum of w)²; shares of 0 and 1, which have
 * none, take Kish's number of rows. It is never more than the rows there are; equal weights give Wilson's own interval.
 * null without rows.
 */
export function weighedWilson(hits: Mass, others: Mass): Interval | null {
  const weight = hits.weight + others.weight;
  const rows = hits.rows + others.rows;
  if (rows === 0 || weight === 0) return null;
  const share = hits.weight / weight;
  const variance = ((1 - share) ** 2 * hits.squares + share ** 2 * others.squares) / weight ** 2;
  const kish = kishRows({ rows, weight, squares: hits.squares + others.squares });
  const effective = Math.min(rows, variance > 0 ? (share * (1 - share)) / variance : kish);
  const interval = wilson(Math.min(effective, share * effective), effective);
  return interval && { ...interval, method: `Wilson with ${effectiveWords(effective)} effective rows` };
}

/** A weighted mean and Student's t interval of it from its linearised variance; equal weights give the plain one. */
export function weighedMean(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  atLeast = -Infinity,
): { mean: number; interval: Interval | null } {
  const n = values.length;
  let weight = 0;
  let mean = 0;
  for (let i = 0; i < n; i++) {
    weight += weights[i]!;
    mean += (weights[i]! / weight) * (values[i]! - mean);
  }
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (weights[i]! * (values[i]! - mean)) ** 2;
  if (n < 2) return { mean, interval: null };
  const error = Math.sqrt((squares / weight / weight) * (n / (n - 1)));
  const half = studentTQuantile(0.975, n - 1) * error;
  return {
    mean,
    interval: {
      low: Math.max(atLeast, mean - half),
      high: mean + half,
      level: 0.95,
      method: 't interval of the weighted mean',
    },
  };
}

function effectiveWords(rows: number): string {
  return rows < 100 ? rows.toFixed(1) : String(Math.round(rows));
}
