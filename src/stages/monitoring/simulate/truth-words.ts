import type { TrueChange, TrueKind } from '../../../core/simulate/stream-truth.ts';
import { formatDate } from '../../../ui/format.ts';

export const KIND_WORDS: Readonly<Record<TrueKind, string>> = {
  covariate: 'Inputs (covariate)',
  prior: 'Classes (prior)',
  concept: 'What is true (concept)',
  newCategory: 'New value',
  missing: 'Missing values',
  unit: 'Another unit',
  feedbackLoop: 'Feedback loop',
  latency: 'Latency',
  traffic: 'Traffic',
};

/** "5 May 2025 to 12 May 2025", or how often it came. */
export function periodWords({ periods }: TrueChange): string {
  const [first] = periods;
  if (!first) return 'never';
  const last = periods.at(-1)!;
  const span = `${formatDate(first.fromMs)} to ${formatDate(last.toMs)}`;
  return periods.length === 1 ? span : `${String(periods.length)} times, ${span}`;
}
