import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import type { Cuts } from './cells.ts';
import type { LogProfile, LogWindow, ProfiledColumn } from './log-profile.ts';
import { MOST_WINDOWS } from './log-windows.ts';
import { RecordReader } from './profile-record-reader.ts';
import { emptyProfile } from './window-profile.ts';

/** Cells of a column at most. */
const MOST_CELLS = 1024;
/** Counts of all columns and windows at most: 320 MB of them. */
const MOST_COUNTS = 40_000_000;

/**
 * The profile that a table in the layout of profiles (see profile-layout.ts) holds, whoever made it; records stand in any
 * order, and a column needs none for a window without rows.
 * Throws Problem "profile.layout" that names what is missing or wrong, and where.
 */
export function readProfile(columns: readonly Column[], rows: number): LogProfile {
  const records = new RecordReader(columns, rows);
  const windows = readWindows(records);
  const windowAt = new Map(windows.map(({ fromMs }, at) => [fromMs, at]));
  const byName = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const name = records.word('column_name', row);
    if (name === null) continue;
    const own = byName.get(name);
    if (own) own.push(row);
    else byName.set(name, [row]);
  }
  let counts = 0;
  const profiled = [...byName].map(([name, own]) => {
    const column = emptyColumn(records, name, own, windows.length);
    counts += column.profile.counts.length;
    if (counts > MOST_COUNTS)
      throw records.wrong('counts', own[0]!, `at most ${String(MOST_COUNTS)} counts`, `more of them`);
    fill(column, records, own, windows, windowAt);
    return column;
  });
  return { windows, columns: profiled };
}

function readWindows(records: RecordReader): LogWindow[] {
  const byStart = new Map<number, LogWindow & { row: number }>();
  for (let row = 0; row < records.rows; row++) {
    const [fromMs, toMs] = [records.time('window_start', row), records.time('window_end', row)];
    const count = records.count('row_count', row);
    if (!(fromMs < toMs))
      throw records.wrong('window_end', row, 'a time after the start of the window', 'one that is not');
    const known = byStart.get(fromMs);
    if (!known) byStart.set(fromMs, { fromMs, toMs, rows: count, row });
    else if (known.toMs !== toMs)
      throw records.wrong(
        'window_end',
        row,
        `the same end as in row ${String(known.row + 1)}`,
        'another one',
      );
    else if (known.rows !== count)
      throw records.wrong(
        'row_count',
        row,
        `${String(known.rows)}, as in row ${String(known.row + 1)}`,
        String(count),
      );
    if (byStart.size > MOST_WINDOWS)
      throw records.wrong('window_start', row, `at most ${String(MOST_WINDOWS)} windows`, 'more of them');
  }
  const windows = [...byStart.values()].sort((a, b) => a.fromMs - b.fromMs);
  windows.forEach(({ fromMs, row }, at) => {
    if (at > 0 && fromMs < windows[at - 1]!.toMs)
      throw records.wrong(
        'window_start',
        row,
        'windows without overlap',
        'one that begins before the end of another',
      );
  });
  return windows.map(({ fromMs, toMs, rows }) => ({ fromMs, toMs, rows }));
}

function emptyColumn(
  records: RecordReader,
  name: string,
  own: readonly number[],
  windows: number,
): ProfiledColumn {
  const kind = records.same('kind', own);
  const unit = records.same('unit', own);
  const cells = records.same('cells', own);
  const row = own[0]!;
  if (cells === null) throw records.wrong('cells', row, 'a JSON list', 'nothing');
  const list = records.list('cells', row, cells);
  if (list.length >= MOST_CELLS)
    throw records.wrong('cells', row, `fewer than ${String(MOST_CELLS)}`, String(list.length));
  if (kind === 'values') {
    if (!list.every((value) => typeof value === 'string') || new Set(list).size < list.length)
      throw records.wrong('cells', row, 'a JSON list of different texts', cells.slice(0, 60));
    const others = records.same('others', own) === 'true';
    return {
      name,
      unit,
      kind,
      values: list as string[],
      others,
      profile: emptyProfile(windows, list.length + Number(others)),
    };
  }
  if (kind !== 'number' && kind !== 'text')
    throw records.wrong('kind', row, 'number, text or values', kind ?? 'nothing');
  const cuts = Float64Array.from(list as number[]);
  if (
    !list.every(
      (cut, at) =>
        typeof cut === 'number' && Number.isFinite(cut) && (at === 0 || cut > (list[at - 1] as number)),
    )
  )
    throw records.wrong('cells', row, 'a JSON list of numbers, ascending', cells.slice(0, 60));
  return {
    name,
    unit,
    kind,
    cuts: cuts as Cuts,
    profile: emptyProfile(windows, list.length + 1, originOf(records, own)),
  };
}

function originOf(records: RecordReader, own: readonly number[]): number {
  const given = own.map((row) => records.number('origin', row));
  const origin = given.find((each) => each !== null) ?? 0;
  const other = given.findIndex((each) => each !== null && each !== origin);
  if (other >= 0) throw records.wrong('origin', own[other]!, String(origin), String(given[other]));
  return origin;
}

function fill(
  { name, kind, profile }: ProfiledColumn,
  records: RecordReader,
  own: readonly number[],
  windows: readonly LogWindow[],
  windowAt: ReadonlyMap<number, number>,
): void {
  const there = new Uint8Array(windows.length);
  for (const row of own) {
    const window = windowAt.get(records.time('window_start', row))!;
    if (there[window])
      throw records.wrong('column_name', row, `one record of “${name}” a window`, 'a second one');
    there[window] = 1;
    let n = 0;
    const list = records.list('counts', row, records.word('counts', row) ?? '');
    if (list.length !== profile.cells)
      throw records.wrong('counts', row, `${String(profile.cells)} counts`, String(list.length));
    list.forEach((count, cell) => {
      if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0)
        throw records.wrong('counts', row, 'whole numbers from 0', JSON.stringify(count));
      profile.counts[window * profile.cells + cell] = count;
      n += count;
    });
    const missing = (profile.missing[window] = records.count('missing', row));
    const infinite = (profile.infinite[window] = kind === 'values' ? 0 : records.count('infinite', row));
    if (n + missing + infinite !== windows[window]!.rows) {
      const found = `${String(n)} counted, ${String(missing)} missing, ${String(infinite)} infinite`;
      throw records.wrong('counts', row, `${String(windows[window]!.rows)} rows in all`, found);
    }
    if (kind === 'values' || n === 0) continue;
    profile.sums[window] = records.value('sum', row);
    profile.squares[window] = records.value('sum_of_squares', row);
    profile.low[window] = records.value('low', row);
    profile.high[window] = records.value('high', row);
    if (profile.squares[window]! < 0)
      throw records.wrong('sum_of_squares', row, 'no negative number', String(profile.squares[window]));
    if (profile.low[window]! > profile.high[window]!)
      throw records.wrong('high', row, 'at least “low”', String(profile.high[window]));
  }
  const without = windows.findIndex(({ rows }, at) => rows > 0 && !there[at]);
  if (without >= 0) throw missingRecord(name, windows[without]!);
}

function missingRecord(name: string, { fromMs, rows }: LogWindow): Problem {
  return new Problem({
    code: 'profile.layout',
    message: 'This table is no profile of a log.',
    expected: `a record of “${name}” for each window with rows`,
    found: 'none',
    where: `window from ${new Date(fromMs).toISOString()}, of ${String(rows)} rows`,
    fix: 'Make the profile again, or look at its layout in the documentation.',
  });
}
