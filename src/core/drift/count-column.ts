import { compareCodePoints } from '../table/compare-code-points.ts';
import { lengthOf, type Column } from '../table/column.ts';
import { charactersIn } from '../table/text-characters.ts';
import { cutsOf } from './cells.ts';
import { MOST_VALUES, type ProfiledColumn } from './log-profile.ts';
import type { CutLog } from './log-windows.ts';
import { addCodes, addNumbers, emptyProfile } from './window-profile.ts';

/** Rows that cuts are made from at most: enough for 256 cells of equal shares, few enough to sort at once. */
export const SAMPLE_ROWS = 32_768;

/**
 * A column without rows yet, with cells chosen by the rows that lie in a window: numbers, and texts by their length, by
 * cuts from every k-th row of the table (see SAMPLE_ROWS; what any engine with row numbers can do the same); booleans and
 * categories by value, most frequent first, of as many by name. Null for times, which are not counted.
 */
export function cellsOfColumn(column: Column, log: CutLog): ProfiledColumn | null {
  const { name, unit } = column;
  const windows = log.windows.length;
  switch (column.type) {
    case 'timestamp':
      return null;
    case 'boolean':
    case 'category': {
      const { values, others } = frequentValues(column, log.windowOf);
      const profile = emptyProfile(windows, values.length + Number(others));
      return { name, unit, kind: 'values', values, others, profile };
    }
    default: {
      const sample = sampleOf(column, log.windowOf);
      const cuts = cutsOf(sample);
      const profile = emptyProfile(windows, cuts.length + 1, sample[sample.length >> 1] ?? 0);
      return { name, unit, kind: column.type === 'text' ? 'text' : 'number', cuts, profile };
    }
  }
}

/** Counts a column's rows into cells that were chosen for it, or for a column of more rows. */
export function countColumn(into: ProfiledColumn, column: Column, windowOf: Int32Array): void {
  if (column.type === 'category' || column.type === 'boolean') {
    if (into.kind !== 'values') throw new TypeError('countColumn: cells of another kind');
    const cells = cellOfLevels(levelsOf(column), into);
    const mapped = new Int32Array(column.data.length);
    for (let row = 0; row < mapped.length; row++) {
      const code = column.data[row]!;
      mapped[row] = code < 0 ? -1 : cells[code]!;
    }
    addCodes(into.profile, mapped, windowOf);
    return;
  }
  if (into.kind === 'values' || column.type === 'timestamp')
    throw new TypeError('countColumn: cells of another kind');
  addNumbers(into.profile, into.cuts, column.type === 'text' ? lengthsOf(column) : column.data, windowOf);
}

/** Sorted ascending, finite. */
function sampleOf(
  column: Exclude<Column, Coded | { type: 'timestamp' }>,
  windowOf: Int32Array,
): Float64Array {
  const rows = lengthOf(column);
  const step = Math.max(1, Math.ceil(rows / SAMPLE_ROWS));
  const sample = new Float64Array(Math.ceil(rows / step));
  let n = 0;
  for (let row = 0; row < rows; row += step) {
    const value = column.type === 'text' ? lengthAt(column, row) : column.data[row]!;
    // Zero has one sign, so that it is the same number wherever it is written.
    if (windowOf[row]! >= 0 && Number.isFinite(value)) sample[n++] = value + 0;
  }
  return sample.subarray(0, n).sort();
}

type Coded = Extract<Column, { type: 'category' | 'boolean' }>;

function levelsOf(column: Coded): readonly string[] {
  return column.type === 'boolean' ? ['false', 'true'] : column.levels;
}

function frequentValues(column: Coded, windowOf: Int32Array): { values: string[]; others: boolean } {
  const levels = levelsOf(column);
  const rows = new Float64Array(levels.length);
  for (let row = 0; row < column.data.length; row++) {
    const code = column.data[row]!;
    if (code >= 0 && windowOf[row]! >= 0) rows[code]!++;
  }
  // Two levels may bear one name.
  const byName = new Map<string, number>();
  levels.forEach((level, code) => {
    if (rows[code]! > 0) byName.set(level, (byName.get(level) ?? 0) + rows[code]!);
  });
  const sorted = [...byName].sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
  return { values: sorted.slice(0, MOST_VALUES).map(([name]) => name), others: sorted.length > MOST_VALUES };
}

/** The cell of each level; rare ones share the last. */
function cellOfLevels(
  levels: readonly string[],
  { values, others }: Extract<ProfiledColumn, { kind: 'values' }>,
): Int32Array {
  const cells = new Map(values.map((value, cell) => [value, cell]));
  return Int32Array.from(levels, (level) => cells.get(level) ?? (others ? values.length : -1));
}

type Texts = Extract<Column, { type: 'text' }>;

/** Code points of each text, NaN where it is missing. */
function lengthsOf(column: Texts): Float64Array {
  const { offsets, utf8, valid } = column;
  const lengths = new Float64Array(lengthOf(column));
  // Where all characters are of one byte, where they lie says how many they are.
  const isPlain = isAscii(utf8);
  for (let row = 0; row < lengths.length; row++)
    lengths[row] = isPlain && valid?.[row] !== 0 ? offsets[row + 1]! - offsets[row]! : lengthAt(column, row);
  return lengths;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0x7f) return false;
  return true;
}

function lengthAt({ offsets, utf8, valid }: Texts, row: number): number {
  return valid?.[row] === 0 ? NaN : charactersIn(utf8, offsets[row]!, offsets[row + 1]!);
}
