import { groupSequentialBounds, squareSpending } from './group-sequential.ts';
import { logHarmEvidence } from './harm-evidence.ts';
import { logMixtureRatio, plainHarmP, pooledZ, sequenceHalfWidth, type ArmCounts } from './rate-tests.ts';

/** Whether the counts so far say "worse" at this look (0 = the first). */
export type HarmDecision = (counts: ArmCounts, look: number) => boolean;

export interface HarmSetting {
  alpha: number;
  /** Share of the requests that the challenger gets. */
  weight: number;
  /** Looks in all. */
  looks: number;
}

/** The plain z-test at the last look only. */
export function zOnce({ alpha, looks }: HarmSetting): HarmDecision {
  return (counts, look) => look === looks - 1 && (plainHarmP(counts) ?? 1) <= alpha;
}

/** The plain z-test at every look, which alarms falsely far above alpha: shown to be warned of. */
export function zAtEveryLook({ alpha }: HarmSetting): HarmDecision {
  return (counts) => (plainHarmP(counts) ?? 1) <= alpha;
}

/** The exact e-process on events. */
export function evidenceAtEveryLook({ alpha, weight }: HarmSetting): HarmDecision {
  return ({ challenger, champion }) =>
    logHarmEvidence({ weight, challenger: challenger.events, champion: champion.events }) >= -Math.log(alpha);
}

/** Group sequential bounds at evenly spaced looks. */
export function groupSequential({ alpha, looks }: HarmSetting): HarmDecision {
  const parts = Array.from({ length: looks }, (_, look) => (look + 1) / looks);
  const bounds = groupSequentialBounds(parts, squareSpending(alpha));
  return (counts, look) => (pooledZ(counts) ?? -Infinity) >= bounds[look]!;
}

/** The mixture ratio of spread `tau`, where the challenger is the worse. */
export function mixtureAtEveryLook({ alpha }: HarmSetting, tau: number): HarmDecision {
  return (counts) =>
    rateDifference(counts) > 0 && (logMixtureRatio(counts, tau) ?? -Infinity) >= -Math.log(alpha);
}

/** The confidence sequence, where all of it is above 0. */
export function sequenceAtEveryLook({ alpha }: HarmSetting): HarmDecision {
  return (counts) => rateDifference(counts) > (sequenceHalfWidth(counts, alpha) ?? Infinity);
}

function rateDifference({ challenger, champion }: ArmCounts): number {
  return challenger.events / challenger.n - champion.events / champion.n;
}
