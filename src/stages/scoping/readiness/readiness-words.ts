import type { Section } from '../../../core/scoping/test-score-tests.ts';
import type { TestPoints } from '../../../core/scoping/test-score.ts';
import type { DebtState } from '../../../core/scoping/hidden-debts.ts';
import type { ReadinessAnswer } from '../../../core/scoping/readiness.ts';
import { formatDate } from '../../../ui/format.ts';

export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  data: 'Data',
  model: 'Model',
  infrastructure: 'Infrastructure',
  monitoring: 'Monitoring',
};

export const POINT_CHOICES: readonly { value: string; label: string; title: string }[] = [
  { value: '0', label: '0', title: 'Not done' },
  { value: '0.5', label: '½', title: 'Done by hand, with the result written down' },
  { value: '1', label: '1', title: 'Automated, and repeated' },
];

export const DEBT_CHOICES: readonly { value: DebtState | ''; label: string }[] = [
  { value: '', label: 'not said' },
  { value: 'none', label: 'none' },
  { value: 'some', label: 'some' },
  { value: 'much', label: 'much' },
];

export const ORIGIN =
  'After “The ML Test Score: A Rubric for ML Production Readiness and Technical Debt Reduction” (Breck, Cai, Nielsen, Salib, Sculley; 2017), in words of our own.';
export const DEBT_ORIGIN =
  'After “Hidden Technical Debt in Machine Learning Systems” (Sculley and others; 2015), in words of our own.';

export function pointsInWords(points: TestPoints): string {
  return points === 0.5 ? '½' : String(points);
}

/** "said by Ada on 2026-03-01" */
export function whoInWords({ by, atMs }: ReadinessAnswer): string {
  return `said ${by === '' ? '' : `by ${by} `}on ${formatDate(atMs)}`;
}
