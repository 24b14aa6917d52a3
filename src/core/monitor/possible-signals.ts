import type { LogProfile } from '../drift/log-profile.ts';
import type { Id } from '../kernel/objects.ts';
import type { LogColumns } from './log.ts';
import { signalKey, type Signal } from './signal.ts';

/** Values of a category that are offered by themselves. */
const MOST_VALUES = 12;
const QUANTILES = [0.05, 0.5, 0.95, 0.99];

/** Every figure of a log that an alarm can be set on, by key: what is counted of its columns, and what its rows tell. */
export function possibleSignals(
  { columns }: LogProfile,
  roles: LogColumns | null,
  slices: readonly { id: Id }[],
): ReadonlyMap<string, Signal> {
  const signals: Signal[] = [{ of: 'rows' }];
  for (const { name: column, ...counted } of columns) {
    signals.push({ of: 'missing', column });
    if (counted.kind === 'values') {
      signals.push({ of: 'unseen', column }, { of: 'drift', column, distance: 'jsDistanceBase2' });
      for (const value of counted.values.slice(0, MOST_VALUES)) signals.push({ of: 'share', column, value });
    } else {
      signals.push({ of: 'mean', column }, { of: 'outside', column });
      for (const q of QUANTILES) signals.push({ of: 'quantile', column, q });
      for (const distance of ['wassersteinOverSigma', 'ks'] as const)
        signals.push({ of: 'drift', column, distance });
    }
  }
  return new Map([...signals, ...ofRows(roles, slices)].map((signal) => [signalKey(signal), signal]));
}

function ofRows(roles: LogColumns | null, slices: readonly { id: Id }[]): readonly Signal[] {
  if (!roles?.prediction) return [];
  const signals: Signal[] = [];
  const { label, scores, positive } = roles;
  if (scores.length > 0) signals.push({ of: 'confidence' }, { of: 'expected', metric: 'accuracy' });
  if (label === null) return signals;
  const isNumber = scores.length === 0 && positive === null;
  const metrics = [
    'accuracy',
    ...(positive === null ? ['balancedAccuracy'] : ['precision', 'recall', 'f1', 'falsePositiveRate']),
    ...(isNumber ? ['mae', 'rmse'] : []),
  ];
  for (const metric of metrics) {
    signals.push({ of: 'metric', metric, slice: null });
    for (const { id } of slices) signals.push({ of: 'metric', metric, slice: id });
  }
  return [...signals, { of: 'labelled' }];
}
