import fc from 'fast-check';
import { expect, it } from 'vitest';
import { errorGrid, type ErrorGrid } from '../../../src/core/evaluation/error-grid.ts';
import type { RowErrors } from '../../../src/core/evaluation/row-errors.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { conjoin, predicateKey } from '../../../src/core/slices/predicate-key.ts';
import { searchItems } from '../../../src/core/slices/search-items.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { wordsOf } from '../../../src/core/slices/words-of.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

function gridOf(x: Column, y: Column, errors: RowErrors, bins = 8): ErrorGrid {
  const [across, down] = [x, y].map((column) => {
    const field = { of: 'data' as const, name: column.name };
    return { items: searchItems({ column, field }, bins)!, field };
  });
  return errorGrid(across!, down!, errors);
}

it('counts each known row in one cell, whose predicates select its rows', () => {
  fc.assert(
    fc.property(
      fc.record({ seed: fc.nat(), levels: fc.integer({ min: 1, max: 20 }), loss: fc.boolean() }),
      ({ seed, levels, loss }) => {
        const random = createRandom(seed);
        const rows = 200;
        const town = columnFrom(
          'town',
          Array.from({ length: rows }, () => {
            const level = random.below(levels + 1);
            return level === levels ? null : `t${String(level)}`;
          }),
        );
        const age = numberColumn(
          'age',
          Array.from(
            { length: rows },
            () => [NaN, Infinity, -Infinity][random.below(30)] ?? random.below(40),
          ),
        );
        const values = Float64Array.from({ length: rows }, () => (loss ? random.uniform() : random.below(2)));
        values[5] = NaN;
        const grid = gridOf(town, age, { of: loss ? 'loss' : 'wrong', values });
        expect([grid.all.n, grid.dropped]).toEqual([199, 1]);
        expect(grid.x.parts.length).toBeLessThanOrEqual(13);
        for (const [at, line] of grid.cells.entries())
          for (const [place, cell] of line.entries()) {
            const where = conjoin(grid.y.parts[at]!.where, grid.x.parts[place]!.where);
            const mask = selectRows(where, ({ name }) => (name === 'town' ? town : age), rows);
            const inside = [...values].filter((value, row) => mask[row] === 1 && !Number.isNaN(value));
            expect(cell.n).toBe(inside.length);
            const sum = inside.reduce((total, value) => total + value, 0);
            if (cell.n > 0) expect(cell.rate.value).toBeCloseTo(sum / cell.n, 12);
            else expect(cell.rate).toMatchObject({ value: null, reason: 'emptySlice' });
            expect(cell.errors).toBe(loss ? null : sum);
            expect(() => predicateKey(where)).not.toThrow();
          }
      },
    ),
    { numRuns: 60 },
  );
});

it('orders numbers by value, other values by their rows, and takes the rarest together', () => {
  const names = Array.from({ length: 15 }, (_, level) =>
    Array.from({ length: 15 - level }, () => `t${String(level)}`),
  );
  const town = columnFrom('town', [...names.reverse().flat(), null]);
  const rows = town.type === 'category' ? town.data.length : 0;
  const stars = columnFrom(
    'stars',
    Array.from({ length: rows }, (_, row) => 5 - (row % 5)),
  );
  const { x, y } = gridOf(town, stars, { of: 'wrong', values: new Float64Array(rows) });
  const words = x.parts.map(({ where }) => wordsOf(where));
  expect(words.slice(0, 2)).toEqual(['town = t0', 'town = t1']);
  expect(words.at(-1)).toBe('town missing');
  expect(x.parts.at(-2)).toMatchObject({ values: 4, n: 4 + 3 + 2 + 1 });
  expect(y.parts.map(({ where }) => wordsOf(where))).toEqual(
    [1, 2, 3, 4, 5].map((star) => `stars = ${String(star)}`),
  );
});

it('has no cells without a known row', () => {
  const column = columnFrom('c', ['a', 'b']);
  const grid = gridOf(column, columnFrom('d', ['a', 'b']), {
    of: 'wrong',
    values: Float64Array.of(NaN, NaN),
  });
  expect([grid.cells, grid.all.n, grid.dropped]).toEqual([[], 0, 2]);
});
