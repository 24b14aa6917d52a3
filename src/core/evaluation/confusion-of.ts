import { countClasses } from '../metrics/class-counts.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import type { Confusion } from './evaluation.ts';

/** The confusion matrix of an outcome, or of its rows where the mask is 1. */
export function confusionOf(outcome: ClassOutcome, mask: Uint8Array | null = null): Confusion {
  const { classes, cells, unlabeled, failed } = countClasses(outcome, mask);
  const counts = outcome.classes.map((_, k) => Array.from(cells.subarray(k * classes, (k + 1) * classes)));
  return { classes: outcome.classes, counts, unlabeled, failed };
}
