import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/core/table/column.ts';
import { longTable, smallTable } from '../../golden/written-table.ts';
import { cellsOf } from './cells-of.ts';
import { writtenBytes } from './written-bytes.ts';

interface Read {
  type: string;
  values?: (string | null)[];
  rows?: number;
  digest?: string;
}

/** What pyarrow and DuckDB found in the files; made by test/golden/written_fixtures.py. */
const { files } = JSON.parse(readFileSync(new URL('../../golden/written.json', import.meta.url), 'utf8')) as {
  files: Record<string, { sha256: string } & Record<'pyarrow' | 'duckdb', Record<string, Read>>>;
};

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** As written_fixtures.py writes values. */
function textsOf(column: Column): (string | null)[] {
  return cellsOf(column).map((value) => {
    if (value === null) return null;
    if (column.type === 'timestamp') return String(Math.round(Number(value) * 1000));
    if (column.type !== 'number') return String(value);
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, Number(value));
    return view.getBigUint64(0).toString(16).padStart(16, '0');
  });
}

const ARROW_TYPES: Record<Column['type'], RegExp> = {
  number: /^(double|float)$/,
  integer: /^int32$/,
  boolean: /^bool$/,
  category: /^(dictionary<values=string, indices=int32, ordered=[01]>|string)$/,
  timestamp: /^timestamp\[us(, tz=UTC)?\]$/,
  text: /^string$/,
};

describe.each([
  ['small', smallTable()],
  ['long', longTable()],
] as const)('the %s table', (name, columns) => {
  it.each(['parquet', 'arrow'] as const)(
    'is written as %s with the bytes that pyarrow and DuckDB opened, and read the values of',
    async (format) => {
      const written = files[`${name}.${format}`]!;
      expect(sha256(await writtenBytes(columns, format))).toBe(written.sha256);
      for (const reader of ['pyarrow', 'duckdb'] as const) {
        expect(Object.keys(written[reader])).toEqual(columns.map((column) => column.name));
        for (const column of columns) {
          const read = written[reader][column.name]!;
          const texts = textsOf(column);
          if (read.values) expect([reader, column.name, read.values]).toEqual([reader, column.name, texts]);
          else {
            expect(read.rows).toBe(texts.length);
            expect(read.digest).toBe(sha256(texts.map((text) => `${JSON.stringify(text)}\n`).join('')));
          }
          if (reader === 'pyarrow') expect(read.type).toMatch(ARROW_TYPES[column.type]);
          if (column.type === 'timestamp' && reader === 'pyarrow')
            expect(read.type.includes('UTC')).toBe(column.zone === 'utc');
        }
      }
    },
  );
});
