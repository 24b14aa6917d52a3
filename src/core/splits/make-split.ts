import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import { requireSpec } from './check-split.ts';
import { splitByGroup } from './group-split.ts';
import { MOST_CLASSES, rowCodes } from './row-codes.ts';
import { rowsByKey, shuffledRows } from './row-order.ts';
import { LEFT_OUT, type RowCodes, type SplitResult, type SplitSpec } from './split.ts';
import { splitByClass, splitInOrder } from './stratified-split.ts';
import { splitByTime } from './time-split.ts';

/** Whole columns that a split names, by name. */
export type SplitColumns = ReadonlyMap<string, Column>;

/** Names of the columns that a split reads. */
export function columnsOfSplit({ classes, groups, time, key }: SplitSpec): string[] {
  return [...new Set([classes, groups, time, key].filter((name) => name !== null))];
}

/**
 * Splits a table of so many rows. Every row goes to one part, but for those a time split leaves out. The same seed
 * gives the same parts; with a key, by group or by time, whatever the order of rows. Rows without a class are kept
 * in the shares of a class of their own. Throws Problem "split.*".
 */
export function makeSplit(spec: SplitSpec, rows: number, columns: SplitColumns): SplitResult {
  requireSpec(spec);
  const shares = spec.parts.map(({ share }) => share);
  const classes = spec.classes === null ? null : rowCodes(columnOf(columns, spec.classes), MOST_CLASSES);
  if (spec.how === 'time') {
    const column = columnOf(columns, spec.time!);
    if (column.type !== 'timestamp' && column.type !== 'number' && column.type !== 'integer')
      throw noTimes(column);
    const times = column.data instanceof Float64Array ? column.data : new Float64Array(column.data);
    const { codes, leftOut } = splitByTime(times, shares, spec.gapMs);
    return countParts(spec.parts, codes, classes, leftOut);
  }
  let codes: Uint8Array<ArrayBuffer>;
  if (spec.how === 'group') {
    const groups = rowCodes(columnOf(columns, spec.groups!));
    codes = splitByGroup(groups, shares, spec.seed, classes?.codes ?? null, classes?.names.length ?? 0);
  } else {
    const order =
      spec.key === null
        ? shuffledRows(rows, spec.seed)
        : rowsByKey(columnOf(columns, spec.key), rows, spec.seed);
    codes =
      spec.how === 'stratified'
        ? splitByClass(order, shares, classes!.codes, classes!.names.length)
        : splitInOrder(order, shares);
  }
  return countParts(spec.parts, codes, classes, { gap: 0, missing: 0 });
}

/** Rows of each part, in all and by class. `share` null: the part has as many rows as it has. */
export function countParts(
  parts: readonly { name: string; share: number | null }[],
  codes: Uint8Array<ArrayBuffer>,
  classes: RowCodes | null,
  leftOut: SplitResult['leftOut'],
): SplitResult {
  const width = classes?.names.length ?? 0;
  const rows = parts.map(() => 0);
  const byClass = parts.map(() => new Array<number>(width).fill(0));
  let split = 0;
  for (let row = 0; row < codes.length; row++) {
    const part = codes[row]!;
    if (part === LEFT_OUT) continue;
    split++;
    rows[part]!++;
    const own = classes ? classes.codes[row]! : -1;
    if (own >= 0) byClass[part]![own]!++;
  }
  return {
    codes,
    parts: parts.map(({ name, share }, part) => ({
      name,
      rows: rows[part]!,
      ideal: share === null ? rows[part]! : split * share,
      byClass: classes ? byClass[part]! : null,
    })),
    classes: classes?.names ?? null,
    leftOut,
  };
}

function columnOf(columns: SplitColumns, name: string): Column {
  const column = columns.get(name);
  if (column) return column;
  throw new Problem({
    code: 'split.column',
    message: `There is no column “${name}”.`,
    expected: 'a column of the table',
    found: name,
    fix: 'Choose another column.',
  });
}

function noTimes(column: Column): Problem {
  return new Problem({
    code: 'split.column',
    message: `Column “${column.name}” holds no times.`,
    expected: 'dates, or numbers that grow with time',
    found: column.type,
    where: `column “${column.name}”`,
    fix: 'Choose another column, or import it as a time.',
  });
}
