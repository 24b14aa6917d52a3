import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { searchItems, type SearchItems } from '../../../src/core/slices/search-items.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { sliceLine, type SearchResult, type SearchSpec } from '../../../src/core/slices/slice-line.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';

function search(items: readonly SearchItems[], errors: readonly number[], spec: SearchSpec): SearchResult {
  const run = sliceLine(items, errors, Uint32Array.from(errors.keys()), spec);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

/** Every conjunction over different columns, its rows found one by one. */
function bruteForce(items: readonly SearchItems[], errors: readonly number[], spec: Required<SearchSpec>) {
  const all = [...errors.keys()];
  const total = errors.reduce((sum, error) => sum + error, 0);
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

describe('slice search', () => {
  it('finds what looking at every slice finds', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          rows: fc.integer({ min: 5, max: 60 }),
          columns: fc.integer({ min: 1, max: 5 }),
          loss: fc.boolean(),
          k: fc.integer({ min: 1, max: 6 }),
          level: fc.integer({ min: 1, max: 4 }),
          support: fc.integer({ min: 1, max: 6 }),
          alpha: fc.constantFrom(0.5, 0.8, 0.95, 1),
        }),
        ({ seed, rows, columns, loss, ...spec }) => {
          const random = createRandom(seed);
          const items = Array.from({ length: columns }, (_, at) => {
            const values = Array.from({ length: rows }, () => ['a', 'b', 'c', null][random.below(4)]!);
            const column = columnFrom(`c${String(at)}`, values);
            return searchItems({ column, field: { of: 'data', name: column.name } })!;
          });
          const errors = Array.from({ length: rows }, () =>
            loss ? random.below(9) / 4 : random.below(3) === 0 ? 1 : 0,
          );
          const got = search(items, errors, spec);
          expect(named(got.slices)).toEqual(named(bruteForce(items, errors, spec)));
        },
      ),
      { numRuns: 500, seed: 11 },
    );
  });

  it('finds a planted slice, whatever the order of the rows', () => {
    const random = createRandom(5);
    const rows = 4000;
    const age = Array.from({ length: rows }, () => random.uniform() * 80);
    const town = Array.from({ length: rows }, () => 'abcde'[random.below(5)]!);
    const noise = Array.from({ length: rows }, () => 'xyz'[random.below(3)]!);
    const errors = age.map((a, row) =>
      random.uniform() < (a >= 60 && town[row] === 'c' ? 0.5 : 0.1) ? 1 : 0,
    );
    const at = (order: readonly number[]): SearchResult => {
      const columns = [
        numberColumn(
          'age',
          order.map((row) => age[row]!),
        ),
        columnFrom('town', [...'abcde'].concat(order.map((row) => town[row]!))),
        columnFrom('noise', [...'xyz'].concat(order.map((row) => noise[row]!))),
      ].map((column) => {
        // Levels are in order of appearance: what fixes their order is cut off again.
        if (column.type !== 'category') return column;
        return { ...column, data: column.data.slice(column.levels.length) };
      });
      const items = columns.map((column) =>
        searchItems({ column, field: { of: 'data', name: column.name } })!,
      );
      const found = search(
        items,
        order.map((row) => errors[row]!),
        {},
      );
      for (const { where, size } of found.slices) {
        const mask = selectRows(where, ({ name }) => columns.find((c) => c.name === name)!, rows);
        expect(mask.reduce((sum, one) => sum + one, 0)).toBe(size);
      }
      return found;
    };
    const order = [...age.keys()];
    const forward = at(order);
    expect(JSON.stringify(forward.slices[0]!.where)).toContain('"value":"c"');
    expect(JSON.stringify(forward.slices[0]!.where)).toContain('"name":"age"');
    expect(forward.support).toBe(40);
    expect(named(at(order.reverse()).slices)).toEqual(named(forward.slices));
  });

  it('finds nothing without errors, and leaves out text with too many values', () => {
    const column = columnFrom('c', ['a', 'b', 'a']);
    const items = [searchItems({ column, field: { of: 'data', name: 'c' } })!];
    expect(search(items, [0, 0, 0], { support: 1 })).toMatchObject({ slices: [], evaluated: 0 });
    const texts = textColumn(
      't',
      Array.from({ length: 1001 }, (_, row) => String(row)),
    );
    expect(searchItems({ column: texts, field: { of: 'data', name: 't' } })).toBeNull();
  });
});
