import type { Field, Predicate } from '../../src/core/slices/predicate.ts';
import { selectRows } from '../../src/core/slices/select-rows.ts';
import { sortRows } from '../../src/core/slices/sort-rows.ts';
import { pairOf, type Pair } from './bench-metrics.ts';
import { bothForms, type BothForms } from './plain-rows.ts';
import { takeTurns } from './take-turns.ts';

const field = (name: string): Field => ({ of: 'data', name });
const WHERE: Predicate = {
  op: 'and',
  of: [
    { op: 'between', field: field('age'), low: 30, high: 50, closed: '[)' },
    { op: 'gt', field: field('income'), value: 25_000 },
    { op: 'in', field: field('region'), values: ['region 1', 'region 5', 'region 7'] },
  ],
};

/** Sorting and filtering a table's rows, against a sort with a comparator and a filter over objects. */
export async function benchViews(options: {
  rows: number;
  rounds: number;
}): Promise<{ sort: Pair; filter: Pair }> {
  const both = bothForms(options.rows);
  const sort = await takeTurns(
    [
      { name: 'ours', run: () => void sortedByIncome(both) },
      { name: 'plain', run: () => void plainSortedByIncome(both) },
    ],
    options.rounds,
  );
  const filter = await takeTurns(
    [
      { name: 'ours', run: () => void selected(both) },
      { name: 'plain', run: () => void plainSelected(both) },
    ],
    options.rounds,
  );
  return { sort: pairOf(sort), filter: pairOf(filter) };
}

/** Row numbers by income, missing ones last. */
export function sortedByIncome({ income }: BothForms): Uint32Array {
  const rows = Uint32Array.from({ length: income.data.length }, (_, row) => row);
  return sortRows([{ column: income, descending: false }], rows);
}

export function plainSortedByIncome({ income: { data } }: BothForms): Uint32Array {
  const rows = Uint32Array.from({ length: data.length }, (_, row) => row);
  return rows.sort((a, b) => {
    const [x, y] = [data[a]!, data[b]!];
    if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : 1;
    return Number.isNaN(y) ? -1 : x - y;
  });
}

/** One byte a row, 1 = in. */
export function selected({ age, income, region }: BothForms): Uint8Array {
  const columns = { age, income, region };
  const columnOf = ({ name }: Field) => columns[name as keyof typeof columns];
  return selectRows(WHERE, columnOf, age.data.length);
}

export function plainSelected({ plain }: BothForms) {
  const regions = ['region 1', 'region 5', 'region 7'];
  return plain.filter(
    ({ age, income, region }) =>
      age >= 30 && age < 50 && income !== null && income > 25_000 && regions.includes(region),
  );
}
