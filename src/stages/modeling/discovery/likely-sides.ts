import { fieldsOf } from '../../../core/slices/fields-of.ts';
import type { ColumnType, TableVersion } from '../../../core/table/column.ts';
import type { Looked } from '../../../session/discovering.svelte.ts';

/** Dates and texts make poor sides; groups that people name make good ones. */
const RANK: Readonly<Record<ColumnType, number>> = {
  category: 0,
  boolean: 0,
  integer: 1,
  number: 1,
  timestamp: 2,
  text: 3,
};

/** Columns for the sides of a map, the likeliest first: those of the worst slice found, then by type. */
export function likelySides({ search }: Looked, table: TableVersion, names: readonly string[]): string[] {
  const found = search.answered?.report.findings.map(({ found: { where } }) => fieldsOf(where)) ?? [];
  const worst = found.find((fields) => fields.length > 1) ?? [];
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]));
  const byType = [...names].sort((a, b) => RANK[typeOf.get(a)!] - RANK[typeOf.get(b)!]);
  return [...new Set([...worst.map(({ name }) => name), ...byType])];
}
