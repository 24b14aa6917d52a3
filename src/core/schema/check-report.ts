import type { Digest } from '../kernel/objects.ts';
import type { Cell } from '../table/cell.ts';
import type { Anomaly, RowsAbout } from './anomaly.ts';
import type { CheckedColumn } from './check-column.ts';
import type { Expectations } from './expectations.ts';

/** A dataset held against what is expected of it. */
export interface CheckReport {
  table: Digest;
  rows: number;
  /** Columns that something is expected of, and that are there. */
  columns: number;
  /** Worst first. */
  found: readonly FoundAnomaly[];
  /** By column: what was found, and the expectation it was held against as canonical JSON. Spares checking it again. */
  checked: Readonly<Record<string, { against: string; result: CheckedColumn }>>;
  /** Rows equal to an earlier one. */
  repeated: RowsAbout;
}

export interface FoundAnomaly {
  anomaly: Anomaly;
  /** What stands in its column in the first rows it is about, in their order. */
  values: readonly Cell[];
}

/** What is wrong with a column or a table as a whole comes before what is wrong with some of its rows. */
const WHOLE: readonly Anomaly['what'][] = [
  'columnMissing',
  'otherType',
  'swapped',
  'otherUnit',
  'constant',
  'fewRows',
];

/** Anomalies of a table of so many rows, the worst first: those of a whole column, then by the share of rows. */
export function worstFirst(anomalies: readonly Anomaly[], rows: number): readonly Anomaly[] {
  const weight = (anomaly: Anomaly): number => {
    if (WHOLE.includes(anomaly.what)) return 2;
    if (anomaly.what === 'shifted') return anomaly.distance;
    return anomaly.rows && rows > 0 ? anomaly.rows.count / rows : 0;
  };
  return [...anomalies].sort((a, b) => weight(b) - weight(a));
}

/** How many things are expected: for the words of a check that found nothing. */
export function countExpectations({
  columns,
  rowsAtLeast,
  duplicatesAtMost,
  refuseOthers,
}: Expectations): number {
  const ofColumns = columns.map(
    ({ required, missingAtMost, domain, range, whole, unique, distribution }) =>
      1 +
      [required, missingAtMost !== null, domain, range, whole, unique, distribution].filter(Boolean).length,
  );
  const ofTable = [rowsAtLeast !== null, duplicatesAtMost !== null, refuseOthers].filter(Boolean).length;
  return ofColumns.reduce((sum, count) => sum + count, ofTable);
}
