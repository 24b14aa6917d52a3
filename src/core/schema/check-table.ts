import type { Anomaly, RowsAbout } from './anomaly.ts';
import type { CheckedColumn } from './check-column.ts';
import { distanceBetween, samplingMargin } from './distribution.ts';
import type { Distribution } from './distribution.ts';
import type { ColumnExpectation, Expectations } from './expectations.ts';

/** Factors between units that people mix up: tens, months, minutes, inches, pounds, miles, feet, ounces. */
const UNITS = [10, 100, 1000, 1e6, 12, 60, 3600, 24, 7, 2.54, 0.45359237, 1.609344, 0.3048, 28.349523125];

/** What is found in columns that are there or not, before any value is looked at. */
export function checkColumns(expected: Expectations, names: readonly string[]): readonly Anomaly[] {
  const listed = new Set(expected.columns.map(({ column }) => column));
  const present = new Set(names);
  const missing = expected.columns.filter(({ column, required }) => required && !present.has(column));
  const others = expected.refuseOthers ? names.filter((name) => !listed.has(name)) : [];
  return [
    ...missing.map(({ column }): Anomaly => ({ column, rows: null, what: 'columnMissing' })),
    ...others.map((column): Anomaly => ({ column, rows: null, what: 'columnNew' })),
  ];
}

/** What is found in the rows as wholes: `repeated` are those that an earlier row is equal to in every column. */
export function checkRows(expected: Expectations, rows: number, repeated: RowsAbout): readonly Anomaly[] {
  const { rowsAtLeast, duplicatesAtMost } = expected;
  const found: Anomaly[] = [];
  if (rowsAtLeast !== null && rows < rowsAtLeast)
    found.push({ column: null, rows: null, what: 'fewRows', found: rows, atLeast: rowsAtLeast });
  if (duplicatesAtMost !== null && rows > 0) {
    const share = repeated.count / rows;
    const chance = 3 * Math.sqrt((duplicatesAtMost * (1 - duplicatesAtMost)) / rows);
    if (share > duplicatesAtMost + chance)
      found.push({ column: null, rows: repeated, what: 'duplicateRows', share, atMost: duplicatesAtMost });
  }
  return found;
}

/**
 * All anomalies of a table from those of its columns, where shifts that have a simple explanation are put as that: two
 * columns that stand in each other's place, or another unit.
 */
export function explainShifts(
  expected: Expectations,
  checked: ReadonlyMap<string, CheckedColumn>,
): readonly Anomaly[] {
  const byName = new Map(expected.columns.map((expectation) => [expectation.column, expectation]));
  const swaps = swapsAmong(byName, checked);
  const found: Anomaly[] = [];
  for (const [name, { anomalies, distribution }] of checked) {
    const partner = swaps.get(name);
    if (partner !== undefined) {
      if (name < partner) found.push({ column: name, rows: null, what: 'swapped', with: partner });
      // What else is wrong with the values is wrong because they are the other column's.
      found.push(...anomalies.filter(({ what }) => what === 'missingValues'));
      continue;
    }
    const expectation = byName.get(name);
    const unit = expectation && distribution ? unitOf(expectation, distribution) : null;
    for (const anomaly of anomalies) {
      if (unit !== null && (anomaly.what === 'shifted' || anomaly.what === 'outOfRange')) continue;
      found.push(anomaly);
    }
    if (unit !== null && expectation?.distribution && distribution) {
      const { reference, atMost } = expectation.distribution;
      const distance = distanceBetween(reference, distribution) ?? 0;
      if (distance > atMost)
        found.push({ column: name, rows: null, what: 'otherUnit', factor: unit, distance, atMost });
    }
  }
  return found;
}

const SIGNS_OF_SWAP: readonly Anomaly['what'][] = ['shifted', 'newValues', 'outOfRange', 'otherType'];

/** Pairs of shifted columns where each is as the other should be. */
function swapsAmong(
  byName: ReadonlyMap<string, ColumnExpectation>,
  checked: ReadonlyMap<string, CheckedColumn>,
): Map<string, string> {
  const shifted = [...checked].filter(
    ([name, { anomalies }]) =>
      byName.get(name)?.distribution && anomalies.some(({ what }) => SIGNS_OF_SWAP.includes(what)),
  );
  const swaps = new Map<string, string>();
  for (const [a, { distribution: ofA }] of shifted) {
    for (const [b, { distribution: ofB }] of shifted) {
      if (a >= b || swaps.has(a) || swaps.has(b) || !ofA || !ofB) continue;
      if (!fits(byName.get(a)!, ofB) || !fits(byName.get(b)!, ofA)) continue;
      swaps.set(a, b);
      swaps.set(b, a);
    }
  }
  return swaps;
}

function fits({ distribution }: ColumnExpectation, other: Distribution): boolean {
  if (!distribution) return false;
  const distance = distanceBetween(distribution.reference, other);
  return distance !== null && distance <= distribution.atMost + samplingMargin(distribution.reference, other);
}

/** The factor that takes most of a shift away; null where there is no shift or none does. */
function unitOf({ distribution }: ColumnExpectation, other: Distribution): number | null {
  const reference = distribution?.reference;
  if (!distribution || reference?.of !== 'numbers' || other.of !== 'numbers') return null;
  const limit = distribution.atMost + samplingMargin(reference, other);
  if ((distanceBetween(reference, other) ?? 0) <= limit) return null;
  for (const unit of UNITS) {
    for (const factor of [unit, 1 / unit]) {
      const scaled: Distribution = { ...other, quantiles: other.quantiles.map((value) => value / factor) };
      if ((distanceBetween(reference, scaled) ?? 1) <= limit) return factor;
    }
  }
  return null;
}
