import { requireColumns } from './append-columns.ts';
import type { ColumnSchema } from './column.ts';
import type { ColumnPlan, ColumnPreview, Preview, ReadPlan } from './read-plan.ts';

/**
 * How a file is read whose rows are to be added to a table: its columns of the same name as the table's are, the others
 * not at all. Throws Problem "append.columns" where some are missing.
 */
export function planBatch({ plan, columns }: Preview, table: readonly ColumnSchema[]): ReadPlan {
  requireColumns(
    table,
    plan.columns.map(({ name }) => ({ name: name.trim() })),
  );
  // Files with types of their own are read by those; what is written in text may be read as anything.
  const typed = plan.format === 'parquet' || plan.format === 'arrow';
  const read = plan.columns.map((column, i): ColumnPlan => {
    const name = column.name.trim();
    const own = table.find((other) => other.name === name);
    return own ? { ...planLike(own, column, columns[i]!, typed), name } : { ...column, leftOut: true };
  });
  return { ...plan, columns: read };
}

function planLike(own: ColumnSchema, column: ColumnPlan, seen: ColumnPreview, typed: boolean): ColumnPlan {
  const { fits, notations } = seen;
  const wanted = own.type === 'integer' && !fits.includes('integer') ? 'number' : own.type;
  if (typed && !fits.includes(wanted)) return { ...column, role: own.role };
  const notation = wanted === column.type ? (column.notation ?? null) : null;
  const ofKind = notations?.find(({ of }) => (of === 'time') === (wanted === 'timestamp')) ?? null;
  const needed = notation === null && !fits.includes(wanted) ? ofKind : notation;
  return { ...column, type: wanted, role: own.role, notation: needed };
}
