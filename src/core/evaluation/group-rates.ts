import type { Reason } from '../kernel/estimate.ts';
import type { GroupCounts } from './group-counts.ts';

/** Rates that groups are compared by. All but `favourableRate` are of the positive class. */
export const GROUP_RATES = [
  'baseRate',
  'selectionRate',
  'favourableRate',
  'truePositiveRate',
  'falsePositiveRate',
  'falseNegativeRate',
  'precision',
  'accuracy',
] as const;
export type GroupRate = (typeof GROUP_RATES)[number];

/** A rate as rows of rows, and why it is undefined where there are none to divide by. */
export interface Share {
  hits: number;
  of: number;
  whenEmpty: Reason;
}

export function shareOf(rate: GroupRate, { tp, fp, fn, tn, favoured }: GroupCounts): Share {
  const n = tp + fp + fn + tn;
  switch (rate) {
    case 'baseRate':
      return { hits: tp + fn, of: n, whenEmpty: 'emptySlice' };
    case 'selectionRate':
      return { hits: tp + fp, of: n, whenEmpty: 'emptySlice' };
    case 'favourableRate':
      return { hits: favoured, of: n, whenEmpty: 'emptySlice' };
    case 'truePositiveRate':
      return { hits: tp, of: tp + fn, whenEmpty: 'noPositives' };
    case 'falsePositiveRate':
      return { hits: fp, of: fp + tn, whenEmpty: 'noNegatives' };
    case 'falseNegativeRate':
      return { hits: fn, of: tp + fn, whenEmpty: 'noPositives' };
    case 'precision':
      return { hits: tp, of: tp + fp, whenEmpty: 'noPredictedPositives' };
    case 'accuracy':
      return { hits: tp + tn, of: n, whenEmpty: 'emptySlice' };
  }
}
