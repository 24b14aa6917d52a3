import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import { lengthOf } from '../../src/core/table/column.ts';
import { FieldSource } from './field-source.ts';

/** Distinct values of a field as text, most frequent first. */
export const valuesOf: AnalyzeApi['values'] = async (table, field, limit) => {
  const source = await FieldSource.open(table, null);
  const column = await source.column(field);
  const counts = new Map<string, number>();
  if (column.type === 'category') {
    const byLevel = new Int32Array(column.levels.length);
    for (const code of column.data) if (code >= 0) byLevel[code]!++;
    column.levels.forEach((level, i) => counts.set(level, byLevel[i]!));
  } else {
    for (let row = 0; row < lengthOf(column); row++) {
      const cell = cellAt(column, row);
      if (cell !== null) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
};
