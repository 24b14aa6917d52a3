import type { OutcomeValues } from '../../../core/metrics/outcome-value.ts';

/** The four outcomes as one meets them, in the order of the matrix: what it is, by what it is called. */
export const OUTCOME_WORDS: readonly { key: keyof OutcomeValues; title: string; words: string }[] = [
  { key: 'truePositive', title: 'True positive', words: 'It is there, and found' },
  { key: 'falseNegative', title: 'False negative', words: 'It is there, and missed' },
  { key: 'falsePositive', title: 'False positive', words: 'It is not there: a false alarm' },
  { key: 'trueNegative', title: 'True negative', words: 'It is not there, and let be' },
];
