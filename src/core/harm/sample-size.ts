import { binomialMasses } from '../stats/binomial-masses.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { normalTail } from '../stats/normal-tail.ts';
import { plainHarmP } from './rate-tests.ts';

/** A rise of the rate of bad events, and how sure one wants to be of it. */
export interface RegressionAim {
  /** Rate without and with the regression. */
  from: number;
  to: number;
  /** Chance to see a regression where there is none, one-sided. */
  alpha: number;
  /** Share of the requests that the challenger gets, between 0 and 1. */
  weight: number;
}

export interface ArmSizes {
  challenger: number;
  champion: number;
}

/**
 * Fewest requests of either arm with which the two-proportion z-test, looked at once, finds the rise with chance `power`
 * (Fleiss 1981, without continuity correction). A normal approximation: below some ten expected events an arm look at
 * `exactDetection` of what it gives. null where the rates are equal or fall.
 */
export function sizeForRegression(
  { from, to, alpha, weight }: RegressionAim,
  power: number,
): ArmSizes | null {
  if (!(to > from)) return null;
  const { without, withRise } = spreads(from, to, weight);
  const reach = normalQuantile(1 - alpha) * without + normalQuantile(power) * withRise;
  const total = (reach / (to - from)) ** 2;
  return { challenger: Math.ceil(total * weight), champion: Math.ceil(total * (1 - weight)) };
}

/** Chance that one look at so many requests finds the rise, by the same approximation. */
export function approximateDetection(from: number, to: number, alpha: number, sizes: ArmSizes): number {
  const total = sizes.challenger + sizes.champion;
  const { without, withRise } = spreads(from, to, sizes.challenger / total);
  const missing = normalQuantile(1 - alpha) * without - (to - from) * Math.sqrt(total);
  return withRise === 0 ? Number(missing < 0) : normalTail(missing / withRise);
}

/**
 * The same chance exactly: over all numbers of bad events of both arms, where the z-test says "worse". With `to` = `from`
 * it is the true rate of false alarms. Time grows with the spread of the counts.
 */
export function exactDetection(from: number, to: number, alpha: number, sizes: ArmSizes): number {
  const challenger = binomialMasses(sizes.challenger, to);
  const champion = binomialMasses(sizes.champion, from);
  const isWorse = (events: number, others: number): boolean =>
    (plainHarmP({
      challenger: { events, n: sizes.challenger },
      champion: { events: others, n: sizes.champion },
    }) ?? 1) <= alpha;
  // The more events the challenger has, the more of the champion's there may be beside them.
  let allowed = 0;
  let chanceAllowed = 0;
  let detected = 0;
  challenger.chances.forEach((chance, at) => {
    while (allowed < champion.chances.length && isWorse(challenger.from + at, champion.from + allowed)) {
      chanceAllowed += champion.chances[allowed++]!;
    }
    detected += chance * chanceAllowed;
  });
  return Math.min(1, detected);
}

/** Least rate of the challenger that one look at so many requests finds with chance `power`; null where not even 1 is. */
export function detectableRate(from: number, alpha: number, power: number, sizes: ArmSizes): number | null {
  const finds = (to: number): boolean => approximateDetection(from, to, alpha, sizes) >= power;
  if (!finds(1)) return null;
  let [low, high] = [from, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (finds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Standard deviation of the difference times the root of all requests: with one rate for both, and with two. */
function spreads(from: number, to: number, weight: number): { without: number; withRise: number } {
  const pooled = weight * to + (1 - weight) * from;
  return {
    without: Math.sqrt((pooled * (1 - pooled)) / (weight * (1 - weight))),
    withRise: Math.sqrt((to * (1 - to)) / weight + (from * (1 - from)) / (1 - weight)),
  };
}
