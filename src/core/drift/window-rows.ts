import type { TimeRange } from './drift-question.ts';

/** The rows whose time lies in a range, ascending; rows without a time (NaN) lie in none. */
export function rowsWithin(times: Float64Array, { fromMs, toMs }: TimeRange): Uint32Array<ArrayBuffer> {
  let count = 0;
  for (const time of times) if (time >= fromMs && time < toMs) count++;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < times.length; row++)
    if (times[row]! >= fromMs && times[row]! < toMs) rows[at++] = row;
  return rows;
}
