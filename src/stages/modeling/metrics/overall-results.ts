import type { Measured } from '../../../core/metrics/measure.ts';

/** Without those of single classes where there are several, which have a table of their own. */
export function overallResults(results: readonly Measured[], severalClasses: boolean): readonly Measured[] {
  return severalClasses ? results.filter(({ measure }) => !('class' in measure.params)) : results;
}
