import {
  valueInterval,
  valuePerCase,
  type OutcomeCounts,
  type OutcomeValues,
} from '../../../core/metrics/outcome-value.ts';
import { otherwise } from '../../../core/scoping/error-cost.ts';
import type { Interval } from '../../../core/kernel/estimate.ts';

/** What the same cases are worth under a way to decide. */
export interface DecisionRow {
  key: string;
  name: string;
  perCase: number;
  /** Where the cases were counted. */
  interval: Interval | null;
  perYear: number | null;
}

/** The model beside those that need none; none without cases. */
export function decisionRows(
  { values, casesAYear }: { values: OutcomeValues; casesAYear: number | null },
  counts: OutcomeCounts,
  isCounted: boolean,
): readonly DecisionRow[] {
  const ways = [
    { key: 'model', name: 'The model', of: counts },
    { key: 'right', name: 'Always right', of: otherwise('right', counts) },
    { key: 'positive', name: 'Everything called positive', of: otherwise('positive', counts) },
    { key: 'negative', name: 'Nothing called positive', of: otherwise('negative', counts) },
  ];
  return ways.flatMap(({ key, name, of }) => {
    const perCase = valuePerCase(values, of);
    if (perCase === null) return [];
    return [
      {
        ...{ key, name, perCase },
        interval: isCounted ? valueInterval(values, of) : null,
        perYear: casesAYear === null ? null : perCase * casesAYear,
      },
    ];
  });
}
