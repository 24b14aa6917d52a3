import { stepAt, type ScoreSteps } from './score-steps.ts';

/**
 * Steps that curves over all thresholds are drawn through: at most `most`, half of them even in rows (positives and
 * negatives counting alike), half even in score, ends included. All of them where there are no more.
 */
export function curveSteps(steps: ScoreSteps, most = 400): Uint32Array<ArrayBuffer> {
  const { scores, positives, negatives } = steps;
  const last = scores.length;
  if (last + 1 <= most) return Uint32Array.from({ length: last + 1 }, (_, k) => k);
  const half = Math.floor(most / 2) - 1;
  const chosen = new Set<number>([0, last]);
  const [P, N] = [Math.max(1, positives[0]!), Math.max(1, negatives[0]!)];
  let due = 1;
  for (let k = 0; k <= last && due < half; k++) {
    const passed = 2 - positives[k]! / P - negatives[k]! / N;
    if (passed < (2 * due) / half) continue;
    chosen.add(k);
    due = Math.floor((passed * half) / 2) + 1;
  }
  const [low, high] = [scores[0]!, scores[last - 1]!];
  for (let i = 1; i < half; i++) chosen.add(stepAt(steps, low + ((high - low) * i) / half));
  return Uint32Array.from(chosen).sort();
}
