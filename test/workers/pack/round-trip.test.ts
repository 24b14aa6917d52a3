import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import type { Column } from '../../../src/core/table/column.ts';
import type { ReadPlan } from '../../../src/core/table/read-plan.ts';
import { timestampOf } from '../../../src/core/table/timestamp.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import { readAll } from '../readers/read-all.ts';
import { cellsOf } from './cells-of.ts';
import { writtenBytes } from './written-bytes.ts';

type Types = Column['type'];

/** Texts that a CSV file can hold: no NUL, which marks binary files; none of blanks only, which is missing there. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'",;\t\n\r\'=+-@# ax1'), minLength: 1, maxLength: 8 }),
    fc.constantFrom('=1+1', "'x", 'NA', 'null', '-', '1e5', 'true', '2024-02-29', ' x ', '\r\n', '""'),
  )
  .filter((one) => !one.includes('\0') && !/^[ \t]*$/.test(one));
const micros = fc
  .tuple(fc.integer({ min: -9e12, max: 9e12 }), fc.integer({ min: 0, max: 999 }))
  .map(([ms, micro]) => timestampOf(ms, micro));

const VALUES: Record<Types, fc.Arbitrary<unknown>> = {
  number: fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1e21, 5e-324, Infinity)),
  integer: fc.integer(),
  boolean: fc.boolean(),
  category: text,
  timestamp: micros,
  text,
};

interface Given {
  name: string;
  type: Types;
  zone: 'utc' | 'floating';
  values: readonly unknown[];
}

const table: fc.Arbitrary<Given[]> = fc.integer({ min: 1, max: 12 }).chain((rows) =>
  fc.uniqueArray(
    fc
      .record({
        name: text.map((name) => name.trim()).filter((name) => name !== '' && !/^sep=/i.test(name)),
        type: fc.constantFrom<Types[]>('number', 'integer', 'boolean', 'category', 'timestamp', 'text'),
        zone: fc.constantFrom('utc' as const, 'floating' as const),
      })
      .chain((column) => {
        const value = VALUES[column.type];
        const cell = column.type === 'integer' ? value : fc.option(value, { nil: null, freq: 4 });
        return fc
          .array(cell, { minLength: rows, maxLength: rows })
          .map((values): Given => ({ ...column, values }));
      }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 6 },
  ),
);

function columnOf({ name, type, zone, values }: Given): Column {
  const base = {
    name,
    unit: null,
    missing: values.filter((value) => value === null).length,
    role: 'feature',
  } as const;
  const doubles = (): Float64Array<ArrayBuffer> =>
    Float64Array.from(values, (value) => (value === null ? NaN : Number(value)));
  switch (type) {
    case 'number':
      return { ...base, type, data: doubles() };
    case 'timestamp':
      return { ...base, type, zone, data: doubles() };
    case 'integer':
      return { ...base, type, data: Int32Array.from(values, Number) };
    case 'boolean':
      return {
        ...base,
        type,
        data: Int8Array.from(values, (value) => (value === null ? -1 : Number(value))),
      };
    case 'category': {
      const levels = [...new Set(values.filter((value) => value !== null))] as string[];
      const data = Int32Array.from(values, (value) => levels.indexOf(value as string));
      return { ...base, type, levels, order: 'none', data };
    }
    case 'text': {
      const bytes = values.map((value) => encodeUtf8((value as string | null) ?? ''));
      const offsets = new Float64Array(values.length + 1);
      for (const [i, { length }] of bytes.entries()) offsets[i + 1] = offsets[i]! + length;
      const utf8 = new Uint8Array(Buffer.concat(bytes));
      const valid = Uint8Array.from(values, (value) => Number(value !== null));
      return { ...base, type, offsets, utf8, valid: valid.includes(0) ? valid : null };
    }
  }
}

/** Reads a file with the types of the columns that were written, which a CSV file does not say. */
async function readBack(bytes: Uint8Array<ArrayBuffer>, written: readonly Column[]): Promise<Column[]> {
  const asWritten = (plan: ReadPlan): ReadPlan => ({
    ...plan,
    columns: plan.columns.map(({ source, name, role }, i) => ({
      source,
      name,
      role,
      type: written[i]!.type,
    })),
  });
  const given = { missing: [], delimiter: ',', header: true };
  const { values, problems } = await readAll(bytesSource('table', bytes), asWritten, given);
  expect(problems.examples).toEqual([]);
  return values;
}

function expectSame(found: readonly Column[], expected: readonly Column[]): void {
  expect(found.map(({ name, type }) => [name, type])).toEqual(expected.map(({ name, type }) => [name, type]));
  for (const [i, column] of expected.entries()) {
    expect(cellsOf(found[i]!)).toEqual(cellsOf(column));
    const [one, other] = [found[i]!, column];
    if (one.type === 'timestamp' && other.type === 'timestamp' && !other.data.every(Number.isNaN))
      expect(one.zone).toBe(other.zone);
  }
}

it('keeps every value from CSV to Parquet to Arrow to CSV', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (given) => {
      const columns = given.map(columnOf);
      const csv = await writtenBytes(columns, 'csv');
      const fromCsv = await readBack(csv, columns);
      expectSame(fromCsv, columns);
      const fromParquet = await readBack(await writtenBytes(fromCsv, 'parquet'), columns);
      expectSame(fromParquet, columns);
      const fromArrow = await readBack(await writtenBytes(fromParquet, 'arrow'), columns);
      expectSame(fromArrow, columns);
      expect(await writtenBytes(fromArrow, 'csv')).toEqual(csv);
    }),
    { numRuns: 200 },
  );
});

it('takes the sting out of texts that a spreadsheet would run, and of nothing else', async () => {
  const cells = ['=1+1', '@x', '-5', '+1', '-x', '\tx', 'x', "'x"];
  const column = columnOf({ name: '=name', type: 'text', zone: 'utc', values: cells });
  const csv = new TextDecoder().decode(await writtenBytes([column], 'csv', true));
  const expected = ["'=name", "'=1+1", "'@x", '-5', '+1', "'-x", "'\tx", 'x', "'x"];
  const bare = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^"(.*)"$/, '$1'));
  expect(bare).toEqual(expected);
});

it.each(['parquet', 'arrow'] as const)('keeps the microseconds of far times in %s', async (format) => {
  const values = [-4398046511104.895, 4398046511104.895, -0.001, 8e12 + 0.125];
  const column = columnOf({ name: 'time', type: 'timestamp', zone: 'utc', values });
  expectSame(await readBack(await writtenBytes([column], format), [column]), [column]);
});
