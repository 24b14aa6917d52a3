import { profileColumn } from '../profile/profile-column.ts';
import type { Field, Predicate } from '../slices/predicate.ts';
import type { Column, ColumnType } from '../table/column.ts';
import { lengthOf } from '../table/column.ts';
import { cellAt } from '../table/cell-at.ts';
import { RowList } from './anomaly.ts';
import type { Anomaly } from './anomaly.ts';
import { countValues, distributionOf, namedValues } from './column-values.ts';
import { distanceBetween, samplingMargin } from './distribution.ts';
import type { Distribution } from './distribution.ts';
import type { ColumnExpectation } from './expectations.ts';
import { repeatedRows } from './repeated-rows.ts';

/** What a column shows, and its distribution for comparison with that of others. */
export interface CheckedColumn {
  anomalies: readonly Anomaly[];
  distribution: Distribution | null;
}

/** New values that are named. */
const NAMED = 10;

/** Holds a whole column against what is expected of it. */
export function checkColumn(expected: ColumnExpectation, column: Column): CheckedColumn {
  const field: Field = { of: 'data', name: column.name };
  const profile = profileColumn(column);
  const { rows, missing } = profile;
  const found: Anomaly[] = [];
  const name = column.name;
  const distribution = distributionOf(column, profile);

  if (!isKindOf(column.type, expected.type)) {
    found.push({
      ...{ column: name, rows: null, what: 'otherType' },
      expected: expected.type,
      found: column.type,
    });
    return { anomalies: found, distribution };
  }
  if (expected.missingAtMost !== null && rows > 0) {
    const allowed =
      expected.missingAtMost === 0 ? 0 : expected.missingAtMost + chance(expected.missingAtMost, rows);
    if (missing / rows > allowed) {
      const where: Predicate = { op: 'missing', field };
      const about = rowsWhere(column, (row) => cellAt(column, row) === null).about(where);
      found.push({
        ...{ column: name, rows: about, what: 'missingValues' },
        share: missing / rows,
        atMost: expected.missingAtMost,
      });
    }
  }
  if (missing === rows) return { anomalies: found, distribution };
  const others = newValues(expected, column, field);
  if (others) found.push(others);
  if (column.type === 'number' || column.type === 'integer')
    found.push(...checkNumbers(expected, column, field));
  if (expected.unique && profile.distinct < rows - missing) {
    found.push({ column: name, rows: repeatedRows(column), what: 'repeatedValues' });
  }
  if (profile.distinct === 1 && rows - missing > 1 && variesIn(expected)) {
    found.push({ column: name, rows: null, what: 'constant', value: String(profile.top[0]?.value ?? '') });
  } else if (expected.distribution && distribution) {
    const { reference, atMost } = expected.distribution;
    const distance = distanceBetween(reference, distribution);
    if (distance !== null && distance > atMost + samplingMargin(reference, distribution)) {
      found.push({ column: name, rows: null, what: 'shifted', distance, atMost });
    }
  }
  return { anomalies: found, distribution };
}

/** Whole numbers are numbers; a category may stand where free text is expected, and the other way round. */
function isKindOf(type: ColumnType, expected: ColumnType): boolean {
  const kinds: Record<ColumnType, string> = {
    number: 'number',
    integer: 'number',
    category: 'words',
    text: 'words',
    boolean: 'boolean',
    timestamp: 'timestamp',
  };
  return kinds[type] === kinds[expected];
}

/** Three standard errors of a share in so many rows. */
function chance(share: number, rows: number): number {
  return 3 * Math.sqrt((share * (1 - share)) / rows);
}

function newValues({ domain }: ColumnExpectation, column: Column, field: Field): Anomaly | null {
  const named = domain && namedValues(column);
  if (!named) return null;
  const known = new Set(domain.values);
  const isNew = Uint8Array.from(named.values, (value) => (known.has(value) ? 0 : 1));
  const list = rowsWhere(column, (row) => named.codes[row]! >= 0 && isNew[named.codes[row]!] === 1);
  const counts = countValues(named.codes, named.values);
  const share = list.count / lengthOf(column);
  const allowed = domain.othersAtMost + chance(domain.othersAtMost, lengthOf(column));
  if (list.count === 0 || share <= allowed) return null;
  const values = [...counts]
    .filter(([value]) => !known.has(value))
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count);
  const about = list.about({ op: 'in', field, values: values.map(({ value }) => value) });
  return {
    ...{ column: column.name, rows: about, what: 'newValues' },
    values: values.slice(0, NAMED),
    share,
    atMost: domain.othersAtMost,
  };
}

function checkNumbers(
  { range, whole }: ColumnExpectation,
  column: Column & { type: 'number' | 'integer' },
  field: Field,
): Anomaly[] {
  const outside = new RowList();
  const infinite = new RowList();
  const broken = new RowList();
  let [lowest, highest] = [Infinity, -Infinity];
  for (let row = 0; row < column.data.length; row++) {
    const value = column.data[row]!;
    if (Number.isNaN(value)) continue;
    if (value - value !== 0) {
      infinite.add(row);
      continue;
    }
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (range && (value < range.low || value > range.high)) outside.add(row);
    if (whole && Math.floor(value) !== value) broken.add(row);
  }
  const found: Anomaly[] = [];
  const name = column.name;
  if (infinite.count > 0) found.push({ column: name, rows: infinite.about(null), what: 'notFinite' });
  if (range && outside.count > 0) {
    const where: Predicate = {
      op: 'or',
      of: [
        { op: 'lt', field, value: range.low },
        { op: 'gt', field, value: range.high },
      ],
    };
    found.push({ column: name, rows: outside.about(where), what: 'outOfRange', ...range, lowest, highest });
  }
  if (broken.count > 0) found.push({ column: name, rows: broken.about(null), what: 'notWhole' });
  return found;
}

function variesIn({ distribution }: ColumnExpectation): boolean {
  const reference = distribution?.reference;
  if (!reference) return false;
  return reference.of === 'values'
    ? reference.shares.length > 1
    : reference.quantiles[0] !== reference.quantiles.at(-1);
}

function rowsWhere(column: Column, isIn: (row: number) => boolean): RowList {
  const list = new RowList();
  const rows = lengthOf(column);
  for (let row = 0; row < rows; row++) if (isIn(row)) list.add(row);
  return list;
}
