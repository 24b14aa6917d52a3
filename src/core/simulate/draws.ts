import type { Random } from '../kernel/random.ts';
import { cos, log, pow } from './elementary.ts';

/** Draws from the usual distributions: the same generator state gives the same bits in every browser. */

const TWO_PI = 6.283185307179586;

/** Standard normal (Box and Muller 1958); always takes two uniforms, so that streams stay aligned. */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * log(1 - random.uniform()));
  return radius * cos(TWO_PI * random.uniform());
}

/** Exponential with the given mean. */
export function drawExponential(random: Random, mean: number): number {
  return -mean * log(1 - random.uniform());
}

/** Gamma with mean shape * scale, shape > 0 (Marsaglia and Tsang 2000). */
export function drawGamma(random: Random, shape: number, scale: number): number {
  if (shape < 1) return drawGamma(random, shape + 1, scale) * pow(1 - random.uniform(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    if (log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v * scale;
  }
}

/** Beta(a, b), a and b > 0, as a ratio of gammas. */
export function drawBeta(random: Random, a: number, b: number): number {
  const x = drawGamma(random, a, 1);
  return x / (x + drawGamma(random, b, 1));
}

/** True with probability p. */
export function drawBernoulli(random: Random, p: number): boolean {
  return random.uniform() < p;
}

/** Successes in n trials; large n is halved at a beta-distributed median first (Ahrens and Dieter 1974). */
export function drawBinomial(random: Random, n: number, p: number): number {
  let successes = 0;
  let trials = n;
  let chance = p;
  while (trials > 40) {
    const rank = 1 + Math.floor(trials / 2);
    const order = drawBeta(random, rank, trials + 1 - rank);
    if (order <= chance) {
      successes += rank;
      trials -= rank;
      chance = (chance - order) / (1 - order);
    } else {
      trials = rank - 1;
      chance /= order;
    }
  }
  for (let i = 0; i < trials; i++) if (random.uniform() < chance) successes++;
  return successes;
}

/** Poisson counts; a large mean is reduced by gamma-distributed waiting times first (Ahrens and Dieter 1974). */
export function drawPoisson(random: Random, mean: number): number {
  let count = 0;
  let rest = mean;
  while (rest > 16) {
    const events = Math.floor(rest * 0.875);
    const wait = drawGamma(random, events, 1);
    if (wait > rest) return count + drawBinomial(random, events - 1, rest / wait);
    count += events;
    rest -= wait;
  }
  for (let waited = drawExponential(random, 1); waited < rest; waited += drawExponential(random, 1)) count++;
  return count;
}

/** Index i with probability weights[i] / sum; weights at least 0, their sum above 0. */
export function drawCategory(random: Random, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let left = random.uniform() * total;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight <= 0) continue;
    if (left < weight) return i;
    left -= weight;
    last = i;
  }
  return last;
}
