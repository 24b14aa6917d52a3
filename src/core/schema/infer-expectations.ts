import type { ColumnProfile } from '../profile/column-profile.ts';
import type { Column } from '../table/column.ts';
import { countValues, distributionOf, isUnique, MOST_VALUES, namedValues } from './column-values.ts';
import type { ColumnExpectation, Expectations } from './expectations.ts';

/** Distance of distributions that counts as a shift, on top of what sampling explains. */
const SHIFT = 0.1;

/** A value in so few rows might as well have been in none. */
const RARE = 5;

/** Chance makes some rows equal, and more of them the more rows there are. */
const DUPLICATES = 0.001;

/**
 * What a table of the kind of a reference must be like: its columns and no others, and no more than twice the share of
 * rows that repeat an earlier one (`repeated` of `rows` in the reference).
 */
export function inferExpectations(
  columns: readonly ColumnExpectation[],
  rows: number,
  repeated: number,
): Expectations {
  const share = rows === 0 ? 0 : repeated / rows;
  return {
    columns,
    rowsAtLeast: null,
    duplicatesAtMost: Math.min(1, Math.max(DUPLICATES, 2 * share)),
    refuseOthers: true,
  };
}

/**
 * What a column of a reference lets one expect of the same column elsewhere: its type; no missing values where there
 * are none, else up to half as many again; its values, where they repeat; its range and a margin; its distribution.
 */
export function inferExpectation(column: Column, profile: ColumnProfile): ColumnExpectation {
  const unique = isUnique(profile);
  const distribution = distributionOf(column, profile);
  const share = profile.rows === 0 ? 0 : profile.missing / profile.rows;
  return {
    column: column.name,
    required: true,
    type: column.type,
    missingAtMost: share === 0 ? 0 : Math.min(1, 1.5 * share + 0.01),
    domain: unique ? null : domainOf(column),
    range: unique || column.type === 'timestamp' ? null : rangeOf(profile),
    whole: profile.numbers?.whole ?? false,
    unique,
    distribution: distribution && { reference: distribution, atMost: SHIFT },
  };
}

/**
 * The values that occur. Where some are rare, new ones are in order as often as the chance of an unseen value (Good and
 * Turing: the share of values that came once) lets one expect, threefold. None where values hardly repeat.
 */
function domainOf(column: Column): ColumnExpectation['domain'] {
  const named = namedValues(column);
  if (!named) return null;
  const counts = countValues(named.codes, named.values);
  let rows = 0;
  let once = 0;
  let rare = 0;
  for (const count of counts.values()) {
    rows += count;
    if (count === 1) once++;
    if (count <= RARE) rare = 1;
  }
  if (rows === 0 || counts.size > MOST_VALUES || counts.size > rows / 2) return null;
  return { values: [...counts.keys()].sort(), othersAtMost: Math.min(1, (3 * Math.max(rare, once)) / rows) };
}

/**
 * Lowest to highest, each moved out by a tenth of the span or by as far as the outermost hundredth of rows reaches,
 * whichever is more; not beyond zero where all are on one side of it.
 */
function rangeOf({ numbers }: ColumnProfile): ColumnExpectation['range'] {
  if (!numbers) return null;
  const { low, high, quantiles, whole } = numbers;
  const tenth = high / 10 - low / 10;
  let lowest = low - Math.max(tenth, quantiles[0]! - low);
  let highest = high + Math.max(tenth, high - quantiles.at(-1)!);
  if (low >= 0) lowest = Math.max(0, lowest);
  if (high <= 0) highest = Math.min(0, highest);
  if (!Number.isFinite(lowest) || !Number.isFinite(highest)) return null;
  // Plus 0: JSON knows no -0.
  return whole
    ? { low: Math.floor(lowest) + 0, high: Math.ceil(highest) + 0 }
    : { low: lowest + 0, high: highest + 0 };
}
