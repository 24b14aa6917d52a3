import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';

/** Values as the Parquet writer takes them: null where missing, texts as their bytes. */
export type ParquetValues =
  Int32Array | (number | null)[] | (boolean | null)[] | (bigint | null)[] | (Uint8Array | null)[];

/** Turns the chunks of one column into Parquet values; the bytes of levels are made once. */
export function valuesOfChunks(meta: ColumnMeta): (bytes: Uint8Array<ArrayBuffer>) => ParquetValues {
  const levels = meta.type === 'category' ? meta.levels.map(encodeUtf8) : [];
  return (bytes) => valuesOf(decodeColumn(meta, [bytes]), levels);
}

function valuesOf(column: Column, levels: readonly Uint8Array[]): ParquetValues {
  switch (column.type) {
    case 'integer':
      return column.data;
    case 'number':
      return Array.from(column.data, (value) => (Number.isNaN(value) ? null : value));
    case 'boolean':
      return Array.from(column.data, (value) => (value === -1 ? null : value !== 0));
    case 'category':
      return Array.from(column.data, (code) => levels[code] ?? null);
    case 'timestamp':
      return Array.from(column.data, microsOf);
    case 'text':
      return Array.from({ length: column.offsets.length - 1 }, (_, i) =>
        column.valid?.[i] === 0 ? null : column.utf8.subarray(column.offsets[i]!, column.offsets[i + 1]!),
      );
  }
}

/** Whole microseconds of a time in milliseconds; null where it is missing or beyond what 64 bits hold. */
export function microsOf(ms: number): bigint | null {
  // Apart, since the product of far times is not exact.
  const whole = Math.trunc(ms);
  const rest = Math.round((ms - whole) * 1000);
  const micros = whole * 1000 + rest;
  if (Number.isSafeInteger(micros)) return BigInt(micros);
  return Math.abs(ms) <= 9.2e15 ? BigInt(whole) * 1000n + BigInt(rest) : null;
}
