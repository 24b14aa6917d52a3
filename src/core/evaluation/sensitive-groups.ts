import type { Column } from '../table/column.ts';
import { Problem } from '../kernel/problem.ts';
import { groupRows, type RowGroups } from '../slices/group-rows.ts';
import type { Field, Predicate } from '../slices/predicate.ts';

export interface SensitiveColumn {
  column: Column;
  field: Field;
}

const MOST_VALUES = 50;

/**
 * Groups of people by one column, or by several crossed: one group for each combination that occurs, in the order of
 * the columns' own groups, missing values included. Numbers are grouped as in the error sheet. Linear in rows.
 * `notShown` counts values beyond the 50 most frequent of a column; their rows are in no group (code -1).
 * Throws Problem "fairness.noColumns", and what groupRows throws.
 */
export function sensitiveGroups(columns: readonly SensitiveColumn[]): RowGroups {
  const [first, ...others] = columns.map(({ column, field }) =>
    groupRows(column, field, { maxGroups: MOST_VALUES }),
  );
  if (!first) {
    throw new Problem({
      code: 'fairness.noColumns',
      message: 'No sensitive column is chosen.',
      expected: 'one or more columns that say who the rows are about',
      found: 'none',
      fix: 'Choose a column such as age or region.',
    });
  }
  return others.reduce(crossed, first);
}

function crossed(a: RowGroups, b: RowGroups): RowGroups {
  const width = b.groups.length;
  const counts = new Float64Array(a.groups.length * width);
  const codes = new Int32Array(a.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const [left, right] = [a.codes[row]!, b.codes[row]!];
    const cell = left < 0 || right < 0 ? -1 : left * width + right;
    codes[row] = cell;
    if (cell >= 0) counts[cell]!++;
  }
  const present = [...counts.keys()].filter((cell) => counts[cell]! > 0);
  const groupOf = new Int32Array(counts.length);
  present.forEach((cell, group) => (groupOf[cell] = group));
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = groupOf[codes[row]!]!;
  const groups = present.map((cell) => {
    const left = a.groups[Math.floor(cell / width)]!;
    const right = b.groups[cell % width]!;
    const where: Predicate = { op: 'and', of: [...partsOf(left.where), right.where] };
    return { name: `${left.name} and ${right.name}`, where, rows: counts[cell]! };
  });
  return { groups, codes, notShown: a.notShown + b.notShown };
}

function partsOf(where: Predicate): readonly Predicate[] {
  return where.op === 'and' ? where.of : [where];
}
