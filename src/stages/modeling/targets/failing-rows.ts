import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import { conjoin } from '../../../core/slices/predicate-key.ts';
import type { Field, Predicate } from '../../../core/slices/predicate.ts';
import type { Cell } from '../../../core/slices/view.ts';
import type { ColumnMeta, TableVersion } from '../../../core/table/column.ts';
import type { Datasets } from '../../../session/datasets.ts';
import type { Predictions } from '../../../core/predictions/predictions.ts';
import { wrongRows } from '../evaluation/rows-behind.ts';

/** Rows listed; the rest is behind a link. */
const MOST = 10;
/** Columns beside what was predicted and what is true. */
const MOST_COLUMNS = 5;

export interface FailingPage {
  fields: readonly { field: Field; label: string; meta: ColumnMeta | null }[];
  rows: readonly { number: number; cells: readonly Cell[] }[];
  /** How many fail in all. */
  all: number;
}

/** Labeled rows that the model gets wrong or has no answer for. */
export function failingRows(where: Predicate, { truth, confusion }: Evaluation): Predicate {
  const wrong = wrongRows({ op: 'all' });
  if (!confusion || confusion.failed === 0) return conjoin(where, wrong);
  const unanswered: Predicate = {
    op: 'and',
    of: [
      { op: 'missing', field: { of: 'prediction', name: 'wrong' } },
      { op: 'not', of: { op: 'missing', field: { of: 'data', name: truth } } },
    ],
  };
  return conjoin(where, { op: 'or', of: [wrong, unanswered] });
}

/** The first rows that fail: what was said, what is true, and what they are. */
export async function readFailing(
  datasets: Datasets,
  table: TableVersion,
  evaluation: Evaluation,
  predictions: Predictions | null,
  failing: Predicate,
): Promise<FailingPage> {
  const rank = ({ role, type }: ColumnMeta): number =>
    role === 'identifier' ? 0 : type === 'text' ? 1 : role === 'ignore' ? 3 : 2;
  const others = table.columns
    .filter(({ name }) => name !== evaluation.truth)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_COLUMNS);
  const truth = table.columns.filter(({ name }) => name === evaluation.truth);
  const predicted = (predictions?.columns ?? []).filter(({ name }) => name === 'label');
  const fields = [
    ...predicted.map((meta) => ({
      field: { of: 'prediction', name: meta.name } as Field,
      label: 'Predicted',
      meta,
    })),
    ...[...truth, ...others].map((meta) => ({
      field: { of: 'data', name: meta.name } as Field,
      label: meta === truth[0] ? `True: ${meta.name}` : meta.name,
      meta,
    })),
  ];
  const view = await datasets.arrange({
    table: table.digest,
    evaluation: evaluation.digest,
    where: failing,
    sort: [],
  });
  const { rowNumbers, columns } = await datasets.cells(
    view.handle,
    fields.map(({ field }) => field),
    0,
    Math.min(MOST, view.rows),
  );
  const rows = rowNumbers.map((number, at) => ({
    number,
    cells: columns.map((column) => column[at] ?? null),
  }));
  return { fields, rows, all: view.rows };
}
