import { countsOfStep, type ScoreSteps } from './score-steps.ts';

/** What a threshold can be asked to be best at, besides cost (see cheapestStep). */
export type ThresholdGoal =
  | { of: 'f1' | 'balancedAccuracy' | 'accuracy' }
  /** The most recall among thresholds with at least this precision. */
  | { of: 'precision'; atLeast: number }
  /** The most precision among thresholds with at least this recall. */
  | { of: 'recall'; atLeast: number };

/**
 * The step that is best at a goal; of equals the highest threshold. null where no threshold reaches it, or where the
 * rows are without positives or (balanced accuracy) without negatives. One pass over the steps, O(K).
 */
export function bestStep(steps: ScoreSteps, goal: ThresholdGoal): number | null {
  const { positives, negatives } = steps;
  const [P, N] = [positives[0]!, negatives[0]!];
  if (P === 0 || (goal.of === 'balancedAccuracy' && N === 0)) return null;
  let best = -Infinity;
  let found: number | null = null;
  for (let step = positives.length - 1; step >= 0; step--) {
    const value = worth(positives[step]!, negatives[step]!, P, N, goal);
    if (value > best) {
      best = value;
      found = step;
    }
  }
  return found;
}

/** NaN where the goal is not reached, or the rate that it is about is undefined. */
function worth(tp: number, fp: number, P: number, N: number, goal: ThresholdGoal): number {
  switch (goal.of) {
    case 'accuracy':
      return tp - fp;
    case 'f1':
      return (2 * tp) / (P + tp + fp);
    case 'balancedAccuracy':
      // Whole numbers, so that equals are equal: (tp / P + 1 - fp / N) x P x N, less what is the same for all.
      return tp * N - fp * P;
    case 'precision':
      return tp / (tp + fp) >= goal.atLeast ? tp : NaN;
    case 'recall':
      return tp / P >= goal.atLeast ? tp / (tp + fp) : NaN;
  }
}

/** Whether a threshold takes in nobody. */
export function takesNobody(steps: ScoreSteps, step: number): boolean {
  const { tp, fp } = countsOfStep(steps, step);
  return tp + fp === 0;
}
