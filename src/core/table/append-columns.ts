import { Problem } from '../kernel/problem.ts';
import { MOST_LEVELS } from './category-builder.ts';
import type { ColumnSchema } from './column.ts';

/** Columns that a refusal names. */
const MOST_NAMED = 6;

/** Rows of a table, and of the batch that is added to it. */
export interface RowCounts {
  old: number;
  added: number;
}

/**
 * The description of a column that goes on with the rows of another of the same name: as if both had been read at once,
 * named and used as the first. null where their values cannot stand in one column; one without any value fits all.
 */
export function joinSchemas(old: ColumnSchema, added: ColumnSchema, rows: RowCounts): ColumnSchema | null {
  const { name, unit, role } = old;
  const base = { name, unit, role, missing: old.missing + added.missing };
  if (added.missing === rows.added) return { ...allowingMissing(old), ...base };
  if (old.missing === rows.old) return { ...allowingMissing(added), ...base, unit: unit ?? added.unit };
  if (added.unit !== null && unit !== null && added.unit !== unit) return null;
  if (isNumeric(old) && isNumeric(added)) {
    if (old.type === 'integer' && added.type === 'integer') return { ...base, type: 'integer' };
    const narrow = [old, added].every((column) => column.type === 'number' && column.width === 32);
    return { ...base, type: 'number', width: narrow ? 32 : 64 };
  }
  if (isWords(old) && isWords(added)) {
    if (old.type === 'text' || added.type === 'text') return { ...base, type: 'text' };
    const levels = [...new Set([...old.levels, ...added.levels])];
    return levels.length > MOST_LEVELS
      ? { ...base, type: 'text' }
      : { ...base, type: 'category', levels, order: old.order };
  }
  if (old.type === 'boolean' && added.type === 'boolean') return { ...base, type: 'boolean' };
  if (old.type !== 'timestamp' || added.type !== 'timestamp') return null;
  return old.zone === added.zone ? { ...base, type: 'timestamp', zone: old.zone } : null;
}

/** Whether the values of a column lie in bytes as those of the joined one do, so that its full chunks stay. */
export function laidOutAlike(old: ColumnSchema, joined: ColumnSchema): boolean {
  if (old.type === 'number' && joined.type === 'number') return old.width === joined.width;
  return old.type === joined.type;
}

/** By column of the first: its partner of the same name in the added ones, and what they are together. */
export interface ColumnPair<Old extends ColumnSchema, Added extends ColumnSchema> {
  old: Old;
  added: Added;
  joined: ColumnSchema;
}

/**
 * Brings the columns of a batch together with those it is to be added to, by name; columns that only the batch has are
 * left out. Throws Problem "append.columns" where some are missing or hold something else.
 */
export function pairColumns<Old extends ColumnSchema, Added extends ColumnSchema>(
  table: readonly Old[],
  batch: readonly Added[],
  rows: RowCounts,
): readonly ColumnPair<Old, Added>[] {
  requireColumns(table, batch);
  const byName = new Map(batch.map((column) => [column.name, column]));
  const pairs = table.map((old) => {
    const added = byName.get(old.name)!;
    return { old, added, joined: joinSchemas(old, added, rows) };
  });
  const unlike = pairs.filter(({ joined }) => joined === null);
  if (unlike.length > 0) {
    throw refused({
      expected: listed(unlike.map(({ old }) => `“${old.name}” as ${typeWords(old)}`)),
      found: listed(unlike.map(({ added }) => typeWords(added))),
    });
  }
  return pairs.map((pair) => ({ ...pair, joined: pair.joined! }));
}

/** Throws Problem "append.columns" where a batch lacks columns of the table. */
export function requireColumns(table: readonly ColumnSchema[], batch: readonly { name: string }[]): void {
  const there = new Set(batch.map(({ name }) => name));
  const missing = table.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return;
  const extra = batch.filter(({ name }) => !table.some((column) => column.name === name));
  throw refused({
    expected: listed(missing.map(({ name, type }) => `“${name}” (${type})`)),
    found: extra.length > 0 ? `instead ${listed(extra.map(({ name }) => `“${name}”`))}` : 'not there',
  });
}

function refused(facts: { expected: string; found: string }): Problem {
  return new Problem({
    code: 'append.columns',
    message: 'These rows do not fit the log. Nothing was added.',
    ...facts,
    fix: 'Rename the columns as they are called in the log, or read them as the same type.',
  });
}

function listed(words: readonly string[]): string {
  const rest = words.length - MOST_NAMED;
  return [...words.slice(0, MOST_NAMED), ...(rest > 0 ? [`${String(rest)} more`] : [])].join(', ');
}

function typeWords(column: ColumnSchema): string {
  if (column.type === 'timestamp')
    return column.zone === 'utc' ? 'times with a zone' : 'times without a zone';
  return column.unit === null ? column.type : `${column.type} in ${column.unit}`;
}

/** Its description without what is of its own rows: chunks of a stored one. */
function allowingMissing(column: ColumnSchema): ColumnSchema {
  const { name, unit, role, missing, type } = column;
  const base = { name, unit, role, missing };
  switch (type) {
    case 'integer':
      return { ...base, type: 'number', width: 64 };
    case 'number':
      return { ...base, type, width: column.width };
    case 'category':
      return { ...base, type, levels: column.levels, order: column.order };
    case 'timestamp':
      return { ...base, type, zone: column.zone };
    default:
      return { ...base, type };
  }
}

function isNumeric(column: ColumnSchema): column is Extract<ColumnSchema, { type: 'number' | 'integer' }> {
  return column.type === 'number' || column.type === 'integer';
}

function isWords(column: ColumnSchema): column is Extract<ColumnSchema, { type: 'category' | 'text' }> {
  return column.type === 'category' || column.type === 'text';
}
