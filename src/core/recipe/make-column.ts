import { encodeUtf8 } from '../kernel/codecs.ts';
import type { Column } from '../table/column.ts';
import { countNaN } from '../table/column-builder.ts';
import type { BooleanVector, NumberVector, TextVector } from './vector.ts';

type Naming = Pick<Column, 'name' | 'unit' | 'role'>;

/** Naming of a column that a recipe makes. */
export function madeColumn(name: string): Naming {
  return { name, unit: null, role: 'feature' };
}

export function numberColumn({ name, unit, role }: Naming, data: NumberVector): Column {
  return { name, unit, role, missing: countNaN(data), type: 'number', data };
}

export function booleanColumn({ name, unit, role }: Naming, data: BooleanVector): Column {
  return { name, unit, role, missing: negatives(data), type: 'boolean', data };
}

export function timestampColumn(
  { name, unit, role }: Naming,
  data: NumberVector,
  zone: 'utc' | 'floating',
): Column {
  return { name, unit, role, missing: countNaN(data), type: 'timestamp', data, zone };
}

/** Equal texts of the dictionary get one code. */
export function categoryColumn(
  { name, unit, role }: Naming,
  { codes, levels }: TextVector,
  order: 'none' | 'given' = 'none',
): Column {
  const codeOf = new Map<string, number>();
  const merged = Int32Array.from(levels, (level) => {
    const known = codeOf.get(level);
    if (known !== undefined) return known;
    codeOf.set(level, codeOf.size);
    return codeOf.size - 1;
  });
  const data = codes.map((code) => (code < 0 ? -1 : merged[code]!));
  return {
    name,
    unit,
    role,
    missing: negatives(data),
    type: 'category',
    data,
    levels: [...codeOf.keys()],
    order,
  };
}

export function textColumn({ name, unit, role }: Naming, { codes, levels }: TextVector): Column {
  const encoded = levels.map(encodeUtf8);
  const offsets = new Float64Array(codes.length + 1);
  for (let row = 0; row < codes.length; row++) {
    offsets[row + 1] = offsets[row]! + (codes[row]! < 0 ? 0 : encoded[codes[row]!]!.length);
  }
  const utf8 = new Uint8Array(offsets[codes.length]!);
  for (let row = 0; row < codes.length; row++)
    if (codes[row]! >= 0) utf8.set(encoded[codes[row]!]!, offsets[row]);
  const missing = negatives(codes);
  const valid = missing > 0 ? Uint8Array.from(codes, (code) => (code < 0 ? 0 : 1)) : null;
  return { name, unit, role, missing, type: 'text', offsets, utf8, valid };
}

/** Texts stored as the column they came from is: as a category or as text. */
export function textsLike(column: Column, texts: TextVector): Column {
  return column.type === 'category' ? categoryColumn(column, texts, column.order) : textColumn(column, texts);
}

function negatives(values: Int32Array | Int8Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! < 0) count++;
  return count;
}
