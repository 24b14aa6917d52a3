import type { Score } from './agreement-scores.ts';
import type { Margins } from './class-counts.ts';

/**
 * Averages of per-class precision, recall and F1. "Present" classes occur in the truth or the predictions; within an
 * average (only there) a class that is never predicted has precision 0, one that never occurs has recall 0, and over
 * all labels an absent class counts as 0.
 */
export interface Averages {
  precision: Score;
  recall: Score;
  f1: Score;
}

/** Each present class counts the same. */
export function macroAverages(margins: Margins): Averages {
  return averaged(margins, (_, present) => (present ? 1 : 0));
}

/** Each label counts the same, absent ones too. */
export function macroAveragesOverAllLabels(margins: Margins): Averages {
  return averaged(margins, () => 1);
}

/** Each class counts by its rows in the truth. */
export function weightedAverages(margins: Margins): Averages {
  return averaged(margins, (actual) => actual);
}

function averaged(margins: Margins, weightOf: (actual: number, present: boolean) => number): Averages {
  const { hits, actual, predicted, n } = margins;
  if (n === 0) return { precision: 'emptySlice', recall: 'emptySlice', f1: 'emptySlice' };
  let weights = 0;
  let precision = 0;
  let recall = 0;
  let f1 = 0;
  for (let k = 0; k < hits.length; k++) {
    const [a, p, hit] = [actual[k]!, predicted[k]!, hits[k]!];
    const weight = weightOf(a, a + p > 0);
    weights += weight;
    if (hit === 0) continue;
    precision += (weight * hit) / p;
    recall += (weight * hit) / a;
    f1 += (weight * 2 * hit) / (a + p);
  }
  return { precision: precision / weights, recall: recall / weights, f1: f1 / weights };
}
