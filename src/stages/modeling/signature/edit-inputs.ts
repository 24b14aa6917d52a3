import { columnFinder } from '../../../core/model/match-columns.ts';
import type { ColumnFacts } from '../../../core/model/column-facts.ts';
import { layoutOf } from '../../../core/model/input-layout.ts';
import type { OnnxValue } from '../../../core/model/onnx-graph.ts';
import type { InputMap } from '../../../core/model/signature.ts';

/** How an input is edited: one column, a list in order, a run of columns of the table, or not at all. */
export type InputKind = 'column' | 'list' | 'run' | 'unfed';

/** Columns that are still comfortable to order one by one. */
const LIST_LIMIT = 60;

export function inputKind(value: OnnxValue): InputKind {
  const layout = layoutOf(value);
  if (typeof layout === 'string') return 'unfed';
  if (layout.features === 1) return 'column';
  const isImage = layout.shape !== null && layout.shape.length > 2;
  return isImage || (layout.features ?? 0) > LIST_LIMIT ? 'run' : 'list';
}

/** The same input fed from other columns; where the file leaves their number open, the shape follows it. */
export function withColumns(input: InputMap, value: OnnxValue, columns: readonly string[]): InputMap {
  const layout = layoutOf(value);
  const open = typeof layout !== 'string' && layout.shape === null;
  const shape = open ? (['N', Math.max(1, columns.length)] as const) : input.shape;
  return { ...input, columns, shape, mappedBy: 'user' };
}

/** Columns it takes a row; null: any number. */
export function columnCount(value: OnnxValue): number | null {
  const layout = layoutOf(value);
  return typeof layout === 'string' ? null : layout.features;
}

/** The order of several columns cannot be checked by the machine unless names tell it. */
export function needsConfirming(input: InputMap): boolean {
  if (input.columns.length === 0) return false;
  return input.mappedBy === 'position' || (input.mappedBy === 'user' && input.columns.length > 1);
}

export function moveItem<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Names of the table's columns from one to another, both included; backwards where the first stands later. */
export function columnsBetween(
  columns: readonly Pick<ColumnFacts, 'name'>[],
  first: string,
  last: string,
): readonly string[] {
  const names = columns.map(({ name }) => name);
  const [from, to] = [names.indexOf(first), names.indexOf(last)];
  if (from < 0 || to < 0) return [];
  return from <= to ? names.slice(from, to + 1) : names.slice(to, from + 1).reverse();
}

/** Whether the named columns stand one after another in the table. */
export function isRun(columns: readonly Pick<ColumnFacts, 'name'>[], chosen: readonly string[]): boolean {
  const first = chosen[0];
  const last = chosen.at(-1);
  if (first === undefined || last === undefined) return true;
  const run = columnsBetween(columns, first, last);
  return run.length === chosen.length && run.every((name, i) => name === chosen[i]);
}

/** Reads column names one a line, or with commas or tabs between them, as notebooks and configurations list them. */
export function columnsFromText(
  text: string,
  columns: readonly ColumnFacts[],
): { names: readonly string[]; unknown: readonly string[] } {
  const pieces = text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[\n,\t;]/)
    .map((piece) => piece.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((piece) => piece !== '');
  const find = columnFinder(columns);
  const found = pieces.map((piece) => ({ piece, column: find(piece) }));
  return {
    names: found.flatMap(({ column }) => (column ? [column.name] : [])),
    unknown: found.flatMap(({ piece, column }) => (column ? [] : [piece])),
  };
}
