import { logHarmOverStages, type StageEvents } from '../harm/harm-evidence.ts';
import { halfWidthOf, mixtureRatioOf, type ArmCounts } from '../harm/rate-tests.ts';

/** Counts while the traffic was shared in one way, and what the exact e-process makes of them. */
export interface StageCounts extends ArmCounts {
  /** null: this stage says nothing to it. */
  events: StageEvents | null;
}

/** ln of the evidence for harm, of `planned` stages in all. */
export function stagesEvidence(
  stages: readonly StageCounts[],
  planned: number,
  evidence?: Parameters<typeof logHarmOverStages>[2],
): number {
  const events = stages.flatMap((stage) => (stage.events ? [stage.events] : []));
  return events.length === 0 ? 0 : logHarmOverStages(events, planned, evidence);
}

/**
 * z of the difference in rates over all stages (Cochran 1954; Mantel and Haenszel 1959): each weighs by how many requests
 * of both arms it has, and is held against its own pooled rate, so that a rate that changes from stage to stage is not
 * taken for the challenger's. Of one stage it is `pooledZ`. null where nothing varies.
 */
export function stagesZ(stages: readonly ArmCounts[]): number | null {
  let [sum, variance] = [0, 0];
  for (const { challenger, champion } of stages) {
    if (challenger.n === 0 || champion.n === 0) continue;
    const weight = (challenger.n * champion.n) / (challenger.n + champion.n);
    const pooled = (challenger.events + champion.events) / (challenger.n + champion.n);
    sum += weight * (challenger.events / challenger.n - champion.events / champion.n);
    variance += weight * pooled * (1 - pooled);
  }
  return variance > 0 ? sum / Math.sqrt(variance) : null;
}

/** Difference in rates over all stages with the same weights, its plain variance, and the requests of both arms. */
export function stagesDifference(
  stages: readonly ArmCounts[],
): { difference: number; variance: number; n: number } | null {
  let [weights, sum, squares, n] = [0, 0, 0, 0];
  for (const { challenger, champion } of stages) {
    if (challenger.n === 0 || champion.n === 0) continue;
    const weight = (challenger.n * champion.n) / (challenger.n + champion.n);
    const p = challenger.events / challenger.n;
    const q = champion.events / champion.n;
    weights += weight;
    sum += weight * (p - q);
    squares += weight ** 2 * ((p * (1 - p)) / challenger.n + (q * (1 - q)) / champion.n);
    n += challenger.n + champion.n;
  }
  return weights > 0 ? { difference: sum / weights, variance: squares / weights ** 2, n } : null;
}

/** ln of the mixture ratio toward harm: nothing speaks for it while the challenger is the better. null as in `logMixtureRatio`. */
export function stagesMixture(stages: readonly ArmCounts[], tau: number): number | null {
  const found = stagesDifference(stages);
  if (!found || found.variance === 0) return null;
  return found.difference > 0 ? mixtureRatioOf(found.difference, found.variance, tau) : 0;
}

/** Low end of the confidence sequence of the difference in rates. null as in `sequenceHalfWidth`. */
export function stagesLowEnd(stages: readonly ArmCounts[], alpha: number): number | null {
  const found = stagesDifference(stages);
  if (!found || found.variance === 0) return null;
  return found.difference - halfWidthOf(found.variance, found.n, alpha);
}
