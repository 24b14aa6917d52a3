import { binomialMasses, massesFrom } from '../stats/binomial-masses.ts';
import { detectionOf, type Detection } from './detection.ts';

/**
 * Chance that one check fails: of `requests`, each bad with chance `rate`, a share above `most` is bad. Without requests
 * it is `empty`: 1 where no data fail a check (Flagger), 0 where they are passed over.
 */
export function checkFailure(requests: number, rate: number, most: number, empty: 0 | 1 = 1): number {
  if (requests <= 0) return empty;
  // A hair's breadth against most x requests falling just above a whole number.
  const beyond = Math.floor(most * requests * (1 + 1e-12)) + 1;
  return massesFrom(binomialMasses(requests, rate), beyond);
}

/**
 * How failed checks end a rollout: `cumulative`: so many failures in all over its checks, passes between them change
 * nothing (Argo Rollouts: failureLimit + 1); `consecutive`: so many in a row; `hold`: so many in all, where a failed check
 * is repeated before the next step is taken (Flagger: threshold), so that every step is passed or the limit reached.
 */
export type FailureRule = 'cumulative' | 'consecutive' | 'hold';

/**
 * Chance that the rollout has been ended by each tick and at all, exactly: of a healthy model how often it is thrown out,
 * of a bad one how surely and how soon. `chances`: that the check at each step fails, independent of the others;
 * `failures`: how many end it, at least 1. With `hold` there are up to failures - 1 ticks more than steps.
 */
export function failedChecks(chances: readonly number[], failures: number, rule: FailureRule): Detection {
  const steps = chances.length;
  const ends = new Float64Array(rule === 'hold' && steps > 0 ? steps + failures - 1 : steps);
  // Chance of every number of failures so far (in a row, where that is what counts) at every step not yet passed.
  let now = new Map<number, number>([[0, 1]]);
  for (let tick = 0; tick < ends.length; tick++) {
    const next = new Map<number, number>();
    const add = (step: number, failed: number, chance: number): void => {
      const key = step * failures + failed;
      if (step < steps) next.set(key, (next.get(key) ?? 0) + chance);
    };
    for (const [key, chance] of now) {
      const step = Math.floor(key / failures);
      const failed = key % failures;
      const fails = chances[step]!;
      if (failed + 1 === failures) ends[tick]! += chance * fails;
      else add(rule === 'hold' ? step : step + 1, failed + 1, chance * fails);
      add(step + 1, rule === 'consecutive' ? 0 : failed, chance * (1 - fails));
    }
    now = next;
  }
  return detectionOf(ends);
}
