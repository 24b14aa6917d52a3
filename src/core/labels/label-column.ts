import { encodeUtf8 } from '../kernel/codecs.ts';
import type { Column, ColumnMeta } from '../table/column.ts';

/**
 * A column of labels: a class by row, -1 = none. Where it takes the place of a column (`like`) it keeps that one's type
 * if the classes allow it, so that models and slices still know its values; otherwise it is a category.
 */
export function labelColumn(
  name: string,
  classes: readonly string[],
  codes: Int32Array<ArrayBuffer>,
  like: ColumnMeta | null,
): Column {
  const missing = codes.reduce((sum, code) => sum + Number(code < 0), 0);
  const base = { name, unit: like?.unit ?? null, missing, role: 'label' as const };
  const used = new Set(codes);
  const words = classes.filter((_, code) => used.has(code));
  const numeric = words.every((word) => word.trim() !== '' && Number.isFinite(Number(word)));
  if (like?.type === 'boolean' && words.every((word) => word === 'true' || word === 'false')) {
    const values = classes.map((word) => Number(word === 'true'));
    return { ...base, type: 'boolean', data: Int8Array.from(codes, (code) => values[code] ?? -1) };
  }
  if ((like?.type === 'integer' || like?.type === 'number') && numeric) {
    const values = classes.map(Number);
    const whole = missing === 0 && words.every((word) => Number.isInteger(Number(word)));
    return like.type === 'integer' && whole
      ? { ...base, type: 'integer', data: Int32Array.from(codes, (code) => values[code]!) }
      : { ...base, type: 'number', data: Float64Array.from(codes, (code) => values[code] ?? NaN) };
  }
  if (like?.type === 'text') return textColumn(base, classes, codes);
  const order = like?.type === 'category' ? like.order : 'none';
  return { ...base, type: 'category', data: codes, levels: classes, order };
}

function textColumn(
  base: Pick<Column, 'name' | 'unit' | 'missing' | 'role'>,
  classes: readonly string[],
  codes: Int32Array,
): Column {
  const words = classes.map((word) => encodeUtf8(word));
  const offsets = new Float64Array(codes.length + 1);
  codes.forEach((code, row) => (offsets[row + 1] = offsets[row]! + (words[code]?.length ?? 0)));
  const utf8 = new Uint8Array(offsets.at(-1)!);
  codes.forEach((code, row) => {
    if (code >= 0) utf8.set(words[code]!, offsets[row]);
  });
  const valid = base.missing > 0 ? Uint8Array.from(codes, (code) => Number(code >= 0)) : null;
  return { ...base, type: 'text', offsets, utf8, valid };
}
