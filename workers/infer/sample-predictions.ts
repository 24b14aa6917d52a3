import type { InferApi } from '../../src/compute/contract.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { sessionOf } from './model-session.ts';
import { predictRows } from './predict-rows.ts';

/** What a model says of a table's first rows under a signature that is still being edited. */
export const samplePredictions: InferApi['sample'] = async (model, signature, tableDigest, rows) => {
  const table = await objectOf('table', tableDigest);
  const count = Math.min(rows, table.rows);
  const writer = await predictRows(await sessionOf(model), signature, table, count);
  const columns = writer.columns();
  const each = Array.from({ length: count }, (_, row) => row);
  const label = columns.find(({ name }) => name === 'label');
  const value = columns.find(({ name }) => name === 'value');
  const scores = columns.filter(({ name }) => name.startsWith('score:'));
  return {
    rows: each,
    label: each.map((row) => (label ? (cellAt(label, row) as string | null) : null)),
    scores: scores.length > 0 ? each.map((row) => scores.map((column) => Number(cellAt(column, row)))) : null,
    value: each.map((row) => (value ? (cellAt(value, row) as number | null) : null)),
  };
};
