import { normalQuantile } from '../stats/normal-quantile.ts';
import { rankZ } from '../stats/rank-shift.ts';
import { enoughEvidence } from './evidence-boundary.ts';
import { groupSequentialBounds, squareSpending } from './group-sequential.ts';
import { judgeKayentaMetric, KAYENTA_LEVEL } from './kayenta-metric.ts';
import { logMixtureRatio, pooledZ, sequenceHalfWidth, type ArmCounts } from './rate-tests.ts';

/** Whether the counts so far say "worse" at this look (0 = the first). */
export type HarmDecision = (counts: ArmCounts, look: number) => boolean;

/** What a rollout has shown by a look, for tests that ask for more than the sums of both arms. */
export interface CourseCounts extends ArmCounts {
  /** Share of bad events between two looks, of those that brought requests. */
  shares: { challenger: readonly number[]; champion: readonly number[] };
  /** Requests that both answered and just one of them wrongly, where both are shown the challenger's. */
  pairs: { onlyChallenger: number; onlyChampion: number };
}

/** As `HarmDecision`, from the whole course. */
export type CourseDecision = (counts: CourseCounts, look: number) => boolean;

export interface HarmSetting {
  alpha: number;
  /** Share of the requests that the challenger gets. */
  weight: number;
  /** Looks in all. */
  looks: number;
}

/** The plain z-test at the last look only. */
export function zOnce({ alpha, looks }: HarmSetting): HarmDecision {
  const bound = normalQuantile(1 - alpha);
  return (counts, look) => look === looks - 1 && (pooledZ(counts) ?? -Infinity) >= bound;
}

/** The plain z-test at every look, which alarms falsely far above alpha: shown to be warned of. */
export function zAtEveryLook({ alpha }: HarmSetting): HarmDecision {
  const bound = normalQuantile(1 - alpha);
  return (counts) => (pooledZ(counts) ?? -Infinity) >= bound;
}

/** The exact e-process on events. */
export function evidenceAtEveryLook({ alpha, weight }: HarmSetting): HarmDecision {
  const isEnough = enoughEvidence(weight, alpha);
  return ({ challenger, champion }) => isEnough(challenger.events, champion.events);
}

/** The evidence on requests that both models answered. */
export function pairedAtEveryLook({ alpha }: HarmSetting): CourseDecision {
  const isEnough = enoughEvidence(0.5, alpha);
  return ({ pairs }) => isEnough(pairs.onlyChallenger, pairs.onlyChampion);
}

/** Group sequential bounds at evenly spaced looks. */
export function groupSequential({ alpha, looks }: HarmSetting): HarmDecision {
  const parts = Array.from({ length: looks }, (_, look) => (look + 1) / looks);
  let bounds: readonly number[] | null = null;
  return (counts, look) => {
    bounds ??= groupSequentialBounds(parts, squareSpending(alpha));
    return (pooledZ(counts) ?? -Infinity) >= bounds[look]!;
  };
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

/** Kayenta's judge over all intervals so far, at every look, where it fails the canary for an increase. */
export function kayentaAtEveryLook(): CourseDecision {
  const bound = normalQuantile((1 + KAYENTA_LEVEL) / 2);
  return (counts) => {
    const { challenger, champion } = counts.shares;
    // Means that do not rise, or ranks by which the shift's interval holds 0, tell enough at less cost.
    if (rateDifference(counts) <= 0 || rankZ(challenger, champion) <= bound) return false;
    return judgeKayentaMetric(challenger, champion, { direction: 'increase' }).label === 'high';
  };
}

function rateDifference({ challenger, champion }: ArmCounts): number {
  return challenger.events / challenger.n - champion.events / champion.n;
}
