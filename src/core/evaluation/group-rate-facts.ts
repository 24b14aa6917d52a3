import type { GroupCounts } from './group-counts.ts';
import type { GroupRate } from './group-rates.ts';

export interface GroupRateFacts {
  title: string;
  /** As a header of a table. */
  short: string;
  /** In counts, for the arithmetic. */
  formula: string;
  /** In one plain sentence. */
  asks: string;
}

/** What each rate of a group is called and means; "positive" is the class judged. */
export const GROUP_RATE_FACTS: Readonly<Record<GroupRate, GroupRateFacts>> = {
  baseRate: {
    title: 'Base rate',
    short: 'Base rate',
    formula: '(TP + FN) / n',
    asks: 'How many of the group are positive in truth?',
  },
  selectionRate: {
    title: 'Selection rate',
    short: 'Selected',
    formula: '(TP + FP) / n',
    asks: 'How many are predicted positive?',
  },
  favourableRate: {
    title: 'Favourable rate',
    short: 'Favourable',
    formula: 'favourable answers / n',
    asks: 'How many get the answer that is good for them?',
  },
  truePositiveRate: {
    title: 'True positive rate',
    short: 'TPR',
    formula: 'TP / (TP + FN)',
    asks: 'Of those that are positive, how many are found?',
  },
  falsePositiveRate: {
    title: 'False positive rate',
    short: 'FPR',
    formula: 'FP / (FP + TN)',
    asks: 'Of those that are negative, how many are called positive?',
  },
  falseNegativeRate: {
    title: 'False negative rate',
    short: 'FNR',
    formula: 'FN / (TP + FN)',
    asks: 'Of those that are positive, how many are missed?',
  },
  precision: {
    title: 'Precision',
    short: 'PPV',
    formula: 'TP / (TP + FP)',
    asks: 'Of those called positive, how many are?',
  },
  accuracy: {
    title: 'Accuracy',
    short: 'Accuracy',
    formula: '(TP + TN) / n',
    asks: 'How many answers are right?',
  },
};

/** Rows with truth and answer. */
export function rowsOf({ tp, fp, fn, tn }: Pick<GroupCounts, 'tp' | 'fp' | 'fn' | 'tn'>): number {
  return tp + fp + fn + tn;
}
