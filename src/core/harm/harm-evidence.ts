import { logBeta, logBetaTail } from '../stats/log-beta-tail.ts';

/** Events (errors, complaints) of both arms while the traffic was shared in one way. */
export interface StageEvents {
  /** Share of the traffic that the challenger had, between 0 and 1. */
  weight: number;
  challenger: number;
  champion: number;
}

/**
 * ln of the evidence for harm in one stage: an exact e-process for "an event is the challenger's with the chance that its
 * share of the traffic gives it", which holds where requests fall to the arms by chance and neither errs more. Each event
 * is a trial with success chance w under the null; the alternative mixes all chances above w by a Beta(1, (1 - w) / w)
 * cut off at w: about twice as many errors as expected is what it is most attentive to. Only events count, not requests:
 * conditional on their number nothing need be known of how rare they are, and no count is too small. One-sided: a better
 * challenger gathers no evidence. Whatever the number of looks, the chance that it ever exceeds 1/alpha without harm is at
 * most alpha (Ville 1939).
 */
export function logHarmEvidence({ weight, challenger, champion }: StageEvents): number {
  const b = (1 - weight) / weight;
  return (
    logBeta(1 + challenger, b + champion) +
    logBetaTail(weight, 1 + challenger, b + champion) -
    logBeta(1, b) -
    logBetaTail(weight, 1, b) -
    challenger * Math.log(weight) -
    champion * Math.log1p(-weight)
  );
}

/** `logHarmEvidence` that remembers what it said last of each stage, since those that are over do not change. */
export function rememberedEvidence(): (stage: StageEvents, at: number) => number {
  const known: (StageEvents & { found: number })[] = [];
  return (stage, at) => {
    const last = known[at];
    if (
      last?.challenger === stage.challenger &&
      last.champion === stage.champion &&
      last.weight === stage.weight
    )
      return last.found;
    const found = logHarmEvidence(stage);
    known[at] = { ...stage, found };
    return found;
  };
}

/**
 * ln of the evidence over the stages of a rollout so far, of `planned` in all. Evidence multiplies from stage to stage; but
 * harm may show only from a later one on, and then what the quiet ones before say against it must not weigh: this is the
 * mean over the stages at which to begin, each equally likely beforehand, those to come counting 1. Still at most alpha.
 * `evidence`: where it is remembered, in place of `logHarmEvidence`.
 */
export function logHarmOverStages(
  stages: readonly StageEvents[],
  planned: number,
  evidence: (stage: StageEvents, at: number) => number = logHarmEvidence,
): number {
  const each = stages.map(evidence);
  const sums: number[] = [];
  let sum = 0;
  for (let stage = each.length - 1; stage >= 0; stage--) {
    sum += each[stage]!;
    sums.push(sum);
  }
  const count = Math.max(planned, each.length);
  for (let stage = each.length; stage < count; stage++) sums.push(0);
  return logSum(sums) - Math.log(count);
}

/**
 * ln of the evidence that the challenger is the worse of two models on the same rows: of the rows where only one of them
 * errs, more than half are its own. The alternative is uniform over chances above a half. null without such rows is 0.
 */
export function logPairedHarm(onlyChallenger: number, onlyChampion: number): number {
  return logHarmEvidence({ weight: 0.5, challenger: onlyChallenger, champion: onlyChampion });
}

/** An always valid p-value: 1 over the largest evidence so far. */
export function anytimeP(largestLogEvidence: number): number {
  return Math.min(1, Math.exp(-largestLogEvidence));
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  if (most === -Infinity) return -Infinity;
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
