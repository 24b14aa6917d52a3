import type { Statistic } from '../../core/metrics/measuring.ts';

/** How the number of a target is typed: times `factor`, with a sign behind. */
export interface BoundScale {
  factor: number;
  sign: string | undefined;
  step: number;
}

export function boundScale(unit: string, statistic: Statistic): BoundScale {
  if (statistic === 'ratio') return { factor: 1, sign: undefined, step: 0.05 };
  switch (unit) {
    case 'fraction':
      return { factor: 100, sign: statistic === 'difference' ? 'pt' : '%', step: 1 };
    case 'bytes':
      return { factor: 1e-6, sign: 'MB', step: 1 };
    case 'count':
      return { factor: 1, sign: 'rows', step: 1 };
    case 'number':
    case '':
      return { factor: 1, sign: undefined, step: 0.1 };
    default:
      return { factor: 1, sign: unit, step: 1 };
  }
}
