import { sortRows } from '../slices/sort-rows.ts';
import type { Column } from '../table/column.ts';

/** Rows in order of their times, those of one moment as they stand; rows without a time (NaN) are left out. O(rows). */
export function timeOrder(times: Float64Array): Uint32Array {
  const rows = Uint32Array.from(times, (_, row) => row);
  let missing = 0;
  let ascends = true;
  for (let row = 0; row < times.length; row++) {
    if (Number.isNaN(times[row]!)) missing++;
    else if (row > 0 && !(times[row]! >= times[row - 1]!)) ascends = false;
  }
  if (ascends && missing === 0) return rows;
  const data = times as Float64Array<ArrayBuffer>;
  const column: Column = {
    ...{ name: 'time', unit: null, role: 'timestamp' as const, missing },
    ...{ type: 'timestamp', zone: 'utc', data },
  };
  return sortRows([{ column, descending: false }], rows).subarray(0, times.length - missing);
}
