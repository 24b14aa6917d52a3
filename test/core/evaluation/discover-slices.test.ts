import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverSlices, type Discovery } from '../../../src/core/evaluation/discover-slices.ts';
import { rowErrors, type RowErrors } from '../../../src/core/evaluation/row-errors.ts';
import { createRandom, type Random } from '../../../src/core/kernel/random.ts';
import { searchItems } from '../../../src/core/slices/search-items.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { lastOf } from '../last-of.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

/** The seed that the screen proposes. */
const SEED = 1;

interface Planted {
  columns: Column[];
  errors: RowErrors;
}

/**
 * Three numbers and five categories at random. Rows with c0 = b and c1 = b, 5% of all, are `worse`: wrong so much more
 * often than the others, or with so much more added to an exponential loss of mean 1.
 */
function plant(seed: number, rows: number, of: RowErrors['of'], wrong: number, worse: number): Planted {
  const random = createRandom(seed);
  const numbers = Array.from({ length: 3 }, (_, at) =>
    numberColumn(
      `n${String(at)}`,
      Array.from({ length: rows }, () => random.uniform() * 100),
    ),
  );
  const codes = [5, 4, 8, 2, 3].map((levels) => Array.from({ length: rows }, () => random.below(levels)));
  const categories = codes.map((own, at) =>
    columnFrom(
      `c${String(at)}`,
      own.map((code) => 'abcdefgh'[code]!),
    ),
  );
  const values = Float64Array.from({ length: rows }, (_, row) => {
    const bad = codes[0]![row] === 1 && codes[1]![row] === 1 ? worse : 0;
    return of === 'wrong' ? Number(random.uniform() < wrong + bad) : exponential(random) + bad;
  });
  values[0] = NaN;
  return { columns: [...numbers, ...categories], errors: { of, values } };
}

function exponential(random: Random): number {
  return -Math.log(1 - random.uniform());
}

function discover({ columns, errors }: Planted): Discovery {
  const items = columns.map((column) => searchItems({ column, field: { of: 'data', name: column.name } })!);
  return lastOf(discoverSlices(items, errors, { seed: SEED }));
}

const placeOfPlanted = ({ findings }: Discovery): number =>
  findings.findIndex(
    ({ found }) => found.parts.length === 2 && /"c0".*"b".*"c1".*"b"/.test(JSON.stringify(found.where)),
  );
const confirmsAny = ({ findings }: Discovery): boolean => findings.some(({ confirmed }) => confirmed);

describe('a planted slice of 5% of the rows', () => {
  it.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    'is in the top three with 25 points less accuracy, and confirmed, seed %i',
    (seed) => {
      const made = discover(plant(seed, 10_000, 'wrong', 0.15, 0.25));
      const at = placeOfPlanted(made);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(3);
      const { confirmation, discovery, confirmed } = made.findings[at]!;
      expect(confirmed).toBe(true);
      expect(confirmation.effect.value).toBeGreaterThan(0.1);
      expect(confirmation.inside.n + confirmation.outside.n).toBe(made.confirmationRows);
      expect(discovery.inside.n + discovery.outside.n).toBe(made.search.rows);
      expect([made.confirmationRows + made.search.rows, made.dropped]).toEqual([9999, 1]);
    },
  );

  it('is in the top three of losses, 20 seeds', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const made = discover(plant(seed, 5000, 'loss', 0, 2));
      const at = placeOfPlanted(made);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(3);
      expect(made.findings[at]!.confirmed).toBe(true);
      const { low, high } = intervalOf(made, at);
      expect(low).toBeGreaterThan(1);
      expect(high).toBeLessThan(3);
    }
  });
});

describe('where nothing is planted', () => {
  it.each([
    ['wrong', 0.2, 1200],
    ['wrong', 0.15, 3000],
    ['loss', 0, 1200],
  ] as const)('at most 18 of 200 seeds confirm any slice: %s, %d of %i rows', (of, wrong, rows) => {
    let any = 0;
    let found = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const made = discover(plant(seed, rows, of, wrong, 0));
      found += made.findings.length;
      if (confirmsAny(made)) any++;
    }
    expect(any).toBeLessThanOrEqual(18);
    expect(found).toBeGreaterThan(50);
  });
});

it('tells which finding shares most of its rows with one above it', () => {
  const planted = plant(3, 10_000, 'wrong', 0.1, 0.4);
  const { findings } = discover(planted);
  const masks = findings.map(({ found }) =>
    selectRows(found.where, ({ name }) => planted.columns.find((c) => c.name === name)!, 10_000),
  );
  for (const mask of masks) mask[0] = 0;
  const rows = (mask: Uint8Array): number => mask.reduce((sum, one) => sum + one, 0);
  expect(findings.filter(({ overlap }) => overlap).length).toBeGreaterThan(2);
  for (const [at, { overlap }] of findings.entries()) {
    const shares = masks
      .slice(0, at)
      .map((other) => rows(other.map((one, row) => one & masks[at]![row]!)) / rows(masks[at]!));
    const most = Math.max(0, ...shares);
    if (!overlap) expect(most).toBeLessThan(0.5);
    else {
      expect(overlap.share).toBe(most);
      expect(overlap.with).toBe(shares.indexOf(most));
    }
  }
});

it('is steady on degenerate rows', () => {
  const column = columnFrom('c', ['a', 'b', 'a', 'b']);
  const none = plant(1, 4, 'wrong', 0, 0);
  for (const values of [
    [NaN, NaN, NaN, NaN],
    [0, 0, 0, 0],
    [1, 1, 1, 1],
    [1, NaN, NaN, NaN],
  ])
    for (const of of ['wrong', 'loss'] as const) {
      const errors = { of, values: Float64Array.from(values) };
      expect(discover({ ...none, errors }).findings).toEqual([]);
    }
  const items = [searchItems({ column, field: { of: 'data', name: 'c' } })!];
  const two = { of: 'wrong' as const, values: Float64Array.of(1, 0, 1, 0) };
  const made = lastOf(discoverSlices(items, two, { seed: SEED, support: 1 }));
  expect(made.findings.map(({ confirmed }) => confirmed)).not.toContain(true);
});

it('takes errors from an outcome: unknown where truth or answer is missing', () => {
  const classes = rowErrors({
    type: 'classification',
    classes: ['a', 'b'],
    truth: Int32Array.of(0, 1, -1, 0),
    predicted: Int32Array.of(0, 0, 1, -1),
    scores: null,
    positive: null,
  });
  expect([classes.of, [...classes.values]]).toEqual(['wrong', [0, 1, NaN, NaN]]);
  const values = rowErrors({
    type: 'regression',
    truth: Float64Array.of(1, NaN, 3, 4),
    predicted: Float64Array.of(3, 1, Infinity, 1),
    unit: null,
  });
  expect([values.of, [...values.values]]).toEqual(['loss', [2, NaN, NaN, 3]]);
});

it('confirms the same half whatever the columns', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e6 }), (seed) => {
      const whole = plant(seed, 600, 'wrong', 0.2, 0.4);
      const some = { ...whole, columns: whole.columns.slice(3, 6) };
      expect(discover(some).search.meanError).toBe(discover(whole).search.meanError);
    }),
    { numRuns: 20 },
  );
});

function intervalOf(made: Discovery, at: number): { low: number; high: number } {
  const { effect } = made.findings[at]!.confirmation;
  return effect.value === null || !effect.interval ? { low: NaN, high: NaN } : effect.interval;
}
