import { foldText } from '../table/fold-text.ts';
import type { ColumnProfile } from './column-profile.ts';

/** Something about a column that is worth a look. */
export interface Suspicion {
  what:
    | 'allMissing'
    | 'oftenMissing'
    | 'constant'
    | 'mostlyOne'
    | 'nearUnique'
    | 'skewed'
    | 'infinite'
    | 'blanks'
    | 'mixedTypes'
    | 'heaped'
    | 'spellings';
  /** Share of the rows, or of those with a value; for "skewed" the skewness. */
  amount: number;
  /** The value it is about, e.g. the one that nearly all rows have. */
  value: string | number | null;
}

const OFTEN_MISSING = 0.2;
const MOSTLY_ONE = 0.95;
const NEAR_UNIQUE = 0.95;
/** Below this many values a column of different ones is no surprise. */
const FEW = 20;
const SKEWED = 3;
/** Values that stand for "missing" in many files; suspicious where they end the range and come again and again. */
const PLACEHOLDERS: readonly number[] = [-1, -9, -99, -999, -9999, 99, 999, 9999, 99999, 999999];

/** What stands out, most serious first. Each rule looks at the profile only and says nothing where it does not apply. */
export function suspicionsOf(profile: ColumnProfile): readonly Suspicion[] {
  const { rows, missing, distinct, top, numbers, lengths } = profile;
  const there = rows - missing;
  const found: Suspicion[] = [];
  const add = (what: Suspicion['what'], amount: number, value: Suspicion['value'] = null): void => {
    found.push({ what, amount, value });
  };
  if (rows === 0) return found;
  if (there === 0) {
    add('allMissing', 1);
    return found;
  }
  const most = top[0];
  if (distinct === 1) add('constant', 1, most?.value ?? null);
  else if (most && there >= FEW && most.count / there > MOSTLY_ONE)
    add('mostlyOne', most.count / there, most.value);
  if (missing / rows > OFTEN_MISSING) add('oftenMissing', missing / rows);
  if (isNearUnique(profile, there)) add('nearUnique', distinct / there);
  if (numbers) {
    if (numbers.infinite > 0) add('infinite', numbers.infinite / there);
    const heap = placeholderIn(profile);
    if (heap) add('heaped', heap.count / there, heap.value);
    if (profile.type !== 'timestamp' && numbers.skewness !== null && Math.abs(numbers.skewness) > SKEWED)
      add('skewed', numbers.skewness);
  }
  if (lengths) {
    if (lengths.blank > 0) add('blanks', lengths.blank / there);
    if (lengths.numeric > 0 && lengths.numeric < there - lengths.blank)
      add('mixedTypes', lengths.numeric / there);
  }
  const twins = profile.type === 'text' ? null : spellingTwins(top);
  if (twins) add('spellings', twins.count / there, twins.value);
  return found;
}

/** Identifiers say so by their role; a number with decimals is expected to differ from row to row. */
function isNearUnique({ role, type, distinct, numbers }: ColumnProfile, there: number): boolean {
  if (there < FEW || role === 'identifier' || role === 'timestamp' || type === 'timestamp') return false;
  if (type === 'text' || (numbers && !numbers.whole)) return false;
  return distinct / there > NEAR_UNIQUE;
}

/**
 * A number such as -999 or 9999 that ends the range, again and again: the only negative one, or far above three quarters
 * of the rest.
 */
function placeholderIn({
  numbers,
  top,
  rows,
  missing,
}: ColumnProfile): { value: number; count: number } | null {
  if (!numbers) return null;
  const upperQuartile = numbers.quantiles[4]!;
  for (const { value, count } of top) {
    if (typeof value !== 'number' || !PLACEHOLDERS.includes(value)) continue;
    if (count < 2 || count / (rows - missing) < 0.005) continue;
    const isOnlyNegative = value === numbers.low && value < 0 && numbers.negatives === count;
    const isFarAbove = value === numbers.high && value > 3 * Math.max(1, upperQuartile);
    if ((isOnlyNegative && numbers.high >= 0) || isFarAbove) return { value, count };
  }
  return null;
}

/** Values that are one but for case and spaces: "New York", "new york ". */
function spellingTwins(top: ColumnProfile['top']): { value: string; count: number } | null {
  const first = new Map<string, string>();
  for (const { value, count } of top) {
    if (typeof value !== 'string') continue;
    const folded = foldText(value);
    const other = first.get(folded);
    if (other !== undefined) return { value: `${other} / ${value}`, count };
    first.set(folded, value);
  }
  return null;
}
