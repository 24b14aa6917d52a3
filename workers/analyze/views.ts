import type { Field } from '../../src/core/slices/predicate.ts';
import { sortRows } from '../../src/core/slices/sort-rows.ts';
import type { Cell, ViewSpec } from '../../src/core/slices/view.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import { FieldSource } from './field-source.ts';
import { Problem } from '../../src/core/kernel/problem.ts';

interface View {
  source: FieldSource;
  /** Row numbers in view order; null = all rows in table order. */
  order: Uint32Array | null;
}

/** How many arranged views are kept: enough for a screen and the one before it. */
const KEPT = 8;
const views = new Map<number, View>();
let lastHandle = 0;

export async function arrangeView(spec: ViewSpec): Promise<{ handle: number; rows: number }> {
  const source = await FieldSource.open(spec.table, spec.evaluation, undefined, spec.second);
  const order = await orderOf(source, spec);
  const handle = ++lastHandle;
  views.set(handle, { source, order });
  for (const old of views.keys()) if (views.size > KEPT) views.delete(old);
  return { handle, rows: order?.length ?? source.rows };
}

/** Rows that a spec keeps, in its order; null = all, in table order. */
export async function orderOf(
  source: FieldSource,
  spec: Pick<ViewSpec, 'where' | 'sort'>,
): Promise<Uint32Array | null> {
  let kept: Uint32Array | null = null;
  if (spec.where.op !== 'all') kept = rowsOf(await source.select(spec.where));
  if (spec.sort.length === 0) return kept;
  const keys = await Promise.all(
    spec.sort.map(async ({ field, descending }) => ({ column: await source.column(field), descending })),
  );
  return sortRows(keys, kept ?? everyRow(source.rows));
}

export async function cellsOfView(
  handle: number,
  fields: readonly Field[],
  from: number,
  to: number,
): Promise<{ rowNumbers: number[]; columns: Cell[][] }> {
  const { source, order } = viewOf(handle);
  const end = Math.min(to, order?.length ?? source.rows);
  const rowNumbers = Array.from({ length: Math.max(0, end - from) }, (_, i) => order?.[from + i] ?? from + i);
  const columns = await Promise.all(
    fields.map(async (field) => {
      const column = await source.column(field);
      return rowNumbers.map((row) => cellAt(column, row));
    }),
  );
  return { rowNumbers, columns };
}

/** Rows as tab-separated text with a header line; tabs and line breaks in cells become spaces. */
export async function copyOfView(
  handle: number,
  fields: readonly Field[],
  from: number,
  to: number,
): Promise<string> {
  const { rowNumbers, columns } = await cellsOfView(handle, fields, from, to);
  const lines = [fields.map(({ name }) => plain(name)).join('\t')];
  for (let i = 0; i < rowNumbers.length; i++) {
    lines.push(columns.map((cells) => plain(String(cells[i] ?? ''))).join('\t'));
  }
  return lines.join('\n');
}

function viewOf(handle: number): View {
  const view = views.get(handle);
  if (view) return view;
  throw new Problem({
    code: 'view.gone',
    message: 'This list of rows was put away to save memory.',
    fix: 'Open it again.',
  });
}

function rowsOf(mask: Uint8Array): Uint32Array {
  let count = 0;
  for (const inside of mask) count += inside;
  const rows = new Uint32Array(count);
  for (let i = 0, at = 0; i < mask.length; i++) if (mask[i]) rows[at++] = i;
  return rows;
}

function everyRow(rows: number): Uint32Array {
  const all = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) all[i] = i;
  return all;
}

function plain(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
