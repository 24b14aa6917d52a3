import type { Id } from '../kernel/objects.ts';
import { ERRORS } from '../metrics/measure-rows.ts';
import type { TargetTerms } from './target.ts';

/** A set of examples none of which may fail: no errors on a slice, however few its rows. */
export function mustPass(slice: Id | null, owner: string, note = ''): TargetTerms {
  return {
    measure: { metric: ERRORS, params: {}, slice, against: null, statistic: 'value' },
    direction: 'atMost',
    value: 0,
    unit: 'count',
    decide: 'point',
    where: ['gate'],
    minRows: 1,
    owner,
    note,
  };
}

export function isMustPass({ measure, direction, value }: TargetTerms): boolean {
  return measure.metric === ERRORS && measure.statistic === 'value' && direction === 'atMost' && value === 0;
}
