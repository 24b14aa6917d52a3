import type { Measured } from '../../../core/metrics/measure.ts';

/** The results of an evaluation, by the table they stand in. */
export interface SortedResults {
  overall: readonly Measured[];
  /** Means over classes: macro, weighted, micro. */
  averages: readonly Measured[];
}

/** Where there are several classes, what is of a single one has a table of its own and is left out. */
export function sortResults(results: readonly Measured[]): SortedResults {
  const several = results.some(({ measure }) => measure.metric === 'macroF1');
  const shown = several ? results.filter(({ measure }) => !('class' in measure.params)) : results;
  return {
    overall: shown.filter((one) => !isAverage(one)),
    averages: shown.filter(isAverage),
  };
}

function isAverage({ measure }: Measured): boolean {
  return /^(macro|weighted|micro)[A-Z]/.test(measure.metric);
}
