import type { ColumnType } from '../table/column.ts';
import type { Anomaly } from './anomaly.ts';
import type { ColumnExpectation, Expectations } from './expectations.ts';

/**
 * Expectations under which an anomaly is normal, changed no more than that takes; null where nothing that is expected
 * can be changed to that end (infinite values, swapped columns). `type`: of the column where it was found, for a new one.
 */
export function acceptAnomaly(
  expected: Expectations,
  anomaly: Anomaly,
  type: ColumnType | null,
): Expectations | null {
  switch (anomaly.what) {
    case 'fewRows':
      return { ...expected, rowsAtLeast: anomaly.found };
    case 'duplicateRows':
      return { ...expected, duplicatesAtMost: upwards(anomaly.share) };
    case 'columnNew':
      return type && anomaly.column !== null
        ? {
            ...expected,
            columns: [...expected.columns, { ...anything(anomaly.column, type), required: false }],
          }
        : null;
    default: {
      const change = changeOf(anomaly);
      if (!change) return null;
      const columns = expected.columns.map((column) =>
        column.column === anomaly.column ? { ...column, ...change(column) } : column,
      );
      return { ...expected, columns };
    }
  }
}

/** A column of which nothing but the type is expected. */
export function anything(column: string, type: ColumnType): ColumnExpectation {
  const nothing = { missingAtMost: null, domain: null, range: null, whole: false, unique: false };
  return { column, required: true, type, ...nothing, distribution: null };
}

type Change = (column: ColumnExpectation) => Partial<ColumnExpectation>;

function changeOf(anomaly: Anomaly): Change | null {
  switch (anomaly.what) {
    case 'columnMissing':
      return () => ({ required: false });
    case 'otherType':
      return ({ column, required }) => ({ ...anything(column, anomaly.found), required });
    case 'missingValues':
      return () => ({ missingAtMost: upwards(anomaly.share) });
    case 'newValues': {
      const where = anomaly.rows?.where;
      const added = where?.op === 'in' ? where.values.map(String) : anomaly.values.map(({ value }) => value);
      return ({ domain }) => ({
        domain: domain && { ...domain, values: [...new Set([...domain.values, ...added])].sort() },
      });
    }
    case 'outOfRange': {
      const { low, high, lowest, highest } = anomaly;
      return () => ({ range: { low: Math.min(low, lowest), high: Math.max(high, highest) } });
    }
    case 'notWhole':
      return () => ({ whole: false });
    case 'repeatedValues':
      return () => ({ unique: false });
    case 'constant':
      return () => ({ distribution: null });
    case 'shifted':
      return ({ distribution }) => ({
        distribution: distribution && { ...distribution, atMost: upwards(anomaly.distance) },
      });
    case 'otherUnit':
      return () => ({ distribution: null, range: null });
    default:
      return null;
  }
}

/** A share to three digits, not below itself. */
function upwards(share: number): number {
  return Math.min(1, Math.ceil(share * 1000) / 1000);
}
