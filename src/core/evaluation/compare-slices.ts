import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import type { Predicate } from '../slices/predicate.ts';
import { meanInterval, type Moments } from '../stats/mean-interval.ts';
import { accuracyDifference, type RightCounts } from './compare-accuracy.ts';
import type { PairedClasses, PairedOutcome, PairedValues } from './pair-outcomes.ts';

/** Some rows, as two models do on them. */
export interface SliceDifference {
  name: string;
  where: Predicate;
  /** Rows with a label and two answers. */
  n: number;
  /** Accuracy, or mean absolute error. */
  first: number | null;
  second: number | null;
  /** Second minus first. */
  difference: Estimate;
  /** Rows that the second model got wrong and the first right, and the other way round; null for values. */
  lost: number | null;
  won: number | null;
}

/** Which rows two models are held against each other on: those of each value of a column, or of slices. */
export type CompareBy =
  { of: 'column'; column: string } | { of: 'slices'; slices: readonly { name: string; where: Predicate }[] };

/** Rows of a slice by a byte each; null = all. */
export interface SliceRows {
  name: string;
  where: Predicate;
  rows: Uint8Array | null;
}

/**
 * How two models differ on each of some slices, those first where the second loses most. Accuracy with the interval of
 * accuracyDifference; mean absolute error with the t interval of the mean of paired differences.
 */
export function compareSlices(
  paired: PairedOutcome,
  slices: readonly SliceRows[],
  random: Random,
): SliceDifference[] {
  return worstFirst(
    paired.type,
    slices.map((slice) =>
      paired.type === 'regression'
        ? valueSlice(slice, tallyValues(paired, slice.rows))
        : classSlice(slice, tallyClasses(paired, slice.rows), random),
    ),
  );
}

/** The same over disjoint groups of rows, in one pass. `codes`: a group a row, negative = none. */
export function compareGroups(
  paired: PairedOutcome,
  groups: readonly { name: string; where: Predicate }[],
  codes: Int32Array,
  random: Random,
): SliceDifference[] {
  if (paired.type === 'regression') {
    const tallies = groups.map(() => new ValueTally());
    for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) tallies[codes[row]!]!.add(paired, row);
    return worstFirst(
      'regression',
      groups.map((group, at) => valueSlice(group, tallies[at]!)),
    );
  }
  const tallies = groups.map((): RightCounts => ({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }));
  for (let row = 0; row < codes.length; row++)
    if (codes[row]! >= 0) addRow(tallies[codes[row]!]!, paired, row);
  return worstFirst(
    'classification',
    groups.map((group, at) => classSlice(group, tallies[at]!, random)),
  );
}

function worstFirst(type: PairedOutcome['type'], slices: SliceDifference[]): SliceDifference[] {
  const sign = type === 'regression' ? -1 : 1;
  return slices.sort(
    (a, b) => (a.difference.value ?? Infinity) * sign - (b.difference.value ?? Infinity) * sign,
  );
}

type Named = Pick<SliceRows, 'name' | 'where'>;

function classSlice({ name, where }: Named, counts: RightCounts, random: Random): SliceDifference {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const n = both + onlyFirst + onlySecond + neither;
  return {
    ...{ name, where, n },
    first: n === 0 ? null : (both + onlyFirst) / n,
    second: n === 0 ? null : (both + onlySecond) / n,
    difference: accuracyDifference(counts, random),
    lost: onlyFirst,
    won: onlySecond,
  };
}

function tallyClasses(paired: PairedClasses, rows: Uint8Array | null): RightCounts {
  const counts: RightCounts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (let row = 0; row < paired.truth.length; row++) {
    if (!rows || rows[row] === 1) addRow(counts, paired, row);
  }
  return counts;
}

function addRow(counts: RightCounts, { truth, first, second }: PairedClasses, row: number): void {
  const [actual, before, after] = [truth[row]!, first[row]!, second[row]!];
  if (actual < 0 || before < 0 || after < 0) return;
  if (before === actual) {
    if (after === actual) counts.both++;
    else counts.onlyFirst++;
  } else if (after === actual) counts.onlySecond++;
  else counts.neither++;
}

function valueSlice({ name, where }: Named, tally: ValueTally): SliceDifference {
  const { n, mean } = tally.moments;
  const interval = meanInterval(tally.moments);
  return {
    ...{ name, where, n },
    first: n === 0 ? null : tally.first / n,
    second: n === 0 ? null : tally.second / n,
    difference:
      n === 0
        ? undefinedBecause('emptySlice', 0)
        : estimate(mean, n, interval && { ...interval, method: 'paired t interval' }),
    ...{ lost: null, won: null },
  };
}

function tallyValues(paired: PairedValues, rows: Uint8Array | null): ValueTally {
  const tally = new ValueTally();
  for (let row = 0; row < paired.truth.length; row++) if (!rows || rows[row] === 1) tally.add(paired, row);
  return tally;
}

/** Sums of both absolute errors, and the moments of their differences (Welford 1962). */
class ValueTally {
  first = 0;
  second = 0;
  readonly moments: Moments = { n: 0, mean: 0, squares: 0 };

  add({ truth, first, second }: PairedValues, row: number): void {
    const before = Math.abs(first[row]! - truth[row]!);
    const after = Math.abs(second[row]! - truth[row]!);
    if (!Number.isFinite(before) || !Number.isFinite(after)) return;
    this.first += before;
    this.second += after;
    const { moments } = this;
    const delta = after - before - moments.mean;
    moments.n++;
    moments.mean += delta / moments.n;
    moments.squares += delta * (after - before - moments.mean);
  }
}
