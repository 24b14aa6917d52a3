import { canonicalJson } from '../kernel/canonical-json.ts';
import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { ERRORS } from '../metrics/measure-rows.ts';
import { countsOfMatrix } from '../metrics/class-counts.ts';
import type { Measure } from '../metrics/measure.ts';
import { VALUE, valuePerThousand } from '../metrics/outcome-value.ts';
import type { Confusion, Evaluation } from './evaluation.ts';

/**
 * A metric over all rows as the evaluation itself holds it, also where its rows are not here; null where it does not.
 * Throws as `valuePerThousand` does.
 */
export function storedFigure(
  { results, confusion }: Pick<Evaluation, 'results' | 'confusion'>,
  measure: Measure,
): Estimate | null {
  if (measure.metric === ERRORS) return confusion && errorsOf(confusion);
  if (measure.metric === VALUE) {
    return (
      confusion && valuePerThousand(measure, confusion.classes, countsOfMatrix(confusion.counts, confusion))
    );
  }
  const key = keyOf(measure);
  return results.find((result) => keyOf(result.measure) === key)?.estimate ?? null;
}

function keyOf({ metric, params }: Measure): string {
  return canonicalJson({ metric, params });
}

function errorsOf({ counts, failed, unlabeled }: Confusion): Estimate {
  let labeled = failed;
  let errors = failed;
  counts.forEach((row, actual) =>
    row.forEach((count, predicted) => {
      labeled += count;
      if (actual !== predicted) errors += count;
    }),
  );
  if (labeled === 0) return undefinedBecause(unlabeled > 0 ? 'unlabeled' : 'emptySlice', 0);
  return estimate(errors, labeled, null, unlabeled > 0 ? { unlabeled } : {});
}
