import type { TextSection } from '../../../core/brief/text-section.ts';
import type { EstimateBody } from '../../../core/scoping/estimate-document.ts';
import type { OutcomeCounts } from '../../../core/metrics/outcome-value.ts';
import { bestThreshold, costRatio } from '../../../core/scoping/error-cost.ts';
import { formatFixed, formatNumber } from '../../../ui/format.ts';
import { decisionRows } from './error-rows.ts';
import { about } from './estimate-words.ts';
import { OUTCOME_WORDS } from './outcome-words.ts';

/** The cost of errors for paper and Markdown; `evaluation`: the name of where the counts are from. */
export function errorSections(
  body: Extract<EstimateBody, { of: 'errors' }>,
  counts: OutcomeCounts,
  evaluation: string | null,
): readonly TextSection[] {
  const { values, currency } = body;
  const ratio = costRatio(values);
  const threshold = bestThreshold(values);
  const money = (amount: number): string => about(amount, currency, 4);
  return [
    {
      title: 'Outcomes in money',
      lines: [
        ...OUTCOME_WORDS.map(({ key, title }) => ({
          term: title,
          words: `${money(values[key])} a case, ${formatNumber(counts[key], 6)} cases`,
        })),
        { term: 'Counted in', words: evaluation ?? '' },
      ],
    },
    {
      title: 'What decisions are worth',
      lines: decisionRows(body, counts, evaluation !== null).map(({ name, perCase, perYear, interval }) => ({
        term: name,
        words: `${money(perCase)} a case${interval ? ` (${formatNumber(interval.low, 3)} to ${formatNumber(interval.high, 3)})` : ''}${perYear === null ? '' : `, ${money(perYear)} a year`}`,
      })),
    },
    {
      title: 'Threshold',
      lines:
        ratio === null || threshold === null
          ? [{ words: 'One of the errors costs nothing: it is best to always say the same.' }]
          : [
              {
                words: `A miss costs as much as ${formatNumber(ratio, 3)} false alarms: say yes from a chance of ${formatFixed(threshold, 3)} on.`,
              },
            ],
    },
  ];
}
