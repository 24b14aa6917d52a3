import type { ColumnPlan, ReadPlan } from '../../../core/table/read-plan.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';
import { columnKeys, type ColumnEdits } from './plan-edits.ts';

/** The roles of columns of the same name, where another is proposed. */
export function rolesFrom(old: readonly ColumnMeta[], columns: readonly ColumnPlan[]): ColumnEdits {
  const roles = new Map(old.map(({ name, role }) => [name, role]));
  const keys = columnKeys(columns);
  return Object.fromEntries(
    columns.flatMap(({ name, role }, i) => {
      const given = roles.get(name);
      return given === undefined || given === role ? [] : [[keys[i]!, { role: given }]];
    }),
  );
}

/** How the columns that would be read differ from those that stand there, in words; empty where they do not. */
export function columnDifferences(old: readonly ColumnMeta[], plan: ReadPlan): readonly string[] {
  const before = new Map(old.map((column) => [column.name, column]));
  const read = plan.columns.filter(({ leftOut }) => !leftOut);
  const now = new Set(read.map(({ name }) => name.trim()));
  const gone = old.filter(({ name }) => !now.has(name)).map(({ name }) => name);
  const fresh = read.filter(({ name }) => !before.has(name.trim())).map(({ name }) => name.trim());
  const retyped = read.flatMap(({ name, type }) => {
    const was = before.get(name.trim())?.type;
    return was === undefined || was === type ? [] : [`${name.trim()} (${was} → ${type})`];
  });
  return [
    ...(gone.length > 0 ? [`No longer there: ${gone.join(', ')}.`] : []),
    ...(fresh.length > 0 ? [`New: ${fresh.join(', ')}.`] : []),
    ...(retyped.length > 0 ? [`Of another type: ${retyped.join(', ')}.`] : []),
  ];
}
