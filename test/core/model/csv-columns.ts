import { readFileSync } from 'node:fs';
import type { Column } from '../../../src/core/table/column.ts';

const BASE = { unit: null, missing: 0, role: 'feature' } as const;

/** Columns of a CSV without quotes: whole numbers, numbers, else categories; the label columns get that role. */
export function columnsOfCsv(path: URL, labels: readonly string[] = []): Column[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  return head!.split(',').map((name, c) =>
    columnOfTexts(
      name,
      rows.map((row) => row[c]!),
      labels.includes(name) ? 'label' : 'feature',
    ),
  );
}

export function columnOfTexts(
  name: string,
  texts: readonly string[],
  role: 'feature' | 'label' = 'feature',
): Column {
  const base = { ...BASE, name, role };
  const numbers = texts.map(Number);
  if (numbers.every(Number.isInteger)) return { ...base, type: 'integer', data: Int32Array.from(numbers) };
  if (numbers.every(Number.isFinite)) return { ...base, type: 'number', data: Float64Array.from(numbers) };
  const levels = [...new Set(texts)].sort();
  const codes = new Map(levels.map((level, i) => [level, i]));
  const data = Int32Array.from(texts, (text) => codes.get(text)!);
  return { ...base, type: 'category', data, levels, order: 'none' };
}

export function numbers(name: string, values: readonly number[]): Column {
  return { ...BASE, name, type: 'number', data: Float64Array.from(values) };
}
export function integers(name: string, values: readonly number[]): Column {
  return { ...BASE, name, type: 'integer', data: Int32Array.from(values) };
}
export function booleans(name: string, values: readonly number[]): Column {
  return { ...BASE, name, type: 'boolean', data: Int8Array.from(values) };
}
export function categories(name: string, levels: readonly string[], codes: readonly number[]): Column {
  return { ...BASE, name, type: 'category', data: Int32Array.from(codes), levels, order: 'none' };
}
export function texts(name: string, values: readonly (string | null)[]): Column {
  const parts = values.map((value) => new TextEncoder().encode(value ?? ''));
  const offsets = new Float64Array(values.length + 1);
  parts.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.length));
  const utf8 = new Uint8Array(offsets.at(-1)!);
  parts.forEach((part, i) => utf8.set(part, offsets[i]!));
  const valid = values.includes(null) ? Uint8Array.from(values, (value) => (value === null ? 0 : 1)) : null;
  return { ...BASE, name, type: 'text', offsets, utf8, valid };
}

/** Looks columns up by name as `makeFeed` wants it. */
export function lookup(columns: readonly Column[]): (name: string) => Column {
  return (name) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) throw new Error(`no column ${name}`);
    return column;
  };
}
