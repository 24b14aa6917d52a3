import type { AutomationReport } from '../../../core/automation/automation-report.ts';

/** What is said where the answer is not the positive class: the other one of two, or that it is not. */
export function otherOf({ positive, classes }: Pick<AutomationReport, 'positive' | 'classes'>): string {
  const others = classes.filter((name) => name !== positive);
  return others.length === 1 ? others[0]! : `not ${positive ?? ''}`;
}
