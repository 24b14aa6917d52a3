import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { searchItems, type SearchItems } from '../../../src/core/slices/search-items.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import {
  sliceLine,
  type FoundSlice,
  type SearchResult,
  type SearchSpec,
} from '../../../src/core/slices/slice-line.ts';
import { shuffledRows } from '../../../src/core/splits/row-order.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import golden from '../../golden/discovery.json' with { type: 'json' };
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';
import { lastOf } from '../last-of.ts';

function search(
  items: readonly SearchItems[],
  errors: ArrayLike<number>,
  spec: SearchSpec,
  rows = Uint32Array.from({ length: errors.length }, (_, row) => row),
): SearchResult {
  return lastOf(sliceLine(items, errors, rows, spec));
}

function itemsOf(columns: readonly Column[], bins?: number): SearchItems[] {
  return columns.map((column) => searchItems({ column, field: { of: 'data', name: column.name } }, bins)!);
}

/** Every conjunction over different columns, its rows found one by one. */
function bruteForce(
  items: readonly SearchItems[],
  errors: readonly number[],
  all: readonly number[],
  spec: Required<SearchSpec>,
) {
  const total = all.reduce((sum, row) => sum + errors[row]!, 0);
  const found: { parts: [number, number][]; score: number }[] = [];
  const rowsOf = (parts: readonly [number, number][]): number[] =>
    all.filter((row) => parts.every(([column, code]) => items[column]!.codes[row] === code));
  const grow = (parts: [number, number][]): void => {
    if (parts.length > 0) {
      const rows = rowsOf(parts);
      const minimal = parts.every(
        (_, out) => rowsOf(parts.filter((__, at) => at !== out)).length > rows.length,
      );
      const error = rows.reduce((sum, row) => sum + errors[row]!, 0);
      const score =
        spec.alpha * (error / rows.length / (total / all.length) - 1) -
        (1 - spec.alpha) * (all.length / rows.length - 1);
      if (minimal && rows.length >= spec.support && score > 0) found.push({ parts, score });
    }
    if (parts.length === spec.level) return;
    for (let column = (parts.at(-1)?.[0] ?? -1) + 1; column < items.length; column++) {
      items[column]!.values.forEach((_, code) => grow([...parts, [column, code]]));
    }
  };
  if (total > 0) grow([]);
  found.sort((a, b) => b.score - a.score);
  const edge = found[spec.k - 1]?.score ?? 0;
  return found.filter(({ score }) => score >= edge - 1e-9);
}

const named = (slices: readonly { parts: unknown }[]): string[] =>
  slices.map(({ parts }) => JSON.stringify(parts)).sort();
const said = (slices: readonly FoundSlice[]): string[] =>
  slices.map(({ where }) => JSON.stringify(where)).sort();

const SETS = {
  seed: fc.nat(),
  rows: fc.integer({ min: 5, max: 60 }),
  columns: fc.integer({ min: 1, max: 5 }),
  loss: fc.boolean(),
  k: fc.integer({ min: 1, max: 6 }),
  level: fc.integer({ min: 1, max: 4 }),
  support: fc.integer({ min: 1, max: 6 }),
  alpha: fc.constantFrom(0.5, 0.8, 0.95, 1),
};

/** Categories and numbers in bins, with missing values, and flags or losses. */
function makeSet({
  seed,
  rows,
  columns,
  loss,
}: {
  seed: number;
  rows: number;
  columns: number;
  loss: boolean;
}) {
  const random = createRandom(seed);
  const made = Array.from({ length: columns }, (_, at) =>
    at % 2 === 0
      ? columnFrom(
          `c${String(at)}`,
          Array.from({ length: rows }, () => ['a', 'b', 'c', null][random.below(4)]!),
        )
      : numberColumn(
          `c${String(at)}`,
          Array.from(
            { length: rows },
            () => [random.below(12), NaN, Infinity][random.below(20)] ?? random.below(12),
          ),
        ),
  );
  const errors = Array.from({ length: rows }, () =>
    loss ? random.below(9) / 4 : random.below(3) === 0 ? 1 : 0,
  );
  return { columns: made, items: itemsOf(made, 3), errors };
}

describe('slice search', () => {
  it('finds what looking at every slice finds, on 500 random sets', () => {
    let sets = 0;
    fc.assert(
      fc.property(fc.record(SETS), ({ seed, rows, columns, loss, ...spec }) => {
        sets++;
        const { items, errors } = makeSet({ seed, rows, columns, loss });
        // Some rows are not among those searched.
        const searched = [...errors.keys()].filter((row) => row % 7 !== 3);
        const got = search(items, errors, spec, Uint32Array.from(searched));
        expect(named(got.slices)).toEqual(named(bruteForce(items, errors, searched, spec)));
      }),
      { numRuns: 500 },
    );
    expect(sets).toBeGreaterThanOrEqual(500);
  });

  it.each(golden.slices)('finds what pandas finds by looking at every slice, $#', (set) => {
    const columns = Object.entries(set.columns).map(([name, values]) => columnFrom(name, [...values]));
    const { slices } = search(itemsOf(columns), set.errors, set.spec);
    const words = (parts: readonly (readonly string[])[]): string =>
      parts.map((part) => part.join('=')).join(' ');
    const got = slices.map(({ parts, size, error, score }) => {
      const items = itemsOf(columns);
      const named = parts.map(([column, code]) => {
        const where = items[column]!.values[code]!;
        return [columns[column]!.name, where.op === 'eq' ? String(where.value) : where.op];
      });
      return {
        slice: words(named),
        n: size,
        sum: expect.closeTo(error, 9) as number,
        score: expect.closeTo(score, 9) as number,
      };
    });
    const byName = (a: { slice: string }, b: { slice: string }): number => (a.slice < b.slice ? -1 : 1);
    const wanted = (set.found as { slice: string[][]; n: number; sum: number; score: number }[]).map(
      (one) => ({ ...one, slice: words(one.slice) }),
    );
    expect(wanted.sort(byName)).toEqual(got.sort(byName));
  });

  it('finds the same whatever the order of rows and columns', () => {
    fc.assert(
      fc.property(fc.record(SETS), ({ seed, rows, columns, loss, ...spec }) => {
        const set = makeSet({ seed, rows, columns, loss });
        const order = shuffledRows(rows, seed);
        const turned = set.columns.map((column) => takeRows(column, order)).reverse();
        const again = search(
          itemsOf(turned, 3),
          Float64Array.from(order, (row) => set.errors[row]!),
          spec,
        );
        const sorted = (slices: readonly FoundSlice[]): string[] =>
          slices
            .map(({ where, size }) => {
              const parts = (where.op === 'and' ? where.of : [where]).map((part) => JSON.stringify(part));
              return `${parts.sort().join(' ')} ${String(size)}`;
            })
            .sort();
        expect(sorted(again.slices)).toEqual(sorted(search(set.items, set.errors, spec).slices));
      }),
      { numRuns: 100 },
    );
  });

  it('finds the same with every row twice', () => {
    fc.assert(
      fc.property(fc.record(SETS), ({ seed, rows, columns, loss, ...spec }) => {
        const set = makeSet({ seed, rows, columns, loss });
        const twice = Uint32Array.from({ length: 2 * rows }, (_, at) => at % rows);
        const doubled = set.items.map(({ codes, values }) => ({
          codes: Uint8Array.from(twice, (row) => codes[row]!),
          values,
        }));
        const errors = Float64Array.from(twice, (row) => set.errors[row]!);
        const once = search(set.items, set.errors, spec);
        const again = search(doubled, errors, { ...spec, support: 2 * spec.support });
        expect(said(again.slices)).toEqual(said(once.slices));
        expect(again.slices.map(({ size }) => size / 2).sort()).toEqual(
          once.slices.map(({ size }) => size).sort(),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('gives predicates that select its rows', () => {
    fc.assert(
      fc.property(fc.record(SETS), ({ seed, rows, columns, loss, ...spec }) => {
        const set = makeSet({ seed, rows, columns, loss });
        for (const { where, size } of search(set.items, set.errors, spec).slices) {
          const mask = selectRows(where, ({ name }) => set.columns.find((c) => c.name === name)!, rows);
          expect(mask.reduce((sum, one) => sum + one, 0)).toBe(size);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds nothing without errors or rows, and leaves out text with too many values', () => {
    const items = itemsOf([columnFrom('c', ['a', 'b', 'a'])]);
    expect(search(items, [0, 0, 0], { support: 1 })).toMatchObject({ slices: [], evaluated: 0 });
    expect(search(items, [1, 0, 0], {}, new Uint32Array(0))).toMatchObject({ slices: [], rows: 0 });
    expect(search([], [1, 0, 0], { support: 1 })).toMatchObject({ slices: [], evaluated: 0 });
    const texts = textColumn(
      't',
      Array.from({ length: 1001 }, (_, row) => String(row)),
    );
    expect(searchItems({ column: texts, field: { of: 'data', name: 't' } })).toBeNull();
  });

  it('needs max(32, a hundredth of the rows) unless told otherwise', () => {
    const items = itemsOf([
      columnFrom(
        'c',
        Array.from({ length: 5000 }, (_, row) => 'ab'[row % 2]!),
      ),
    ]);
    const errors = Array.from({ length: 5000 }, (_, row) => (row % 2 === 0 ? 1 : 0));
    expect(search(items, errors, {}).support).toBe(50);
    expect(search(items, errors, {}, Uint32Array.of(0, 1, 2)).support).toBe(32);
  });
});
