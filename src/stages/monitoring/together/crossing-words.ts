import type { ColumnDrift } from '../../../core/drift/drift-question.ts';
import type { Crossing } from '../../../core/monitor/drift-and-error.ts';
import { formatFixed } from '../../../ui/format.ts';

export const CROSSING_WORDS: Readonly<Record<Crossing, string>> = {
  matters: 'Drifted, and errors differ with it',
  drifted: 'Drifted; errors do not differ with it',
  errors: 'Not drifted; errors differ with it',
  neither: 'Neither',
  untold: 'Too little data, or too few labels',
};

/** In standard deviations of the reference, or from 0 to 1 for values. */
export function distanceOf(drift: ColumnDrift | null): number | null {
  if (!drift) return null;
  return (drift.kind === 'values' ? drift.jsDistanceBase2 : drift.wassersteinOverSigma).value;
}

/** "0.42 σ" or "0.31". */
export function distanceWords(drift: ColumnDrift | null): string {
  const distance = distanceOf(drift);
  if (distance === null) return '–';
  return `${formatFixed(distance, 2)}${drift?.kind === 'values' ? '' : ' σ'}`;
}
