import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { sortRows, type SortBy } from '../../../src/core/slices/sort-rows.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';

const every = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i);
const sorted = (by: SortBy[], n: number): number[] => [...sortRows(by, every(n))];

describe('sortRows', () => {
  it.each<[string, Column, number[], number[]]>([
    [
      'numbers',
      numberColumn('x', [3, NaN, -1, Infinity, 0, -Infinity, -0, 3]),
      [5, 2, 4, 6, 0, 7, 3, 1],
      [3, 0, 7, 4, 6, 2, 5, 1],
    ],
    ['32-bit numbers', numberColumn('x', [0.1, NaN, -0.1, 0.3], 32), [2, 0, 3, 1], [3, 0, 2, 1]],
    ['integers', columnFrom('x', [5, -2147483648, 2147483647, 0, 5]), [1, 3, 0, 4, 2], [2, 0, 4, 3, 1]],
    ['booleans', columnFrom('x', [true, null, false, true]), [2, 0, 3, 1], [0, 3, 2, 1]],
    ['categories', columnFrom('x', ['b', null, 'a', 'B', 'b']), [3, 2, 0, 4, 1], [0, 4, 2, 3, 1]],
    ['texts', textColumn('x', ['b', null, 'ab', 'a', '', 'b']), [4, 3, 2, 0, 5, 1], [0, 5, 2, 3, 4, 1]],
  ])('%s, missing last both ways', (_, column, up, down) => {
    const n = up.length;
    expect(sorted([{ column, descending: false }], n)).toEqual(up);
    expect(sorted([{ column, descending: true }], n)).toEqual(down);
  });

  it('follows a given order of categories', () => {
    const column = {
      ...(columnFrom('x', ['low', 'high', 'mid']) as Column & { type: 'category' }),
      order: 'given' as const,
    };
    expect(sorted([{ column, descending: false }], 3)).toEqual([0, 1, 2]);
    expect(sorted([{ column, descending: true }], 3)).toEqual([2, 1, 0]);
  });

  it('sorts some rows only, and none', () => {
    const column = numberColumn('x', [3, 1, 2, 0]);
    expect([...sortRows([{ column, descending: false }], Uint32Array.of(2, 0, 1))]).toEqual([1, 2, 0]);
    expect([...sortRows([{ column, descending: false }], new Uint32Array(0))]).toEqual([]);
    expect([...sortRows([], Uint32Array.of(2, 0))]).toEqual([2, 0]);
  });

  it('equals a stable comparison sort over several keys', () => {
    const cell = fc.record({
      number: fc.option(fc.constantFrom(-1.5, 0, 2, 1e300, 5e-324), { nil: NaN }),
      category: fc.option(fc.constantFrom('a', 'b', 'é', 'z'), { nil: null }),
      text: fc.option(fc.string({ unit: fc.constantFrom('a', 'b', '\0'), maxLength: 9 }), { nil: null }),
    });
    const keys = fc.array(fc.tuple(fc.constantFrom('number', 'category', 'text'), fc.boolean()), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 50 }), keys, (cells, by) => {
        const columns = {
          number: numberColumn(
            'number',
            cells.map((c) => c.number),
          ),
          category: columnFrom(
            'category',
            cells.map((c) => c.category),
          ),
          text: textColumn(
            'text',
            cells.map((c) => c.text),
          ),
        };
        const wanted = [...cells.keys()].sort((a, b) => {
          for (const [name, descending] of by as [keyof typeof columns, boolean][]) {
            const [x, y] = [cells[a]![name], cells[b]![name]];
            const [noX, noY] = [x === null || Number.isNaN(x), y === null || Number.isNaN(y)];
            if (noX || noY) {
              if (noX !== noY) return noX ? 1 : -1;
              continue;
            }
            if (x !== y) return x! < y! === descending ? 1 : -1;
          }
          return a - b;
        });
        const got = sorted(
          (by as [keyof typeof columns, boolean][]).map(([name, descending]) => ({
            column: columns[name],
            descending,
          })),
          cells.length,
        );
        expect(got).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  it('sorts many texts with long common beginnings and trailing NULs as comparing them would', () => {
    const random = createRandom(6);
    const values = Array.from({ length: 5000 }, () => {
      const tail = '\0'.repeat(random.below(6));
      return `customer-0000-${random.below(3) === 0 ? 'x' : String(random.below(900))}${tail}`;
    });
    const wanted = [...values.keys()].sort((a, b) =>
      values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b,
    );
    expect(sorted([{ column: textColumn('x', values), descending: false }], values.length)).toEqual(wanted);
  });

  it('sorts a million rows by two keys in about a second', () => {
    const random = createRandom(1);
    const n = 1_000_000;
    const a: Column = {
      ...numberColumn('a', []),
      type: 'integer',
      data: Int32Array.from({ length: n }, () => random.below(50)),
    };
    const b = {
      ...numberColumn('b', []),
      data: Float64Array.from({ length: n }, () => random.uniform()),
    } as Column;
    const rows = every(n);
    const start = performance.now();
    const order = sortRows(
      [
        { column: a, descending: true },
        { column: b, descending: false },
      ],
      rows,
    );
    expect(performance.now() - start).toBeLessThan(3000);
    const [ka, kb] = [a.data as Int32Array, (b as Column & { type: 'number' }).data];
    let wrong = 0;
    for (let i = 1; i < n; i++) {
      const [x, y] = [order[i - 1]!, order[i]!];
      if (ka[x]! < ka[y]! || (ka[x] === ka[y] && kb[x]! > kb[y]!)) wrong++;
    }
    expect(wrong).toBe(0);
  });
});
