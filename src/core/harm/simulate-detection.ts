import type { Random } from '../kernel/random.ts';
import { binomialDraw } from '../stats/binomial-draw.ts';
import { wilson } from '../stats/wilson.ts';
import type { Interval } from '../kernel/estimate.ts';
import { detectionOf, type Detection } from './detection.ts';
import type { CourseDecision } from './harm-decisions.ts';

export interface DetectionTraffic {
  /** Requests of either arm between two looks, on average: what is not whole comes with a later look. */
  challenger: number;
  champion: number;
  /** Rates of bad events of either. */
  rates: { challenger: number; champion: number };
  looks: number;
}

/** How soon a test decided in simulated rollouts, with Wilson's 95% interval of the chance. */
export type SimulatedDetection = Detection & { interval: Interval };

/** Requests that a look (0 = the first) is the first to see, of so many a look on average. */
export function requestsAtLook(average: number, look: number): number {
  return Math.round(average * (look + 1)) - Math.round(average * look);
}

/** Of each test, how many runs it was first decided in at each look. */
export type FirstDecisions = readonly Uint32Array[];

/**
 * How soon each test sees what these rates come to, over simulated rollouts that are the same for all; with equal rates,
 * how often it alarms falsely.
 */
export function simulateDetection(
  traffic: DetectionTraffic,
  decisions: readonly CourseDecision[],
  runs: number,
  random: Random,
): readonly SimulatedDetection[] {
  const firsts = decisions.map(() => new Uint32Array(traffic.looks));
  addRuns(firsts, traffic, decisions, runs, random);
  return firsts.map((first) => detectionIn(first, runs));
}

/** What so many runs came to. */
export function detectionIn(first: Uint32Array, runs: number): SimulatedDetection {
  const found = first.reduce((sum, count) => sum + count, 0);
  return {
    ...detectionOf(Float64Array.from(first, (count) => count / runs)),
    interval: wilson(found, runs)!,
  };
}

/**
 * Simulates so many runs and adds where each test first decided. Every request falls to an arm by chance. Where both models answer the challenger's requests, they
 * err independently of each other.
 */
export function addRuns(
  firsts: FirstDecisions,
  { challenger, champion, rates, looks }: DetectionTraffic,
  decisions: readonly CourseDecision[],
  runs: number,
  random: Random,
): void {
  const onlyChallenger = rates.challenger * (1 - rates.champion);
  const onlyChampion = (rates.champion * (1 - rates.challenger)) / (1 - onlyChallenger);
  const weight = challenger / (challenger + champion);
  for (let run = 0; run < runs; run++) {
    const counts = {
      challenger: { events: 0, n: 0 },
      champion: { events: 0, n: 0 },
      shares: { challenger: [] as number[], champion: [] as number[] },
      pairs: { onlyChallenger: 0, onlyChampion: 0 },
    };
    const open = new Set(decisions.keys());
    for (let look = 0; look < looks && open.size > 0; look++) {
      const all = requestsAtLook(challenger + champion, look);
      const requests = binomialDraw(all, weight, random);
      const beside = all - requests;
      const events = binomialDraw(requests, rates.challenger, random);
      const others = binomialDraw(beside, rates.champion, random);
      const alone = binomialDraw(requests, onlyChallenger, random);
      counts.challenger.n += requests;
      counts.champion.n += beside;
      counts.challenger.events += events;
      counts.champion.events += others;
      if (requests > 0) counts.shares.challenger.push(events / requests);
      if (beside > 0) counts.shares.champion.push(others / beside);
      counts.pairs.onlyChallenger += alone;
      counts.pairs.onlyChampion += binomialDraw(requests - alone, onlyChampion, random);
      for (const at of open) {
        if (!decisions[at]!(counts, look)) continue;
        firsts[at]![look]!++;
        open.delete(at);
      }
    }
  }
}
