import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import type { ByteSource } from '../../../workers/readers/byte-source.ts';
import { readAll, texts } from './read-all.ts';

const bytesOf = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../golden/arrow/${name}`, import.meta.url)));
const source = (name: string): ByteSource => bytesSource(name, bytesOf(name));

/** Type and values as ours are written; made by test/golden/arrow_fixtures.py. */
const TYPES: Record<string, [string, ...(string | null)[]]> = {
  i8: ['number', '1', null, '-128'],
  u8: ['number', '1', null, '255'],
  i16: ['number', '1', null, '-32768'],
  u16: ['number', '1', null, '65535'],
  i32: ['integer', '1', '2', '-2147483648'],
  u32: ['number', '1', null, '4294967295'],
  i64: ['text', '1', null, '-9007199254740993'],
  u64: ['text', '1', null, '18446744073709551615'],
  f16: ['number', '0.5', null, '-2'],
  f32: ['number', String(Math.fround(0.1)), null, String(Math.fround(3e38))],
  f64: ['number', '0.1', null, 'Infinity'],
  bool: ['boolean', 'true', null, 'false'],
  utf8: ['category', 'é', null, ''],
  large: ['category', '漢', null, 'x'.repeat(40)],
  view: ['category', 'short', null, 'a text of more than twelve bytes'],
  category: ['category', 'b', null, 'a'],
  numbers: ['number', '7', null, '5'],
  day: ['timestamp', '2024-02-29', null, '1969-12-31'],
  day64: ['timestamp', '2024-02-29', null, '1969-12-31'],
  seconds: ['timestamp', '2024-02-29T12:30:15', null, '1969-12-31T23:59:59'],
  millis: ['timestamp', '2024-02-29T12:30:15.123', null, '1969-12-31T23:59:59.999'],
  micros: ['timestamp', '2024-02-29T12:30:15.123456', null, '1969-12-31'],
  nanos: ['timestamp', '2024-02-29T12:30:15.123456', null, '1969-12-31T23:59:59.999999'],
  zoned: ['timestamp', '2024-02-29T12:30:15.123456Z', null, '1970-01-01T00:00:00Z'],
  time32: ['category', '12:30:15', null, '00:00:00'],
  time64: ['category', '12:30:15.123456', null, '00:00:00'],
  dec: ['number', '12.34', null, '-0.05'],
  dec256: ['text', '123456789012345678901234567890', null, '-1'],
  duration: ['number', '5', null, '-7'],
  nothing: ['category', null, null, null],
  'place.city': ['category', 'Rom', null, null],
  'place.geo.lat': ['number', '41.9', null, null],
  after: ['category', 'x', null, 'z'],
};

describe('readTable on Arrow files that pyarrow wrote', () => {
  it.each(['types.arrow', 'types.arrows', 'types-lz4.arrow', 'types-zstd.arrow'])('%s', async (name) => {
    const table = await readAll(source(name));
    expect(table.problems.examples).toEqual([]);
    const values = texts(table);
    expect(
      Object.fromEntries(
        table.columns.map((column) => [column.name, [column.type, ...values[column.name]!]]),
      ),
    ).toEqual(TYPES);
    const notes = table.preview.notes.map(({ message }) => message);
    expect(notes).toEqual([
      '“list” is a list and is left out.',
      '“map” is a map and is left out.',
      '“fixed” is bytes of a fixed length and is left out.',
      '“duration” is a duration and is read as a whole number of milliseconds.',
    ]);
  });

  it('batches, packed with LZ4', async () => {
    const table = await readAll(source('batches-lz4.arrow'));
    expect(table.rows).toBe(200_000);
    const [n, word] = table.values;
    if (n?.type !== 'integer' || word?.type !== 'category') throw new Error('other types');
    expect(n.data.every((value, row) => value === row)).toBe(true);
    expect(word.data.every((code, row) => word.levels[code] === `word ${String(row % 1000)}`)).toBe(true);
  });

  it.each<[string, (string | null)[]]>([
    ['delta.arrows', ['a', 'b', 'a', 'c', null]],
    ['replaced.arrows', ['a', 'b', 'x', 'y']],
  ])('a dictionary that changes: %s', async (name, expected) => {
    expect(texts(await readAll(source(name)))).toEqual({ c: expected });
  });

  it('columns without rows', async () => {
    const table = await readAll(source('no-rows.arrow'));
    expect(table.rows).toBe(0);
    expect(table.columns.length).toBe(Object.keys(TYPES).length);
    expect(table.preview.notes.map(({ code }) => code)).toContain('arrow.noRows');
  });
});

describe('readTable on Arrow files that are damaged', () => {
  it.each(['types.arrow', 'types.arrows', 'types-lz4.arrow'])('cut off anywhere: %s', async (name) => {
    const bytes = bytesOf(name);
    for (const size of [0, 6, 16, 17, 100, 1000, bytes.length >> 1, bytes.length - 1]) {
      // A stream that ends between two messages is whole.
      await readAll(bytesSource(name, bytes.slice(0, size))).then(
        (table) => {
          expect(name).toBe('types.arrows');
          expect(table.problems.total).toBe(0);
        },
        (error: unknown) => {
          expect(error).toBeInstanceOf(Problem);
        },
      );
    }
  });

  it('is refused in words or read, whatever bytes are changed', async () => {
    const files = ['types.arrow', 'types.arrows', 'types-lz4.arrow', 'types-zstd.arrow', 'delta.arrows'].map(
      bytesOf,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: files.length - 1 }),
        fc.array(
          fc.record({
            at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
            byte: fc.nat({ max: 255 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        async (file, changes) => {
          const bytes = files[file]!.slice();
          for (const { at, byte } of changes) bytes[Math.floor(at * bytes.length)] = byte;
          try {
            await readAll(bytesSource('x.arrow', bytes), (plan) => ({ ...plan, onProblem: 'missing' }));
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
