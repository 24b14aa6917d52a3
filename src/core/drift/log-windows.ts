import { Problem } from '../kernel/problem.ts';
import { countAtMost } from '../stats/count-at-most.ts';
import { formatTimestamp } from '../table/timestamp.ts';
import type { LogWindow, LogWindows } from './log-profile.ts';

/** More say nothing more to the eye, and every range would cost more. */
export const MOST_WINDOWS = 2000;

/** The window of a row without a time, or of one that was left out. */
export const NO_WINDOW = -1;

/** The rows of a log cut into windows. */
export interface CutLog {
  windows: readonly LogWindow[];
  /** By row: its window, or NO_WINDOW. */
  windowOf: Int32Array<ArrayBuffer>;
}

/**
 * Cuts rows into windows by their times (milliseconds since 1970, NaN = none). By time, a window begins at a whole
 * multiple of its length since 1970 in UTC and there are no gaps between windows. By rows, a window ends with the moment
 * that makes its rows enough, so that rows of one moment never part.
 * Throws Problem "log.windows" for a length that is none, "log.noTimes", and "log.tooManyWindows" beyond MOST_WINDOWS.
 */
export function windowsOf(times: Float64Array, by: LogWindows): CutLog {
  const length = by.by === 'time' ? by.everyMs : by.rows;
  if (!(Number.isSafeInteger(length) && length > 0)) {
    throw new Problem({
      code: 'log.windows',
      message: 'Windows need a length.',
      expected: by.by === 'time' ? 'a whole number of milliseconds' : 'a whole number of rows',
      found: String(length),
    });
  }
  const cut = by.by === 'time' ? byTime(times, length) : byRows(times, length, by.tail);
  for (const window of cut.windowOf) if (window !== NO_WINDOW) cut.windows[window]!.rows++;
  return cut;
}

function byTime(times: Float64Array, everyMs: number): CutLog {
  const number = (ms: number): number => Math.floor(ms / everyMs);
  const { least, greatest } = spanOf(times);
  const first = number(least);
  const count = number(greatest) - first + 1;
  if (count > MOST_WINDOWS) throw tooMany(count, spanInWords(least, greatest), lengthFor(greatest - least));
  const windowOf = new Int32Array(times.length);
  for (let row = 0; row < times.length; row++) {
    const ms = times[row]!;
    windowOf[row] = Number.isNaN(ms) ? NO_WINDOW : number(ms) - first;
  }
  const windows = Array.from({ length: count }, (_, at) => ({
    ...{ fromMs: (first + at) * everyMs, toMs: (first + at + 1) * everyMs },
    rows: 0,
  }));
  return { windows, windowOf };
}

function byRows(times: Float64Array, rows: number, tail: 'keep' | 'drop' | 'append'): CutLog {
  spanOf(times);
  const sorted = times.filter((ms) => !Number.isNaN(ms)).sort();
  const starts: number[] = [];
  let full = 0;
  for (let at = 0; at < sorted.length;) {
    starts.push(sorted[at]!);
    if (starts.length > MOST_WINDOWS) {
      const count = Math.ceil(sorted.length / rows);
      throw tooMany(
        count,
        `${String(sorted.length)} rows`,
        rowsInWords(Math.ceil(sorted.length / MOST_WINDOWS)),
      );
    }
    let end = Math.min(sorted.length, at + rows);
    if (end - at === rows) full++;
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end++;
    at = end;
  }
  const beyond = Math.floor(sorted.at(-1)!) + 1;
  // At most the last one is short; where it is the only one there is nothing to append it to.
  const isShort = full < starts.length && tail !== 'keep' && (tail === 'drop' || full > 0);
  const rest = isShort ? starts.pop()! : beyond;
  if (starts.length === 0) throw noneFull(sorted.length, rows);
  const ends = [...starts.slice(1), tail === 'drop' ? rest : beyond];
  const end = ends.at(-1)!;
  const from = Float64Array.from(starts);
  const windowOf = new Int32Array(times.length);
  for (let row = 0; row < times.length; row++)
    windowOf[row] = times[row]! < end ? countAtMost(from, times[row]!) - 1 : NO_WINDOW;
  return { windows: starts.map((fromMs, at) => ({ fromMs, toMs: ends[at]!, rows: 0 })), windowOf };
}

function noneFull(found: number, rows: number): Problem {
  return new Problem({
    code: 'log.windows',
    message: 'No window is full, and what is not full is dropped.',
    expected: `at least ${String(rows)} rows with a time`,
    found: String(found),
    fix: 'Choose smaller windows, or keep the shorter rest.',
  });
}

function spanOf(times: Float64Array): { least: number; greatest: number } {
  let [least, greatest] = [Infinity, -Infinity];
  for (const ms of times) {
    if (ms < least) least = ms;
    if (ms > greatest) greatest = ms;
  }
  if (least <= greatest) return { least, greatest };
  throw new Problem({
    code: 'log.noTimes',
    message: 'No row of the log has a time.',
    expected: 'at least one time',
    found: `${String(times.length)} rows without one`,
    fix: 'Choose another column of times.',
  });
}

const MINUTE = 60_000;
const LENGTHS: readonly (readonly [string, number])[] = [
  ['a minute', MINUTE],
  ['5 minutes', 5 * MINUTE],
  ['15 minutes', 15 * MINUTE],
  ['an hour', 60 * MINUTE],
  ['6 hours', 360 * MINUTE],
  ['a day', 1440 * MINUTE],
  ['a week', 10_080 * MINUTE],
];

/** The shortest usual length by which a span is few enough windows, in words. */
function lengthFor(spanMs: number): string {
  const usual = LENGTHS.find(([, ms]) => spanMs / ms < MOST_WINDOWS - 1);
  return usual?.[0] ?? `${String(Math.ceil(spanMs / (MOST_WINDOWS - 1) / LENGTHS.at(-1)![1]))} weeks`;
}

function rowsInWords(rows: number): string {
  return `${String(rows)} rows`;
}

function spanInWords(least: number, greatest: number): string {
  return `times from ${formatTimestamp(least, 'utc')} to ${formatTimestamp(greatest, 'utc')}`;
}

function tooMany(count: number, over: string, enough: string): Problem {
  return new Problem({
    code: 'log.tooManyWindows',
    message: 'The windows are too short for this log.',
    expected: `at most ${String(MOST_WINDOWS)} windows`,
    found: `${String(count)} over ${over}`,
    fix: `Choose windows of ${enough} or longer.`,
  });
}
