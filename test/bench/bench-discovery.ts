import { discoverSlices } from '../../src/core/evaluation/discover-slices.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { searchItems, type SearchItems } from '../../src/core/slices/search-items.ts';
import { sliceLine, type SearchResult } from '../../src/core/slices/slice-line.ts';
import type { Column } from '../../src/core/table/column.ts';
import { pairOf, type Pair } from './bench-metrics.ts';
import { plainSliceSearch } from './plain-slice-search.ts';
import { takeTurns } from './take-turns.ts';

export interface DiscoveryTimes {
  rows: number;
  columns: number;
  /** Slices whose rows were counted. */
  counted: { ours: number; plain: number };
  pair: Pair;
}

/** The worst slices of up to three comparisons, from columns on, against grouping row objects by each value in turn. */
export async function benchDiscovery(options: {
  rows: number;
  columns: number;
  rounds: number;
}): Promise<DiscoveryTimes> {
  const { rows } = options;
  const columns = Array.from({ length: options.columns }, (_, at) => columnOf(at, rows));
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  const errors = errorsOf(
    columns.map((column) => itemsOf(column)),
    rows,
  );
  const plainRows = rowsOf(columns.map(itemsOf), errors);
  const search = (): SearchResult => lastOf(sliceLine(columns.map(itemsOf), errors, all));
  const [ours, plain] = [search(), plainSliceSearch(plainRows)];
  const scores = ({ slices }: { slices: readonly { score: number }[] }): string =>
    slices.map(({ score }) => score.toFixed(6)).join(' ');
  if (ours.slices.length === 0 || scores(ours) !== scores(plain))
    throw new Error(`scores ${scores(ours)}, and ${scores(plain)} by the plain code`);
  const times = await takeTurns(
    [
      { name: 'ours', run: () => void search() },
      { name: 'plain', run: () => void plainSliceSearch(plainRows) },
    ],
    options.rounds,
  );
  const counted = { ours: ours.evaluated, plain: plain.evaluated };
  return { rows, columns: options.columns, counted, pair: pairOf(times) };
}

export interface BigDiscovery {
  codesSeconds: number;
  searchSeconds: number;
  counted: number;
}

/**
 * Search and confirmation alone, columns held one at a time as the app's worker does: for its time and its memory.
 * `rounds`: searches, so many that whoever looks at the memory sees it.
 */
export function benchBigDiscovery(options: {
  rows: number;
  columns: number;
  rounds: number;
}): Promise<BigDiscovery> {
  const { rows, rounds } = options;
  const start = performance.now();
  const items = Array.from({ length: options.columns }, (_, at) => itemsOf(columnOf(at, rows)));
  const values = errorsOf(items, rows);
  const made = performance.now();
  let counted = 0;
  for (let round = 0; round < rounds; round++) {
    counted = lastOf(discoverSlices(items, { of: 'wrong', values }, { seed: 1 })).search.evaluated;
  }
  return Promise.resolve({
    codesSeconds: (made - start) / 1000,
    searchSeconds: (performance.now() - made) / 1000 / rounds,
    counted,
  });
}

/** Of each three columns one of two values, one of five uneven ones, one of numbers. */
function columnOf(at: number, rows: number): Column {
  const random = createRandom(at + 1);
  const base = { name: `column_${String(at)}`, unit: null, missing: 0, role: 'feature' } as const;
  if (at % 3 === 2)
    return { ...base, type: 'number', data: Float64Array.from({ length: rows }, () => random.uniform()) };
  const levels = at % 3 === 0 ? ['no', 'yes'] : ['a', 'b', 'c', 'd', 'e'];
  const data = Int32Array.from({ length: rows }, () =>
    Math.floor(random.uniform() * (at % 3 === 0 ? 1 : random.uniform()) * levels.length),
  );
  return { ...base, type: 'category', data, levels, order: 'none' };
}

function itemsOf(column: Column): SearchItems {
  return searchItems({ column, field: { of: 'data', name: column.name } })!;
}

/** Wrong in 10%, in a fifth of a quarter of the rows in 35%. */
function errorsOf(items: readonly SearchItems[], rows: number): Float64Array {
  const random = createRandom(99);
  return Float64Array.from({ length: rows }, (_, row) => {
    const bad = items[1]!.codes[row] === 1 && items[2]!.codes[row] === 2;
    return random.uniform() < (bad ? 0.35 : 0.1) ? 1 : 0;
  });
}

function rowsOf(items: readonly SearchItems[], errors: Float64Array) {
  return Array.from(errors, (error, row) => ({ values: items.map(({ codes }) => codes[row]!), error }));
}

function lastOf<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
