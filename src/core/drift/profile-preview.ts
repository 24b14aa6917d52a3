import type { ColumnType } from '../table/column.ts';
import type { ColumnPlan, Preview } from '../table/read-plan.ts';
import { isProfileLayout, LAYOUT, type LayoutColumn } from './profile-layout.ts';

const TYPES: Partial<Record<LayoutColumn, ColumnType>> = {
  ...{ column_name: 'category', kind: 'category', unit: 'category', cells: 'category', counts: 'text' },
  ...{ window_start: 'timestamp', window_end: 'timestamp', others: 'boolean' },
};

/**
 * A file in the layout of profiles is read as such: its first records need not tell the types of all, and no name of a
 * column stands for a missing one.
 */
export function asProfile(preview: Preview): Preview {
  if (!isProfileLayout(preview.plan.columns.map(({ source }) => source))) return preview;
  const known = new Set<string>(LAYOUT);
  const typed = (plan: ColumnPlan): ColumnPlan =>
    known.has(plan.source)
      ? { ...plan, name: plan.source, role: 'feature', type: TYPES[plan.source as LayoutColumn] ?? 'number' }
      : plan;
  return {
    ...preview,
    plan: { ...preview.plan, missing: [], columns: preview.plan.columns.map(typed) },
    columns: preview.columns.map((column) => ({
      ...column,
      plan: typed(column.plan),
      why: known.has(column.plan.source) ? 'the layout of profiles has it so' : column.why,
    })),
  };
}
