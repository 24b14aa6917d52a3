import type { ColumnSummary } from '../../src/core/profile/summary.ts';
import { summarizeColumn } from '../../src/core/profile/summarize-column.ts';
import type { Field } from '../../src/core/slices/predicate.ts';
import type { ViewSpec } from '../../src/core/slices/view.ts';
import { FieldSource } from './field-source.ts';

/** Each column's small picture over the rows of a view, handed over one by one until the answer is no. */
export async function summarizeView(
  spec: ViewSpec,
  fields: readonly Field[],
  onColumn: (summary: ColumnSummary) => boolean | Promise<boolean>,
): Promise<void> {
  const source = await FieldSource.open(spec.table, spec.evaluation, undefined, spec.second);
  const mask = spec.where.op === 'all' ? null : await source.select(spec.where);
  for (const field of fields)
    if (!(await onColumn(summarizeColumn(await source.column(field), mask)))) return;
}
