import type { DecisionEvent } from '../../../core/scoping/decision.ts';
import { formatDate } from '../../../ui/format.ts';

/** Stages of a project that a decision can be of, by their ids. */
export const STAGE_TITLES: Readonly<Record<string, string>> = {
  scoping: 'Scoping',
  data: 'Data',
  modeling: 'Modeling',
  deployment: 'Deployment',
  monitoring: 'Monitoring',
};

export const STAGE_OPTIONS = Object.entries(STAGE_TITLES).map(([value, label]) => ({ value, label }));

/** A stage that this version does not know is called as it is kept. */
export function stageTitle(stage: string): string {
  return STAGE_TITLES[stage] ?? stage;
}

/** "asked by Ada on 2026-03-01". */
export function askedWords({ by, atMs }: DecisionEvent): string {
  return `asked${by === '' ? '' : ` by ${by}`} on ${formatDate(atMs)}`;
}
