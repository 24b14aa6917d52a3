import { logHarmEvidence } from './harm-evidence.ts';

/** Beyond so many events the evidence is weighed each time, not kept. */
const MOST_KEPT = 100_000;

/** Whether so many events of either arm are evidence enough for harm. */
export type EnoughEvidence = (challenger: number, champion: number) => boolean;

/**
 * Whether the evidence reaches 1/alpha, by the fewest events of the challenger that do so at every number of events in all:
 * of one event more as many, or one more. They are found once, as far as they are asked for; then a look costs nothing.
 */
export function enoughEvidence(weight: number, alpha: number): EnoughEvidence {
  const wanted = -Math.log(alpha);
  const fewest: number[] = [];
  const weigh: EnoughEvidence = (challenger, champion) =>
    logHarmEvidence({ weight, challenger, champion }) >= wanted;
  return (challenger, champion) => {
    const events = challenger + champion;
    if (events > MOST_KEPT) return weigh(challenger, champion);
    for (let n = fewest.length; n <= events; n++) {
      let enough = fewest[n - 1] ?? 0;
      while (enough <= n && !weigh(enough, n - enough)) enough++;
      fewest.push(enough);
    }
    return challenger >= fewest[events]!;
  };
}
