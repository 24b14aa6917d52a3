import { encodeUtf8 } from '../kernel/codecs.ts';
import type { Column } from '../table/column.ts';
import { formatTimestamp } from '../table/timestamp.ts';
import type { LogProfile, LogWindow, ProfiledColumn } from './log-profile.ts';

/**
 * A profile as a table: first a record of each window (without a column name), so that windows are known where no column
 * is counted, then one of each column and window. The words "column" and "rows" alone are taken in SQL.
 */
export const LAYOUT = [
  'column_name',
  'kind',
  'unit',
  'window_start',
  'window_end',
  'row_count',
  'missing',
  'infinite',
  'origin',
  'sum',
  'sum_of_squares',
  'low',
  'high',
  'cells',
  'others',
  'counts',
] as const;
export type LayoutColumn = (typeof LAYOUT)[number];

/** Those that say nothing where they are not there. */
export const OPTIONAL: ReadonlySet<LayoutColumn> = new Set(['unit', 'others']);

/** One record; null = nothing to say. */
export interface ProfileRecord {
  column_name: string | null;
  kind: ProfiledColumn['kind'] | null;
  unit: string | null;
  /** Milliseconds since 1970. */
  window_start: number;
  window_end: number;
  row_count: number;
  missing: number | null;
  infinite: number | null;
  origin: number | null;
  /** Of the values less `origin`. */
  sum: number | null;
  sum_of_squares: number | null;
  low: number | null;
  high: number | null;
  /** JSON list of the cuts or values: in the first record of a column, and null where it is as before. */
  cells: string | null;
  others: boolean | null;
  /** JSON list. */
  counts: string | null;
}

/** Whether a table with such columns is meant to be a profile. */
export function isProfileLayout(names: Iterable<string>): boolean {
  const there = new Set(names);
  return LAYOUT.every((name) => there.has(name) || OPTIONAL.has(name));
}

/** The records of a profile, windows first. */
export function* profileRecords({ windows, columns }: LogProfile): Generator<ProfileRecord> {
  for (const window of windows) yield windowRecord(window);
  for (const column of columns) {
    for (const [at, window] of windows.entries())
      yield { ...windowRecord(window), ...countsRecord(column, at) };
  }
}

function windowRecord({ fromMs, toMs, rows }: LogWindow): ProfileRecord {
  return {
    ...{ column_name: null, kind: null, unit: null, window_start: fromMs, window_end: toMs, row_count: rows },
    ...{
      missing: null,
      infinite: null,
      origin: null,
      sum: null,
      sum_of_squares: null,
      low: null,
      high: null,
    },
    ...{ cells: null, others: null, counts: null },
  };
}

function countsRecord(column: ProfiledColumn, window: number): Partial<ProfileRecord> {
  const { name, kind, unit, profile } = column;
  const { cells, counts, low } = profile;
  const base = {
    ...{ column_name: name, kind, unit, missing: profile.missing[window]! },
    counts: JSON.stringify([...counts.subarray(window * cells, (window + 1) * cells)]),
  };
  if (column.kind === 'values') {
    return { ...base, cells: window === 0 ? JSON.stringify(column.values) : null, others: column.others };
  }
  const hasNumbers = low[window]! <= profile.high[window]!;
  return {
    ...base,
    infinite: profile.infinite[window]!,
    origin: profile.origin,
    sum: profile.sums[window]!,
    sum_of_squares: profile.squares[window]!,
    low: hasNumbers ? low[window]! : null,
    high: hasNumbers ? profile.high[window]! : null,
    cells: window === 0 ? JSON.stringify([...column.cuts]) : null,
  };
}

/** The records as a JSON text, one a line: lists as lists, times in ISO 8601. */
export function* profileJson(profile: LogProfile): Generator<string> {
  let before = '[';
  for (const { window_start, window_end, cells, counts, ...record } of profileRecords(profile)) {
    const parts = [
      JSON.stringify({ ...record, window_start: iso(window_start), window_end: iso(window_end) }).slice(
        0,
        -1,
      ),
      `"cells":${cells ?? 'null'}`,
      `"counts":${counts ?? 'null'}}`,
    ];
    yield `${before}\n${parts.join(',')}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

function iso(ms: number): string {
  return formatTimestamp(ms, 'utc');
}

/** The columns of the table of a profile. */
export function profileColumns(profile: LogProfile): readonly Column[] {
  const records = [...profileRecords(profile)];
  const all = <M extends LayoutColumn>(name: M): ProfileRecord[M][] => records.map((record) => record[name]);
  return [
    words('column_name', all('column_name')),
    words('kind', all('kind')),
    words('unit', all('unit')),
    times('window_start', all('window_start')),
    times('window_end', all('window_end')),
    numbers('row_count', all('row_count')),
    numbers('missing', all('missing')),
    numbers('infinite', all('infinite')),
    numbers('origin', all('origin')),
    numbers('sum', all('sum')),
    numbers('sum_of_squares', all('sum_of_squares')),
    numbers('low', all('low')),
    numbers('high', all('high')),
    words('cells', all('cells')),
    flags('others', all('others')),
    texts('counts', all('counts')),
  ];
}

function baseOf(name: string, values: readonly unknown[]) {
  const missing = values.reduce((rows: number, value) => rows + Number(value === null), 0);
  return { name, unit: null, missing, role: 'feature' as const };
}

function words(name: string, values: readonly (string | null)[]): Column {
  const codes = new Map<string, number>();
  const data = Int32Array.from(values, (value) => {
    if (value === null) return -1;
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    return code;
  });
  return { ...baseOf(name, values), type: 'category', data, levels: [...codes.keys()], order: 'none' };
}

function times(name: string, values: readonly number[]): Column {
  const data = Float64Array.from(values);
  return { ...baseOf(name, values), role: 'timestamp', type: 'timestamp', data, zone: 'utc' };
}

function numbers(name: string, values: readonly (number | null)[]): Column {
  return {
    ...baseOf(name, values),
    type: 'number',
    data: Float64Array.from(values, (value) => value ?? NaN),
  };
}

function flags(name: string, values: readonly (boolean | null)[]): Column {
  const data = Int8Array.from(values, (value) => (value === null ? -1 : Number(value)));
  return { ...baseOf(name, values), type: 'boolean', data };
}

function texts(name: string, values: readonly (string | null)[]): Column {
  const offsets = new Float64Array(values.length + 1);
  values.forEach((value, row) => (offsets[row + 1] = offsets[row]! + (value?.length ?? 0)));
  const valid = Uint8Array.from(values, (value) => Number(value !== null));
  // Lists of whole numbers: a character is a byte.
  const utf8 = encodeUtf8(values.map((value) => value ?? '').join(''));
  return { ...baseOf(name, values), type: 'text', offsets, utf8, valid: valid.includes(0) ? valid : null };
}
