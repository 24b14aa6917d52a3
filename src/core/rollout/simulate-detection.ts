import type { Random } from '../kernel/random.ts';
import { binomialDraw } from '../stats/binomial-draw.ts';
import { wilson } from '../stats/wilson.ts';
import type { Interval } from '../kernel/estimate.ts';
import { detectionOf, type Detection } from './detection.ts';
import type { HarmDecision } from './harm-decisions.ts';

export interface DetectionTraffic {
  /** Requests of either arm between two looks. */
  challenger: number;
  champion: number;
  /** Rates of bad events of either. */
  rates: { challenger: number; champion: number };
  looks: number;
}

/**
 * How soon each test sees what these rates come to, over simulated rollouts that are the same for all; with equal rates,
 * how often it alarms falsely. `interval`: Wilson's 95% of the chance, for the number of runs.
 */
export function simulateDetection(
  { challenger, champion, rates, looks }: DetectionTraffic,
  decisions: readonly HarmDecision[],
  runs: number,
  random: Random,
): readonly (Detection & { interval: Interval })[] {
  const firsts = decisions.map(() => new Uint32Array(looks));
  for (let run = 0; run < runs; run++) {
    const counts = { challenger: { events: 0, n: 0 }, champion: { events: 0, n: 0 } };
    const open = new Set(decisions.keys());
    for (let look = 0; look < looks; look++) {
      counts.challenger.n += challenger;
      counts.champion.n += champion;
      counts.challenger.events += binomialDraw(challenger, rates.challenger, random);
      counts.champion.events += binomialDraw(champion, rates.champion, random);
      for (const at of open) {
        if (!decisions[at]!(counts, look)) continue;
        firsts[at]![look]!++;
        open.delete(at);
      }
    }
  }
  return firsts.map((first) => ({
    ...detectionOf(Float64Array.from(first, (count) => count / runs)),
    interval: wilson(
      first.reduce((sum, count) => sum + count, 0),
      runs,
    )!,
  }));
}
