import type { InferApi } from '../../src/compute/contract.ts';
import type { RowAnswer } from '../../src/core/evaluation/explanation.ts';
import type { Cell } from '../../src/core/table/cell.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { oneCell } from '../../src/core/table/one-cell.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { probeRows } from './open-probe.ts';
import type { Probe } from './probe.ts';
import { metaOfColumn } from './stored-rows.ts';

/** What a model says of one row as it stands and as edited. */
export const whatIf: InferApi['whatIf'] = async ({ model, table: digest, row, edits }) => {
  const table = await objectOf('table', digest);
  const probe = await probeRows(model, table, [row]);
  return {
    columns: [...probe.columns].map(([name, column]) => {
      const value = cellAt(column, 0);
      return { name, value, edited: Object.hasOwn(edits, name) ? edits[name]! : value };
    }),
    before: answerIn(await probe.answer()),
    after: await answerEdited(probe, edits),
  };
};

/** The answer to the only row of a probe with these values in place of its own. */
export async function answerEdited(probe: Probe, edits: Readonly<Record<string, Cell>>): Promise<RowAnswer> {
  return answerIn(await probe.answer(editedColumns(probe.table, edits)));
}

function editedColumns(
  table: TableVersion,
  edits: Readonly<Record<string, Cell>>,
): ReadonlyMap<string, Column> {
  return new Map(
    Object.entries(edits).map(([name, value]) => [name, oneCell(metaOfColumn(table, name), value)]),
  );
}

export function answerIn(columns: readonly Column[]): RowAnswer {
  const cell = (name: string): Cell => {
    const column = columns.find((one) => one.name === name);
    return column ? cellAt(column, 0) : null;
  };
  const scores = columns.filter(({ name }) => name.startsWith('score:'));
  return {
    label: cell('label') as string | null,
    scores: scores.length > 0 ? scores.map((column) => Number(cellAt(column, 0))) : null,
    value: cell('value') as number | null,
  };
}
