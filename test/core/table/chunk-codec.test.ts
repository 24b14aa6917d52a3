import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { chunksOf, decodeColumn, encodeChunk, sliceColumn } from '../../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS, lengthOf } from '../../../src/core/table/column.ts';
import type { Column, ColumnMeta } from '../../../src/core/table/column.ts';

const base = { name: 'c', unit: null, missing: 0, role: 'feature' as const };
const levels = ['x', 'y', 'z'];

function metaOf(column: Column): ColumnMeta {
  const rest = { ...base, chunks: [] };
  switch (column.type) {
    case 'number':
      return { ...rest, type: 'number', width: column.data instanceof Float32Array ? 32 : 64 };
    case 'category':
      return { ...rest, type: 'category', levels: column.levels, order: column.order };
    case 'timestamp':
      return { ...rest, type: 'timestamp', zone: column.zone };
    default:
      return { ...rest, type: column.type };
  }
}

function textColumn(
  texts: readonly (string | null)[],
  options: { lead?: string; hidden?: string; valid?: boolean } = {},
): Column {
  const { lead = '', hidden = '', valid = false } = options;
  const parts = [encodeUtf8(lead), ...texts.map((text) => encodeUtf8(text ?? hidden))];
  const offsets = new Float64Array(texts.length + 1);
  const utf8 = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [i, part] of parts.entries()) {
    utf8.set(part, at);
    at += part.length;
    offsets[i] = at;
  }
  const flags = Uint8Array.from(texts, (text) => (text === null ? 0 : 1));
  return { ...base, type: 'text', offsets, utf8, valid: valid || flags.includes(0) ? flags : null };
}

const column: fc.Arbitrary<Column> = fc.oneof(
  fc
    .array(fc.double())
    .map((values): Column => ({ ...base, type: 'number', data: Float64Array.from(values) })),
  fc
    .array(fc.float())
    .map((values): Column => ({ ...base, type: 'number', data: Float32Array.from(values) })),
  fc
    .array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))
    .map((values): Column => ({ ...base, type: 'integer', data: Int32Array.from(values) })),
  fc
    .array(fc.integer({ min: -1, max: 1 }))
    .map((values): Column => ({ ...base, type: 'boolean', data: Int8Array.from(values) })),
  fc.array(fc.integer({ min: -1, max: 2 })).map((codes): Column => ({
    ...base,
    type: 'category',
    data: Int32Array.from(codes),
    levels,
    order: 'none',
  })),
  fc
    .array(fc.double())
    .map((values): Column => ({ ...base, type: 'timestamp', data: Float64Array.from(values), zone: 'utc' })),
  fc.array(fc.option(fc.string({ unit: 'binary' }))).map((texts) => textColumn(texts)),
);

describe('encodeChunk and decodeColumn', () => {
  it('give every column back, cut anywhere', () => {
    fc.assert(
      fc.property(column, fc.array(fc.nat({ max: 12 }), { maxLength: 3 }), (whole, cuts) => {
        const rows = lengthOf(whole);
        const edges = [0, ...cuts.map((cut) => Math.min(cut, rows)).sort((a, b) => a - b), rows];
        const chunks = edges.slice(1).map((to, i) => encodeChunk(sliceColumn(whole, edges[i]!, to)).slice());
        expect(decodeColumn(metaOf(whole), chunks)).toEqual(whole);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('give equal bytes for equal content', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string())), fc.string(), fc.string(), (texts, lead, hidden) => {
        const plain = encodeChunk(textColumn(texts));
        expect(encodeChunk(textColumn(texts, { lead, hidden, valid: true }))).toEqual(plain);
        expect(encodeChunk(decodeColumn({ ...base, type: 'text', chunks: [] }, [plain.slice()]))).toEqual(
          plain,
        );
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('store one NaN only, without changing what was given', () => {
    const data = Float64Array.of(1, NaN, 2);
    const odd = Float64Array.of(1, NaN, 2);
    new Uint32Array(odd.buffer).set([7, 0xfff80000], 2);
    const bytesOf = (values: Float64Array<ArrayBuffer>) =>
      encodeChunk({ ...base, type: 'number', data: values });
    expect(bytesOf(odd)).toEqual(bytesOf(data));
    expect(new Uint32Array(odd.buffer)[2]).toBe(7);
    const narrow = Float32Array.of(NaN, 1);
    const narrowOdd = Float32Array.of(NaN, 1);
    new Uint32Array(narrowOdd.buffer)[0] = 0xffc00001;
    expect(encodeChunk({ ...base, type: 'number', data: narrowOdd })).toEqual(
      encodeChunk({ ...base, type: 'number', data: narrow }),
    );
  });

  it('lay text out as documented', () => {
    expect([...encodeChunk(textColumn(['ab', null]))]).toEqual([
      ...[2, 0, 0, 0, 1, 0, 0, 0],
      ...[0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0],
      ...[1, 0],
      ...[97, 98],
    ]);
  });

  it.each<[string, ColumnMeta, number[]]>([
    ['half a number', { ...base, chunks: [], type: 'number', width: 64 }, [1, 2, 3]],
    [
      'a code beyond the levels',
      { ...base, chunks: [], type: 'category', levels, order: 'none' },
      [3, 0, 0, 0],
    ],
    [
      'a code below -1',
      { ...base, chunks: [], type: 'category', levels, order: 'none' },
      [254, 255, 255, 255],
    ],
    ['a boolean of 2', { ...base, chunks: [], type: 'boolean' }, [2]],
    ['too short a text chunk', { ...base, chunks: [], type: 'text' }, [1, 0, 0, 0]],
    [
      'more texts than bytes',
      { ...base, chunks: [], type: 'text' },
      [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0],
    ],
    [
      'a text of negative length',
      { ...base, chunks: [], type: 'text' },
      [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 97],
    ],
    ['text bytes left over', { ...base, chunks: [], type: 'text' }, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 97]],
  ])('refuse %s', (_, meta, bytes) => {
    expect(() => decodeColumn(meta, [Uint8Array.from(bytes)])).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code: 'chunk.damaged' }) as unknown }),
    );
  });
});

describe('chunksOf', () => {
  it('cuts at the chunk size', () => {
    const data = Int32Array.from({ length: 2 * CHUNK_ROWS + 5 }, (_, i) => i);
    const chunks = chunksOf({ ...base, type: 'integer', data }, data.length);
    expect(chunks.map(lengthOf)).toEqual([CHUNK_ROWS, CHUNK_ROWS, 5]);
    const whole = decodeColumn({ ...base, chunks: [], type: 'integer' }, chunks.map(encodeChunk));
    expect(whole.type === 'integer' && whole.data.every((value, i) => value === data[i])).toBe(true);
    expect(lengthOf(whole)).toBe(data.length);
  });
});
