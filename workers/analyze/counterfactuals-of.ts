import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { nearestRows } from '../../src/core/evaluation/nearest-row.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import type { Column } from '../../src/core/table/column.ts';
import { FieldSource } from './field-source.ts';

/** The nearest rows of the data of which the model says something else. */
export const counterfactualsOf: AnalyzeApi['counterfactuals'] = async ({
  evaluation,
  row,
  columns: names,
  towards,
  by,
  most,
}) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  const says = await source.column({
    of: 'prediction',
    name: outcome.type === 'classification' ? 'label' : 'value',
  });
  const columns = await Promise.all(names.map((name) => source.column({ of: 'data', name })));
  const allowed = othersThan(says, row, { towards, by }, source.rows);
  return nearestRows(columns, row, allowed, most).map((near) => ({
    ...near,
    says: cellAt(says, near.row),
    differs: columns.flatMap((column) => {
      const from = cellAt(column, row);
      const to = cellAt(column, near.row);
      return Object.is(from, to) ? [] : [{ column: column.name, from, to }];
    }),
  }));
};

function othersThan(
  says: Column,
  row: number,
  { towards, by }: { towards: string | null; by: number | null },
  rows: number,
): Uint8Array {
  const allowed = new Uint8Array(rows);
  if (says.type === 'category') {
    const own = says.data[row];
    const wanted = towards === null ? null : says.levels.indexOf(towards);
    says.data.forEach((code, at) => {
      if (code >= 0 && (wanted === null ? code !== own : code === wanted)) allowed[at] = 1;
    });
  } else if (says.type === 'number') {
    const own = says.data[row]!;
    const least = by ?? 0;
    says.data.forEach((value, at) => {
      const moved = value - own;
      if (least >= 0 ? moved >= least && moved > 0 : moved <= least) allowed[at] = 1;
    });
  }
  return allowed;
}
