import type { ColumnProfile } from '../profile/column-profile.ts';
import { textLevels } from '../slices/text-levels.ts';
import type { Column } from '../table/column.ts';
import { numbersDistribution, valuesDistribution } from './distribution.ts';
import type { Distribution } from './distribution.ts';

/** More different values than this are no domain. */
export const MOST_VALUES = 1000;

/** The values of a column as codes with their words, for columns that hold names of things; null for others. */
export function namedValues(column: Column): { codes: ArrayLike<number>; values: readonly string[] } | null {
  switch (column.type) {
    case 'category':
      return column.levels.length > 100 * MOST_VALUES ? null : { codes: column.data, values: column.levels };
    case 'boolean':
      return { codes: column.data, values: ['false', 'true'] };
    case 'text': {
      const found = textLevels(column, MOST_VALUES);
      return found && { codes: found.codes, values: found.levels };
    }
    default:
      return null;
  }
}

/** How often each value occurs; values that do not are left out. */
export function countValues(codes: ArrayLike<number>, values: readonly string[]): Map<string, number> {
  const counts = new Float64Array(values.length);
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) counts[codes[i]!]!++;
  return new Map(
    values.flatMap((value, code) => (counts[code]! > 0 ? [[value, counts[code]!] as const] : [])),
  );
}

/** Null where there is nothing to compare by: no values, free texts, times (which move on), different ones in every row. */
export function distributionOf(column: Column, profile: ColumnProfile): Distribution | null {
  if (profile.missing === profile.rows || isUnique(profile)) return null;
  switch (column.type) {
    case 'timestamp':
      return null;
    case 'number':
    case 'integer': {
      const finite = Float64Array.from(column.data.filter((value: number) => value - value === 0)).sort();
      return finite.length > 0 ? numbersDistribution(finite) : null;
    }
    default: {
      const named = namedValues(column);
      if (!named) return null;
      const counts = countValues(named.codes, named.values);
      return counts.size > MOST_VALUES ? null : valuesDistribution(counts);
    }
  }
}

/** Below this many rows different values in all of them are no surprise. */
const FEW = 20;

/** Whether a column looks like an identifier: whole numbers or words, no two alike. */
export function isUnique({ role, rows, missing, distinct, numbers, type }: ColumnProfile): boolean {
  const there = rows - missing;
  if (there < 2 || distinct !== there) return false;
  if (role === 'identifier') return true;
  return there >= FEW && type !== 'timestamp' && (numbers === null || numbers.whole);
}
