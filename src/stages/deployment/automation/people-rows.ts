import { stepAt } from '../../../core/evaluation/score-steps.ts';
import type { AutomationReport } from '../../../core/automation/automation-report.ts';
import type { Thresholds } from '../../../core/automation/automation-outcome.ts';
import type { Field, Predicate } from '../../../core/slices/predicate.ts';

const field = (name: string): Field => ({ of: 'prediction', name });

/**
 * The rows that two thresholds leave to a person, by what the model made; null where a score that is needed is not kept
 * as a column. Scores are compared with ones that rows have: as they are kept in 32 bits, a number between two of them
 * could be rounded past one.
 */
export function peopleRows(
  { positive, classes, bench }: AutomationReport,
  { low, high }: Thresholds,
  made: readonly string[],
): Predicate | null {
  const [from, to] = [bench.scores[stepAt(bench, low)] ?? 2, bench.scores[stepAt(bench, high)] ?? 2];
  const unsure = (name: string): Predicate => {
    const score = field(`score:${name}`);
    const between: Predicate = { op: 'between', field: score, low: from, high: to, closed: '[)' };
    const missing: Predicate = { op: 'missing', field: score };
    return from < to ? { op: 'or', of: [between, missing] } : missing;
  };
  const asked = positive === null ? classes : [positive];
  if (!asked.every((name) => made.includes(`score:${name}`))) return null;
  if (positive !== null) return unsure(positive);
  if (!made.includes('label')) return null;
  const answered = (name: string): Predicate => ({
    op: 'and',
    of: [{ op: 'in', field: field('label'), values: [name] }, unsure(name)],
  });
  return { op: 'or', of: [{ op: 'missing', field: field('label') }, ...classes.map(answered)] };
}
