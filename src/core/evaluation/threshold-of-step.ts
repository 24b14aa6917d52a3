import type { ScoreSteps } from './score-steps.ts';

/** Above every probability. */
const ABOVE_ALL = 1.01;

/**
 * A threshold in as few decimals as can be that takes in the scores from index `step` on and no others; at K, one above
 * every score. Scores are probabilities: only where all are to be left out and one is 1 it is more than 1.
 */
export function thresholdOfStep({ scores }: ScoreSteps, step: number): number {
  const below = step === 0 ? -Infinity : scores[step - 1]!;
  if (step < scores.length) return shortest(below, scores[step]!);
  return below < 1 ? shortest(below, 1) : ABOVE_ALL;
}

/** In (below, upTo]. */
function shortest(below: number, upTo: number): number {
  if (upTo >= 0 && below < 0) return 0;
  for (let digits = 0; digits < 17; digits++) {
    const power = 10 ** digits;
    const candidate = Math.floor(upTo * power) / power;
    if (candidate > below && candidate <= upTo) return candidate;
  }
  return upTo;
}
