import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { decodeColumn } from '../../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS, type Column, type ColumnMeta } from '../../../src/core/table/column.ts';
import { readTableParquet } from '../../../workers/readers/read-table-parquet.ts';
import { writeParquet } from '../../../workers/readers/write-parquet.ts';
import { column, MemoryStore, stored, type Bytes } from './sample-project.ts';

interface Trip {
  back: MemoryStore;
  inexact: number;
  bytes: Bytes;
}

/** Writes columns as Parquet and reads them again; chunks that Parquet cannot tell exactly go beside it. */
async function trip(store: MemoryStore, columns: readonly ColumnMeta[], rows: number): Promise<Trip> {
  const { bytes, inexact } = await writeParquet({ rows, columns }, async (digest) =>
    store.chunks.get(digest)!,
  );
  const back = new MemoryStore();
  for (const chunk of inexact.values()) await back.chunk(chunk);
  await readTableParquet(bytes, { rows, columns }, 'table', {
    known: new Set(inexact.keys()),
    maxChunkBytes: 1e9,
    stage: (chunk) => back.chunk(chunk),
  });
  return { back, inexact: inexact.size, bytes };
}

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, Number.MIN_VALUE, Number.MAX_VALUE, 1 / 3),
  fc.integer({ min: 0, max: 3 }),
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', ' ', '\ufeff', '\u0000', 'NULL', 'ü', '😀', 'a\nb'),
);
/** Whole microseconds of 1934 to 2005, and whole milliseconds of all the years a Date can tell. */
const millis = fc.oneof(
  fc.integer({ min: -(2 ** 50), max: 2 ** 50 }).map((micros) => micros / 1000),
  fc.integer({ min: -8.64e15, max: 8.64e15 }),
);

/** A function from rows to a column of each type, filled from the draw. */
const anyColumn = (rows: number): fc.Arbitrary<(name: string) => Column> => {
  const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: rows, maxLength: rows });
  return fc.oneof(
    some(number).map((v) => (name: string) => column(name, { type: 'number', data: Float64Array.from(v) })),
    some(number).map((v) => (name: string) => column(name, { type: 'number', data: Float32Array.from(v) })),
    some(fc.integer()).map(
      (v) => (name: string) => column(name, { type: 'integer', data: Int32Array.from(v) }),
    ),
    some(fc.integer({ min: -1, max: 1 })).map(
      (v) => (name: string) => column(name, { type: 'boolean', data: Int8Array.from(v) }),
    ),
    fc
      .uniqueArray(text, { maxLength: 6 })
      .chain((levels) =>
        some(fc.integer({ min: -1, max: levels.length - 1 })).map(
          (v) => (name: string) =>
            column(name, { type: 'category', data: Int32Array.from(v), levels, order: 'given' }),
        ),
      ),
    fc
      .tuple(some(fc.oneof(millis, fc.constant(NaN))), fc.constantFrom('utc' as const, 'floating' as const))
      .map(
        ([v, zone]) =>
          (name: string) =>
            column(name, { type: 'timestamp', data: Float64Array.from(v), zone }),
      ),
    some(fc.option(text)).map((v) => (name: string) => column(name, { type: 'text', data: v })),
  );
};

describe('a table through Parquet', () => {
  it('comes back to the last bit, whatever is in it', async () => {
    const table = fc.integer({ min: 0, max: 40 }).chain((rows) =>
      fc
        .uniqueArray(fc.oneof(text, fc.constantFrom('a.b', '__proto__', 'constructor', 'A', 'a')), {
          minLength: 1,
          maxLength: 6,
        })
        .chain((names) =>
          fc
            .tuple(...names.map((name) => anyColumn(rows).map((make) => make(name))))
            .map((columns) => ({ rows, columns })),
        ),
    );
    await fc.assert(
      fc.asyncProperty(table, async ({ rows, columns }) => {
        const store = new MemoryStore();
        const metas = columns.map((each) => stored(each, store));
        const { back, inexact } = await trip(store, metas, rows);
        expect(inexact).toBe(0);
        expect(back.digests()).toEqual(store.digests());
      }),
      { numRuns: 200, seed: 20 },
    );
  });

  it('comes back where it has several chunks and pages', async () => {
    const rows = 2 * CHUNK_ROWS + 17;
    const long = 'x'.repeat(40);
    const store = new MemoryStore();
    const metas = [
      column('n', {
        type: 'number',
        data: Float64Array.from({ length: rows }, (_, i) => (i % 3 ? Math.sqrt(i) : NaN)),
      }),
      column('t', {
        type: 'text',
        data: Array.from({ length: rows }, (_, i) => (i % 11 ? `${long}${String(i)}` : null)),
      }),
      column('c', {
        type: 'category',
        data: Int32Array.from({ length: rows }, (_, i) => i % 400),
        levels: Array.from({ length: 400 }, (_, i) => `level ${String(i)}`),
        order: 'none',
      }),
    ].map((each) => stored(each, store));
    const { back, inexact } = await trip(store, metas, rows);
    expect(inexact).toBe(0);
    expect(back.digests()).toEqual(store.digests());
  });

  it('writes the same bytes for the same rows', async () => {
    const store = new MemoryStore();
    const metas = [stored(column('t', { type: 'text', data: ['a', null, 'b', 'a'] }), store)];
    const first = await trip(store, metas, 4);
    expect(Buffer.compare((await trip(store, metas, 4)).bytes, first.bytes)).toBe(0);
  });

  it.each<[string, Column]>([
    [
      'two categories of one name',
      column('c', { type: 'category', data: Int32Array.of(0, 1, 1), levels: ['a', 'a'], order: 'none' }),
    ],
    [
      'half a surrogate pair',
      column('c', { type: 'category', data: Int32Array.of(0, 0, -1), levels: ['\ud800'], order: 'none' }),
    ],
    [
      'a time beyond all clocks',
      column('t', { type: 'timestamp', data: Float64Array.of(1e300, 0, Infinity), zone: 'utc' }),
    ],
    [
      'a time finer than microseconds',
      column('t', { type: 'timestamp', data: Float64Array.of(0.0001, 0, 1), zone: 'utc' }),
    ],
  ])('sends the chunk along where Parquet cannot tell %s', async (_name, odd) => {
    const store = new MemoryStore();
    const { back, inexact } = await trip(store, [stored(odd, store)], 3);
    expect(inexact).toBe(1);
    expect(back.digests()).toEqual(store.digests());
  });

  it('keeps text that is not UTF-8 as it is', async () => {
    const store = new MemoryStore();
    const utf8 = Uint8Array.of(0xff, 0xfe, 0xc3);
    const odd: Column = {
      ...column('t', { type: 'text', data: ['', ''] }),
      type: 'text',
      offsets: Float64Array.of(0, 2, 3),
      utf8,
      valid: null,
    } as Column;
    const { back } = await trip(store, [stored(odd, store)], 2);
    expect(back.digests()).toEqual(store.digests());
  });

  it('takes an empty table, with or without a chunk of nothing', async () => {
    const store = new MemoryStore();
    const meta = stored(column('t', { type: 'text', data: [] }), store);
    expect((await trip(store, [meta], 0)).inexact).toBe(0);
    const digest = await store.chunk(new Uint8Array(12));
    expect(decodeColumn(meta, [new Uint8Array(12)])).toMatchObject({ utf8: new Uint8Array(0) });
    const { back } = await trip(store, [{ ...meta, chunks: [digest] }], 0);
    expect(back.digests()).toEqual([digest]);
  });

  it.each([
    ['too few rows', new Uint8Array(8)],
    ['bytes of another width', new Uint8Array(17)],
  ])('refuses to write a stored chunk with %s', async (_name, chunk) => {
    const store = new MemoryStore();
    const meta = stored(column('n', { type: 'number', data: Float64Array.of(1, 2) }), store);
    store.chunks.set(meta.chunks[0]!, chunk);
    await expect(trip(store, [meta], 2)).rejects.toMatchObject({ facts: { code: 'chunk.damaged' } });
  });
});

describe('reading rows that are not the table’s', () => {
  const rows = 50;
  const read = async (columns: readonly ColumnMeta[], file: Bytes, limit = 1e6) =>
    readTableParquet(file, { rows, columns }, 'tables/x.parquet', {
      known: new Set<Digest>(),
      maxChunkBytes: limit,
      stage: (chunk) => new MemoryStore().chunk(chunk),
    });
  const ages = Float64Array.from({ length: rows }, (_, i) => i);
  const made = async (each: Column) => {
    const store = new MemoryStore();
    const metas = [stored(each, store)];
    return { metas, file: (await trip(store, metas, rows)).bytes };
  };

  it.each<[string, Column, RegExp]>([
    ['values', column('age', { type: 'number', data: ages.map((age) => age + 1) }), /other values/],
    ['a name', column('Age', { type: 'number', data: ages }), /other columns/],
    ['a width', column('age', { type: 'number', data: Float32Array.from(ages) }), /other columns/],
    ['a type', column('age', { type: 'timestamp', data: ages, zone: 'utc' }), /other columns/],
  ])('finds another %s', async (_name, other, found) => {
    const { metas } = await made(column('age', { type: 'number', data: ages }));
    const { file } = await made(other);
    await expect(read(metas, file)).rejects.toMatchObject({
      facts: { code: 'project.tableMismatch', found: expect.stringMatching(found) as unknown },
    });
  });

  it('finds a category that the table does not have', async () => {
    const of = (level: string) =>
      column('c', { type: 'category', data: new Int32Array(rows), levels: [level], order: 'none' });
    const { metas } = await made(of('a'));
    const { file } = await made(of('b'));
    await expect(read(metas, file)).rejects.toMatchObject({
      facts: {
        where: 'tables/x.parquet, column "c", row group 1',
        found: expect.stringContaining('none of the categories') as unknown,
      },
    });
  });

  it('stops at more text than it may hold', async () => {
    const long = 'y'.repeat(10_000);
    const { metas, file } = await made(column('t', { type: 'text', data: Array<string>(rows).fill(long) }));
    expect(file.length).toBeLessThan(20_000);
    await expect(read(metas, file, 100_000)).rejects.toMatchObject({
      facts: {
        code: 'project.tableMismatch',
        found: expect.stringContaining('500000 bytes of text') as unknown,
      },
    });
  });

  it('refuses what is no Parquet at all', async () => {
    const { metas } = await made(column('age', { type: 'number', data: ages }));
    for (const file of [new Uint8Array(0), new Uint8Array(100), encodeUtf8('PAR1 not really PAR1')]) {
      await expect(read(metas, file)).rejects.toMatchObject({ facts: { code: 'project.tableMismatch' } });
    }
  });
});
