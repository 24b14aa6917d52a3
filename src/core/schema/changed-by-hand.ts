import { canonicalJson } from '../kernel/canonical-json.ts';
import type { ColumnExpectation, Expectations } from './expectations.ts';

export type ColumnMember = keyof ColumnExpectation;

/** What of a column's expectation is not as it was inferred; all of it where the column was not there then. */
export function changedMembers(column: ColumnExpectation, inferred: Expectations): readonly ColumnMember[] {
  const before = inferred.columns.find((other) => other.column === column.column);
  const members = Object.keys(column) as ColumnMember[];
  if (!before) return members;
  return members.filter((member) => canonicalJson(column[member]) !== canonicalJson(before[member]));
}

/** The same of what is expected of the table as a whole. */
export function changedOfTable(
  expected: Expectations,
  inferred: Expectations,
): readonly ('rowsAtLeast' | 'duplicatesAtMost' | 'refuseOthers')[] {
  const members = ['rowsAtLeast', 'duplicatesAtMost', 'refuseOthers'] as const;
  return members.filter((member) => expected[member] !== inferred[member]);
}
