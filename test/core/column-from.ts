import type { Column } from '../../src/core/table/column.ts';

type Value = string | number | boolean | null;

/** A column as an import would type it: booleans, whole numbers without gaps, numbers, else categories. */
export function columnFrom(name: string, values: readonly Value[]): Column {
  const there = values.filter((value) => value !== null);
  const base = { name, unit: null, missing: values.length - there.length, role: 'feature' } as const;
  if (there.length > 0 && there.every((value) => typeof value === 'boolean')) {
    return { ...base, type: 'boolean', data: Int8Array.from(values, (v) => (v === null ? -1 : Number(v))) };
  }
  if (there.length > 0 && there.every((value) => typeof value === 'number')) {
    return base.missing === 0 && there.every(Number.isInteger)
      ? { ...base, type: 'integer', data: Int32Array.from(there as number[]) }
      : { ...base, type: 'number', data: Float64Array.from(values, (v) => (v === null ? NaN : Number(v))) };
  }
  const levels = [...new Set(there.map(String))];
  const codes = new Map(levels.map((level, code) => [level, code]));
  const data = Int32Array.from(values, (value) => (value === null ? -1 : codes.get(String(value))!));
  return { ...base, type: 'category', data, levels, order: 'none' };
}

export function numberColumn(name: string, values: readonly number[], width: 32 | 64 = 64): Column {
  const data = width === 32 ? Float32Array.from(values) : Float64Array.from(values);
  const missing = values.filter(Number.isNaN).length;
  return { name, unit: null, missing, role: 'feature', type: 'number', data };
}

export function timestampColumn(name: string, texts: readonly (string | null)[]): Column {
  const data = Float64Array.from(texts, (text) => (text === null ? NaN : Date.parse(text)));
  const missing = texts.filter((text) => text === null).length;
  return { name, unit: null, missing, role: 'timestamp', type: 'timestamp', data, zone: 'utc' };
}

export function textColumn(name: string, values: readonly (string | null)[]): Column & { type: 'text' } {
  const parts = values.map((value) => new TextEncoder().encode(value ?? ''));
  const offsets = new Float64Array(values.length + 1);
  parts.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.length));
  const utf8 = new Uint8Array(offsets.at(-1)!);
  parts.forEach((part, i) => utf8.set(part, offsets[i]!));
  const missing = values.filter((value) => value === null).length;
  const valid = missing > 0 ? Uint8Array.from(values, (value) => (value === null ? 0 : 1)) : null;
  return { name, unit: null, missing, role: 'feature', type: 'text', offsets, utf8, valid };
}
