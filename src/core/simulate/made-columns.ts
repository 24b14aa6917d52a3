import { encodeUtf8 } from '../kernel/codecs.ts';
import type { Column, Role } from '../table/column.ts';

/** What every generated column has: nothing missing. */
export function named(name: string, role: Role, unit: string | null = null) {
  return { name, unit, missing: 0, role };
}

export function category(
  name: string,
  data: Int32Array<ArrayBuffer>,
  levels: readonly string[],
  role: Role = 'feature',
): Column {
  return { ...named(name, role), type: 'category', data, levels, order: 'none' };
}

/** An identifier a row: the prefix and the number of the row, from 1, in six digits. */
export function serialIds(name: string, prefix: string, rows: number): Column {
  const ids = Array.from({ length: rows }, (_, row) => prefix + String(row + 1).padStart(6, '0'));
  const offsets = new Float64Array(rows + 1);
  for (let row = 0; row < rows; row++) offsets[row + 1] = offsets[row]! + ids[row]!.length;
  return { ...named(name, 'identifier'), type: 'text', offsets, utf8: encodeUtf8(ids.join('')), valid: null };
}
