import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/column.ts';
import { TOP_VALUES } from './column-profile.ts';
import type { ColumnProfile } from './column-profile.ts';
import { profileNumbers } from './profile-numbers.ts';
import { profileTexts } from './profile-texts.ts';
import { summarizeColumn } from './summarize-column.ts';
import { readsAsNumber } from './reads-as-number.ts';
import { topPlaces } from './top-places.ts';

const BINS = 40;

/** Profiles a whole column, or rows taken out of one. Time grows with n log n. */
export function profileColumn(column: Column): ColumnProfile {
  const { name, type, role } = column;
  const rows = lengthOf(column);
  const base = { name, type, role, rows, numbers: null, lengths: null };
  switch (column.type) {
    case 'text': {
      const { distinct, top, lengths, missing } = profileTexts(column);
      return { ...base, missing, distinct, top, lengths, histogram: null };
    }
    case 'category':
    case 'boolean': {
      const levels = column.type === 'category' ? column.levels : ['false', 'true'];
      const counts = new Float64Array(levels.length);
      let missing = 0;
      for (let i = 0; i < rows; i++) {
        const code = column.data[i]!;
        if (code < 0) missing++;
        else counts[code]!++;
      }
      return {
        ...base,
        missing,
        distinct: counts.reduce((sum, count) => sum + Number(count > 0), 0),
        top: topPlaces(counts, TOP_VALUES).map((code) => ({ value: levels[code]!, count: counts[code]! })),
        lengths: column.type === 'category' ? lengthsOfLevels(levels, counts) : null,
        histogram: null,
      };
    }
    default: {
      const { numbers, distinct, top, missing } = profileNumbers(column.data);
      const { histogram } = summarizeColumn(column, null, BINS);
      return { ...base, missing, distinct, top, numbers, histogram };
    }
  }
}

function lengthsOfLevels(levels: readonly string[], counts: Float64Array): ColumnProfile['lengths'] {
  let rows = 0;
  let sum = 0;
  let blank = 0;
  let numeric = 0;
  const byLength = new Map<number, number>();
  for (const [code, value] of levels.entries()) {
    const count = counts[code]!;
    if (count === 0) continue;
    const length = [...value].length;
    byLength.set(length, (byLength.get(length) ?? 0) + count);
    rows += count;
    sum += length * count;
    if (value.trim() === '') blank += count;
    else if (readsAsNumber(value)) numeric += count;
  }
  if (rows === 0) return null;
  const lengths = [...byLength.keys()].sort((a, b) => a - b);
  return {
    low: lengths[0]!,
    high: lengths.at(-1)!,
    mean: sum / rows,
    median: medianOfCounts(lengths, byLength, rows),
    blank,
    numeric,
  };
}

function medianOfCounts(
  sorted: readonly number[],
  counts: ReadonlyMap<number, number>,
  rows: number,
): number {
  let seen = 0;
  let below: number | null = null;
  for (const value of sorted) {
    seen += counts.get(value)!;
    if (below !== null) return (below + value) / 2;
    if (2 * seen > rows) return value;
    if (2 * seen === rows) below = value;
  }
  return below!;
}
