import { createRandom } from '../../src/core/kernel/random.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import { lengthOf, type Column, type TableVersion } from '../../src/core/table/column.ts';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { profileTable } from '../../workers/analyze/profile-table.ts';
import { readColumn } from '../../workers/table-cache.ts';
import { storeTable } from './bench-store.ts';
import { takeTurns, type ArmTimes, type Phases } from './take-turns.ts';

export interface ProfileTimes {
  rows: number;
  columns: number;
  ours: ArmTimes;
  plain: ArmTimes;
}

/** The profile of a stored table, repeated rows included, against plain code that knows each column as an array. */
export async function benchProfile(options: {
  rows: number;
  columns: number;
  rounds: number;
}): Promise<ProfileTimes> {
  const columns = Array.from({ length: options.columns }, (_, at) => columnOf(at, options.rows));
  const table = await storeTable('profile', columns, options.rows);
  columns.length = 0;
  let phases: Phases = {};
  const times = await takeTurns(
    [
      { name: 'ours', run: async () => (phases = await profiled(table)), phases: () => phases },
      { name: 'plain', run: () => plainProfiles(table) },
    ],
    options.rounds,
  );
  return { rows: options.rows, columns: options.columns, ours: times['ours']!, plain: times['plain']! };
}

async function profiled(table: TableVersion): Promise<Phases> {
  const start = performance.now();
  let [first, all] = [0, 0];
  await profileTable({ table: table.digest, where: { op: 'all' }, label: null }, (part) => {
    if (part.of !== 'column') return;
    first ||= performance.now();
    all = performance.now();
  });
  return {
    'first column': first - start,
    'all columns': all - start,
    'repeated rows': performance.now() - all,
  };
}

/** Of each five columns two of whole numbers, one of categories, one of numbers with gaps, one of texts. */
export function columnOf(at: number, rows: number): Column {
  const random = createRandom(at + 1);
  const base = { name: `column_${String(at)}`, unit: null, missing: 0, role: 'feature' } as const;
  switch (at % 5) {
    case 0:
    case 1: {
      const most = at % 5 === 0 ? 100 : 1_000_000;
      return { ...base, type: 'integer', data: Int32Array.from({ length: rows }, () => random.below(most)) };
    }
    case 2: {
      const levels = ['red', 'green', 'blue', 'grey', 'black', 'white'];
      const data = Int32Array.from({ length: rows }, () => random.below(levels.length));
      return { ...base, type: 'category', data, levels, order: 'none' };
    }
    case 3: {
      const data = Float64Array.from({ length: rows }, () =>
        random.below(50) === 0 ? NaN : random.uniform() * 1000,
      );
      return { ...base, missing: data.filter(Number.isNaN).length, type: 'number', data };
    }
    default: {
      const words = Array.from({ length: rows }, () => `word ${String(random.below(20_000))}`);
      const offsets = new Float64Array(rows + 1);
      words.forEach((word, row) => (offsets[row + 1] = offsets[row]! + word.length));
      return { ...base, type: 'text', offsets, utf8: encodeUtf8(words.join('')), valid: null };
    }
  }
}

/** Counts by value, quantiles of sorted numbers, mean and deviation: the figures of the columns, no repeated rows. */
async function plainProfiles(table: TableVersion): Promise<readonly unknown[]> {
  const profiles: unknown[] = [];
  for (const meta of table.columns) profiles.push(plainProfile(await readColumn(meta)));
  return profiles;
}

function plainProfile(column: Column): unknown {
  const cells = Array.from({ length: lengthOf(column) }, (_, row) => cellAt(column, row));
  const there = cells.filter((cell) => cell !== null);
  const counts = new Map<string | number | boolean, number>();
  for (const cell of there) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20);
  const base = { missing: cells.length - there.length, distinct: counts.size, top };
  const numbers = there.filter((cell) => typeof cell === 'number');
  if (numbers.length === 0) {
    const lengths = there.map((cell) => String(cell).length).sort((a, b) => a - b);
    return { ...base, median: lengths[lengths.length >> 1] };
  }
  const sorted = numbers.toSorted((a, b) => a - b);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const quantiles = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map(
    (share) => sorted[Math.round(share * (sorted.length - 1))],
  );
  return { ...base, mean, deviation: Math.sqrt(squares / (numbers.length - 1)), quantiles };
}
