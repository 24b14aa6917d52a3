import { cellsOfColumn, countColumn } from '../../src/core/drift/count-column.ts';
import type { ProfiledColumn } from '../../src/core/drift/log-profile.ts';
import { windowsOf } from '../../src/core/drift/log-windows.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { lengthOf, type Column } from '../../src/core/table/column.ts';
import { logProfile, profileLog } from '../../workers/analyze/profile-log.ts';
import { columnOf } from './bench-profile.ts';
import { beginJob, forget, storeTable } from './bench-store.ts';
import { takeTurns, type ArmTimes } from './take-turns.ts';

const DAY = 86_400_000;
/** Windows of the log: nine months of days. */
const DAYS = 270;

export interface LogProfileTimes {
  rows: number;
  columns: number;
  /** Columns in memory, counted by window. */
  counted: ArmTimes;
  /** The same ones, each sorted. */
  sorted: ArmTimes;
  /** Stored columns read, counted, and the counts kept. */
  whole: ArmTimes;
  /** Kept counts read and checked. */
  read: ArmTimes;
}

/** A log counted by window in one pass, against sorting each of its columns: numbers only, or of all kinds. */
export async function benchLogProfile(options: {
  rows: number;
  columns: number;
  rounds: number;
  of: 'numbers' | 'kinds';
}): Promise<LogProfileTimes> {
  const { rows, rounds } = options;
  const times = timesOf(rows);
  const make = options.of === 'numbers' ? numbersOf : columnOf;
  const columns = Array.from({ length: options.columns }, (_, at) => make(at, rows));
  const table = await storeTable('log', [times, ...columns], rows);
  const names = columns.map(({ name }) => name);
  const windows = { by: 'time', everyMs: DAY } as const;
  const profile = async (name: string) =>
    profileLog(
      { table: table.digest, time: 'time', columns: names, windows },
      await beginJob(name),
      () => undefined,
    );
  const kept = await profile('kept');
  const made = await takeTurns(
    [
      {
        name: 'counted',
        run: () => {
          const log = windowsOf(times.data, windows);
          return columns.map((column): ProfiledColumn => {
            const counted = cellsOfColumn(column, log)!;
            countColumn(counted, column, log.windowOf);
            return counted;
          });
        },
      },
      { name: 'sorted', run: () => columns.map((column) => sorted(column).length) },
    ],
    rounds,
  );
  columns.length = 0;
  const read = await takeTurns([{ name: 'read', run: () => logProfile(kept.digest) }], rounds);
  const whole = await takeTurns(
    [{ name: 'whole', before: () => forget(kept), run: () => profile('whole') }],
    rounds,
  );
  return {
    rows,
    columns: options.columns,
    counted: made['counted']!,
    sorted: made['sorted']!,
    whole: whole['whole']!,
    read: read['read']!,
  };
}

/** In order of time, as a log is. */
function timesOf(rows: number): Extract<Column, { type: 'timestamp' }> {
  const random = createRandom(99);
  const data = Float64Array.from({ length: rows }, () => Math.floor(random.uniform() * DAYS * DAY)).sort();
  return { name: 'time', unit: null, missing: 0, role: 'timestamp', type: 'timestamp', data, zone: 'utc' };
}

/** Of each four columns one even, one with a peak, one with a long tail, one of both signs with far ends and gaps. */
function numbersOf(at: number, rows: number): Column {
  const random = createRandom(at + 1);
  const draw = random.uniform;
  const shapes = [
    () => draw(),
    () => draw() + draw() + draw() + draw(),
    () => -Math.log(1 - draw()),
    () => (random.below(50) === 0 ? NaN : Math.tan(Math.PI * (draw() - 0.5))),
  ];
  const shape = shapes[at % shapes.length]!;
  const data = new Float64Array(rows);
  let missing = 0;
  for (let row = 0; row < rows; row++) {
    data[row] = shape();
    if (Number.isNaN(data[row])) missing++;
  }
  return { name: `column_${String(at)}`, unit: null, missing, role: 'feature', type: 'number', data };
}

/** What a test of two windows would begin with; texts by their length. */
function sorted(column: Column): Float64Array | Float32Array | Int32Array | Int8Array {
  if (column.type !== 'text') return column.data.slice().sort();
  const { offsets } = column;
  return Float64Array.from(
    { length: lengthOf(column) },
    (_, row) => offsets[row + 1]! - offsets[row]!,
  ).sort();
}
