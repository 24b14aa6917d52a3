import type { AutomationBench } from './automation-bench.ts';
import { mmc, offeredLoad } from '../serving/queue-theory.ts';

/** People who look at cases. */
export interface ReviewTeam {
  /** How many work at a time, and for how many hours a day. */
  people: number;
  hours: number;
  /** Mean minutes that one case takes. */
  minutes: number;
  /** Cases that arrive in those hours, of which some go to people. */
  cases: number;
  /** The share of their time that they are to be kept busy at most. */
  busy: number;
}

export interface ReviewQueue {
  /** Cases a day that go to people, and that they can take at most. */
  arriving: number;
  capacity: number;
  /** Share of their time that is needed; above 1 the queue grows without end. */
  utilisation: number;
  /** Mean minutes until somebody begins with a case, in the long run; null where the queue grows without end. */
  meanWait: number | null;
  /** Fewest people with whom it does not. */
  needed: number;
}

/**
 * The queue before the team (M/M/c: arrivals by chance, evenly over the hours worked) where `share` of the cases goes
 * to people; `effort`: minutes relative to a review without help.
 */
export function reviewQueue(
  { people, hours, minutes, cases }: ReviewTeam,
  share: number,
  effort = 1,
): ReviewQueue {
  const arriving = cases * share;
  const perMinute = arriving / (hours * 60);
  const service = minutes * effort;
  const load = offeredLoad(perMinute, service);
  const figures = arriving === 0 ? { meanWait: 0 } : mmc(perMinute, service, people);
  return {
    arriving,
    capacity: (people * hours * 60) / service,
    utilisation: load / people,
    meanWait: figures?.meanWait ?? null,
    needed: arriving === 0 ? 0 : Math.floor(load) + 1,
  };
}

/** As many rows of a bench as the team can take without being busier than wanted. */
export function mostReviewed({ n }: Pick<AutomationBench, 'n'>, team: ReviewTeam): number {
  const capacity = (team.busy * team.people * team.hours * 60) / team.minutes;
  return Math.floor(n * Math.min(1, capacity / team.cases) + 1e-9);
}
