import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mistakesOf, overRepresented } from '../../../src/core/evaluation/over-represented.ts';
import { searchItems, type SearchItems } from '../../../src/core/slices/search-items.ts';
import { columnFrom } from '../column-from.ts';

const itemsOf = (name: string, texts: readonly string[]): SearchItems =>
  searchItems({ column: columnFrom(name, texts), field: { of: 'data', name } })!;
const repeated = (parts: readonly [number, string, 0 | 1][]): { texts: string[]; mistake: number[] } => ({
  texts: parts.flatMap(([count, text]) => new Array<string>(count).fill(text)),
  mistake: parts.flatMap(([count, , wrong]) => new Array<number>(count).fill(wrong)),
});

describe('values that mistakes have more often', () => {
  // 31 of 80 mistakes, 120 of 1,000 rows; p of SciPy 1.17: false_discovery_control of hypergeom.sf(30, 1000, 120, 80) and of the other value.
  const { texts, mistake } = repeated([
    [31, 'iPhone', 1],
    [89, 'iPhone', 0],
    [49, 'other', 1],
    [831, 'other', 0],
  ]);

  it('come with counts, lift and an adjusted p-value', () => {
    const { found, ...all } = overRepresented([itemsOf('device', texts)], mistake, null);
    expect(all).toEqual({ mistakes: 80, rows: 1000, tested: 2 });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      where: { op: 'eq', field: { of: 'data', name: 'device' }, value: 'iPhone' },
      mistakes: 31,
      rows: 120,
    });
    expect(found[0]!.lift).toBeCloseTo(31 / 80 / 0.12, 12);
    expect(found[0]!.adjusted / 1.7361888098188106e-10).toBeCloseTo(1, 8);
  });

  it('are counted among the rows of a slice, and rows whose answer is not known are no rows', () => {
    const mask = Uint8Array.from(texts, (text) => Number(text === 'iPhone'));
    expect(overRepresented([itemsOf('device', texts)], mistake, mask)).toMatchObject({
      ...{ mistakes: 31, rows: 120, tested: 0, found: [] },
    });
    const unknown = mistake.map((wrong, row) => (row < 31 ? NaN : wrong));
    expect(overRepresented([itemsOf('device', texts)], unknown, null)).toMatchObject({
      ...{ mistakes: 49, rows: 969, found: [] },
    });
  });

  it('are none where nothing is wrong, all is wrong, or no rows are there', () => {
    const device = itemsOf('device', texts);
    for (const value of [0, 1, NaN]) {
      expect(overRepresented([device], new Array<number>(1000).fill(value), null).found).toEqual([]);
    }
    expect(overRepresented([itemsOf('device', [])], [], null)).toEqual({
      ...{ found: [], mistakes: 0, rows: 0, tested: 0 },
    });
  });

  it('are rarely found where mistakes fall at random', () => {
    let runs = 0;
    for (let seed = 0; seed < 60; seed++) {
      const random = fc.sample(fc.tuple(fc.nat(7), fc.nat(9)), { numRuns: 400, seed });
      const column = itemsOf(
        'c',
        random.map(([level]) => `v${String(level)}`),
      );
      const wrong = random.map(([, tenth]) => Number(tenth === 0));
      runs += Number(overRepresented([column], wrong, null).found.length > 0);
    }
    expect(runs).toBeLessThanOrEqual(8);
  });
});

describe('what counts as a mistake', () => {
  it('of a regression is the tenth with the largest errors, never one without an error', () => {
    const values = Float64Array.from({ length: 20 }, (_, i) => (i === 3 ? NaN : i));
    expect(
      [...mistakesOf({ of: 'loss', values })].map((x, i) => (x === 1 ? i : -1)).filter((i) => i >= 0),
    ).toEqual([18, 19]);
    expect([...mistakesOf({ of: 'loss', values: new Float64Array(5) })]).toEqual([0, 0, 0, 0, 0]);
  });
});
