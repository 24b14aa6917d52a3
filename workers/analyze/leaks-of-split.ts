import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { columnLevels } from '../../src/core/slices/column-levels.ts';
import { featureStrength, numericStrength, type Strength } from '../../src/core/splits/feature-strength.ts';
import {
  crossingGroups,
  crossingRows,
  looksLikeIdentifier,
  timeOverlaps,
} from '../../src/core/splits/leaks.ts';
import { rowCodes } from '../../src/core/splits/row-codes.ts';
import { RowHashes } from '../../src/core/splits/row-hashes.ts';
import { classesOfSplit, type SplitBy } from '../../src/core/splits/split-document.ts';
import type { LeakReport } from '../../src/core/splits/split-report.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import { readColumn } from '../table-cache.ts';
import { equalRowsOf } from './repeated-rows-of.ts';
import { makeSplitOf } from './splits.ts';

/** Numbers of more different values than this are no classes. */
const MOST_NUMERIC_CLASSES = 20;

/** Looks for ways in which the parts of a split know of each other, column by column. */
export const leaksOfSplit: AnalyzeApi['leaks'] = async (table, by, together, onProgress) => {
  const { source, result } = await makeSplitOf(table, by);
  const { columns } = source.table;
  const parts = result.parts.length;
  const label = labelOf(by, columns);
  const strengthOf = await strengthAgainst(label, columns, result.codes);
  const hashes = new RowHashes(source.rows);
  const compared: ColumnMeta[] = [];
  const groups: LeakReport['groups'][number][] = [];
  const times: LeakReport['times'][number][] = [];
  const identifiers: string[] = [];
  const telling: LeakReport['telling'][number][] = [];
  for (const [done, meta] of columns.entries()) {
    onProgress({ phase: `reading “${meta.name}”`, done, total: columns.length, unit: 'columns' });
    const column = await readColumn(meta);
    const { name } = meta;
    if (column.type === 'timestamp') {
      const overlaps = timeOverlaps(column.data, result.codes, parts);
      if (overlaps.length > 0) times.push({ column: name, zone: column.zone, overlaps });
    }
    const isGroup = meta.role === 'group' || (by.from === 'spec' && by.spec.groups === name);
    if (isGroup || name === together) {
      const crossings = crossingGroups(rowCodes(column), result.codes, parts);
      if (crossings.length > 0) groups.push({ column: name, crossings });
    }
    const isName = meta.role === 'identifier' || isIdentifier(column, source.rows);
    if (isName && name !== label) {
      identifiers.push(name);
      continue;
    }
    hashes.add(column, 0);
    compared.push(meta);
    if (name === label || (by.from === 'column' && name === by.column)) continue;
    const strength = strengthOf?.(column) ?? null;
    if (strength && strength.value !== null && strength.suspicious) telling.push({ column: name, strength });
  }
  onProgress({
    phase: 'looking for equal rows',
    done: columns.length,
    total: columns.length,
    unit: 'columns',
  });
  const equal = crossingRows(await equalRowsOf(hashes, compared), result.codes, parts);
  return { equal, groups, times, identifiers, telling, label, columns: columns.length };
};

function labelOf(by: SplitBy, columns: readonly ColumnMeta[]): string | null {
  return classesOfSplit(by) ?? columns.find(({ role }) => role === 'label')?.name ?? null;
}

/** How well a column alone tells the label; null where there is none, or it holds words that hardly repeat. */
async function strengthAgainst(
  label: string | null,
  columns: readonly ColumnMeta[],
  codes: Uint8Array,
): Promise<((column: Column) => Strength | null) | null> {
  const meta = columns.find(({ name }) => name === label);
  if (!meta) return null;
  const column = await readColumn(meta);
  const isNumeric = column.type === 'number' || column.type === 'integer';
  if (isNumeric && !columnLevels(column, MOST_NUMERIC_CLASSES)) {
    const values = column.data;
    return (feature) =>
      feature.type === 'text' || feature.type === 'category' ? null : numericStrength(feature.data, values);
  }
  const levels = columnLevels(column, 1000);
  if (!levels) return null;
  const classes = { codes: levels.codes, names: levels.levels.map(String) };
  return (feature) => featureStrength(feature, classes, codes);
}

/** Whole numbers that count, and words that hardly repeat. */
function isIdentifier(column: Column, rows: number): boolean {
  if (column.type === 'boolean' || column.type === 'timestamp') return false;
  // Measured numbers are no names, however many of them are different.
  if (column.type === 'number' && column.data.some((value) => value % 1 !== 0 && !Number.isNaN(value)))
    return false;
  const levels = columnLevels(column, rows);
  return (
    levels !== null && looksLikeIdentifier(column, { codes: levels.codes, names: levels.levels.map(String) })
  );
}
