import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem, type ProblemFacts } from '../../../src/core/kernel/problem.ts';
import { batchRows } from '../../../src/core/model/batch-size.ts';
import { makeFeed } from '../../../src/core/model/feed.ts';
import { proposeSignature } from '../../../src/core/model/propose-signature.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import type { InputMap, Signature } from '../../../src/core/model/signature.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { booleans, categories, integers, lookup, numbers, texts } from './csv-columns.ts';
import { fixture } from './onnx-fixtures.ts';

function signatureOf(...inputs: Partial<InputMap>[]): Signature {
  return {
    task: { type: 'regression', unit: null },
    inputs: inputs.map((input) => ({
      input: 'X',
      dtype: 'float32',
      shape: ['N', input.columns?.length ?? 1],
      columns: [],
      scale: 1,
      offset: 0,
      missing: 'nan',
      mappedBy: 'user',
      ...input,
    })),
    outputs: { label: null, scores: null, value: 'Y' },
  };
}

function fed(input: Partial<InputMap>, columns: Column[], from: number, to: number, padTo?: number) {
  const names = columns.map(({ name }) => name);
  const feed = makeFeed(signatureOf({ columns: names, ...input }), lookup(columns));
  return feed(from, to, padTo).get('X')!;
}

function refusal(run: () => unknown): ProblemFacts {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error.facts;
    throw error;
  }
  throw new Error('was fed');
}

describe('makeFeed', () => {
  it('interleaves columns row by row and scales them', () => {
    const columns = [numbers('a', [1, 2, 3]), integers('b', [10, 20, 30]), booleans('c', [1, 0, 1])];
    const { dims, data, dtype } = fed({ scale: 2, offset: 1 }, columns, 1, 3);
    expect(dtype).toBe('float32');
    expect(dims).toEqual([2, 3]);
    expect(data).toEqual(Float32Array.from([5, 41, 1, 7, 61, 3]));
  });

  it('equals the plain loop for any size, beyond one tile too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1500 }), (width, rows) => {
        const columns = Array.from({ length: width }, (_, c) =>
          numbers(
            `c${String(c)}`,
            Array.from({ length: rows }, (_, r) => r * 100 + c),
          ),
        );
        const from = rows >> 2;
        const { data } = fed({}, columns, from, rows);
        const plain = Array.from({ length: (rows - from) * width }, (_, i) => {
          return (from + Math.floor(i / width)) * 100 + (i % width);
        });
        expect(data).toEqual(Float32Array.from(plain));
      }),
      { numRuns: 15 },
    );
  });

  it('equals the plain loop for columns of any types side by side', () => {
    const kinds = fc.array(fc.constantFrom('number', 'integer', 'boolean'), { minLength: 1, maxLength: 14 });
    const missing = fc.constantFrom('nan' as const, { fill: 7 });
    fc.assert(
      fc.property(kinds, missing, (types, missing) => {
        const valueOf = (row: number, c: number): number =>
          types[c] === 'boolean'
            ? ((row + c) % 3) - 1
            : types[c] === 'number' && row === c
              ? NaN
              : 10 * row + c;
        const make = { number: numbers, integer: integers, boolean: booleans };
        const rows = [0, 1, 2, 3, 4, 5, 6];
        const columns = types.map((type, c) => {
          const values = rows.map((row) => valueOf(row, c));
          return make[type](`c${String(c)}`, values);
        });
        const { data } = fed({ scale: 2, offset: 1, missing }, columns, 1, 7);
        const stands = missing === 'nan' ? NaN : missing.fill;
        const plain = rows.slice(1).flatMap((row) =>
          types.map((type, c) => {
            const value = valueOf(row, c);
            const absent = type === 'boolean' ? value < 0 : Number.isNaN(value);
            return (absent ? stands : value) * 2 + 1;
          }),
        );
        expect(data).toEqual(Float32Array.from(plain));
      }),
    );
  });

  it('takes columns to [N, C, H, W] in order', () => {
    const columns = [1, 2, 3, 4].map((value) => numbers(`p${String(value)}`, [value, value * 10]));
    const { dims, data } = fed({ shape: ['N', 1, 2, 2] }, columns, 0, 2);
    expect(dims).toEqual([2, 1, 2, 2]);
    expect(data).toEqual(Float32Array.from([1, 2, 3, 4, 10, 20, 30, 40]));
  });

  it('gives a batch of its own size after a larger one, and of [N] one dimension', () => {
    const columns = [numbers('a', [1, 2, 3, 4, 5])];
    const feed = makeFeed(signatureOf({ columns: ['a'], shape: ['N'] }), lookup(columns));
    expect(feed(0, 4).get('X')).toMatchObject({ dims: [4], data: Float32Array.from([1, 2, 3, 4]) });
    expect(feed(4, 5).get('X')).toMatchObject({ dims: [1], data: Float32Array.from([5]) });
  });

  it('fills a batch up with its last row', () => {
    const columns = [numbers('a', [1, 2, 3]), numbers('b', [4, 5, 6])];
    expect(fed({}, columns, 1, 3, 4)).toMatchObject({
      dims: [4, 2],
      data: Float32Array.from([2, 5, 3, 6, 3, 6, 3, 6]),
    });
    const words = [categories('w', ['x', 'y'], [0, 1])];
    expect(fed({ dtype: 'string' }, words, 1, 2, 3).data).toEqual(['y', 'y', 'y']);
  });

  it('feeds every type in its own array', () => {
    const whole = [integers('a', [-2, 3])];
    expect(fed({ dtype: 'float64' }, [numbers('a', [0.1, 0.2])], 0, 2).data).toEqual(
      Float64Array.from([0.1, 0.2]),
    );
    expect(fed({ dtype: 'int32' }, whole, 0, 2).data).toEqual(Int32Array.from([-2, 3]));
    expect(fed({ dtype: 'int64' }, whole, 0, 2).data).toEqual(BigInt64Array.from([-2n, 3n]));
    expect(fed({ dtype: 'bool' }, [booleans('a', [0, 1])], 0, 2).data).toEqual(Uint8Array.from([0, 1]));
    expect(fed({ dtype: 'string' }, [texts('a', ['ä,b', ''])], 0, 2).data).toEqual(['ä,b', '']);
    expect(fed({ dtype: 'string' }, [categories('a', ['?', 'y'], [1, 0])], 0, 2).data).toEqual(['y', '?']);
    expect(fed({ dtype: 'string' }, whole, 0, 2).data).toEqual(['-2', '3']);
  });

  it('makes missing values NaN, the fill before scaling, or the empty string', () => {
    const gaps = [numbers('a', [NaN, 2])];
    expect(fed({ scale: 3 }, gaps, 0, 2).data).toEqual(Float32Array.from([NaN, 6]));
    expect(fed({ scale: 3, missing: { fill: 5 } }, gaps, 0, 2).data).toEqual(Float32Array.from([15, 6]));
    expect(fed({ missing: { fill: '5' } }, [booleans('a', [-1, 0])], 0, 2).data).toEqual(
      Float32Array.from([5, 0]),
    );
    expect(fed({}, [booleans('a', [-1, 1])], 0, 2).data).toEqual(Float32Array.from([NaN, 1]));
    const words = [texts('a', [null, 'x'])];
    expect(fed({ dtype: 'string' }, words, 0, 2).data).toEqual(['', 'x']);
    expect(fed({ dtype: 'string', missing: { fill: '?' } }, words, 0, 2).data).toEqual(['?', 'x']);
    const codes = [categories('a', ['x'], [-1, 0])];
    expect(fed({ dtype: 'string' }, codes, 0, 2).data).toEqual(['', 'x']);
  });

  it('refuses a missing value, naming row and column as the table has them', () => {
    const columns = [numbers('height', [1, NaN])];
    const feed = makeFeed(signatureOf({ columns: ['height'], missing: 'refuse' }), lookup(columns), 65_536);
    expect(refusal(() => feed(0, 2))).toMatchObject({
      code: 'model.missingValue',
      where: 'row 65538 of column "height"',
    });
    expect(feed(0, 1).get('X')!.data).toEqual(Float32Array.from([1]));
    const words = makeFeed(
      signatureOf({ columns: ['w'], dtype: 'string', missing: 'refuse' }),
      lookup([categories('w', ['x'], [0, -1])]),
    );
    expect(refusal(() => words(0, 2)).where).toBe('row 2 of column "w"');
  });

  it('refuses fractions and absent values where whole numbers are taken', () => {
    expect(refusal(() => fed({ dtype: 'int64' }, [numbers('a', [1, 2.5])], 0, 2))).toMatchObject({
      code: 'model.notWhole',
      where: 'row 2 of column "a"',
      found: '2.5',
    });
    expect(refusal(() => fed({ dtype: 'int32' }, [numbers('a', [2 ** 31])], 0, 1)).code).toBe(
      'model.notWhole',
    );
    expect(refusal(() => fed({ dtype: 'int32' }, [numbers('a', [NaN])], 0, 1)).code).toBe(
      'model.missingValue',
    );
    expect(refusal(() => fed({ dtype: 'bool' }, [booleans('a', [-1])], 0, 1)).code).toBe(
      'model.missingValue',
    );
  });

  it('refuses columns that do not fit, before anything runs', () => {
    const words = lookup([categories('a', ['x'], [0])]);
    expect(refusal(() => makeFeed(signatureOf({ columns: ['a'] }), words)).code).toBe('model.columnType');
    const one = lookup([numbers('a', [1])]);
    expect(refusal(() => makeFeed(signatureOf({ columns: ['a'], shape: ['N', 2] }), one)).code).toBe(
      'model.columnCount',
    );
    expect(refusal(() => makeFeed(signatureOf({ columns: ['a'], dtype: 'string' }), one)).code).toBe(
      'model.columnType',
    );
  });
});

describe('batchRows', () => {
  const rowsOf = (name: string, count: number) => {
    const graph = readOnnx(fixture(name));
    const columns = Array.from({ length: count }, (_, i) => ({
      name: `p${String(i)}`,
      type: 'number' as const,
      role: 'feature' as const,
    }));
    return batchRows(proposeSignature(graph, columns).signature, graph);
  };

  it('is 4096 for narrow tables, less for wide ones and images, and what the file fixes', () => {
    expect(rowsOf('no-zipmap', 3)).toBe(4096);
    expect(rowsOf('keras-nhwc', 16)).toBe(4096);
    expect(rowsOf('fixed-batch', 3)).toBe(2);
    const graph = readOnnx(fixture('no-zipmap'));
    const columns = Array.from({ length: 20_000 }, (_, i) => `p${String(i)}`);
    const wide = batchRows(signatureOf({ columns, shape: ['N', 20_000] }), graph);
    expect(wide).toBe(128);
    expect(batchRows(signatureOf({ columns, shape: ['N', 1, 100, 200] }), graph)).toBe(4);
  });
});
