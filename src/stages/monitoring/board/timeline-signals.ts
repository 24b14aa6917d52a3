import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { Signal } from '../../../core/monitor/signal.ts';

/** What the line of the timeline can be: rows, then of each column its drift, its mean and what is missing. */
export function signalsOf({ columns }: LogProfile): readonly Signal[] {
  return [
    { of: 'rows' },
    ...columns.flatMap(({ name: column, kind }): Signal[] => [
      { of: 'drift', column, distance: kind === 'values' ? 'jsDistanceBase2' : 'wassersteinOverSigma' },
      ...(kind === 'values' ? [] : [{ of: 'mean' as const, column }]),
      { of: 'missing', column },
    ]),
  ];
}
