import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { Slice } from '../../../core/slices/slice.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import { whyNotUsable } from '../../../parts/slices/saved-slices.ts';
import { viewFields } from '../../../parts/slices/view-fields.ts';

/** By saved slices, versions of the model, or the values of an input. */
export type WayToPart = 'slices' | 'version' | `column:${string}`;

/** Some rows by name; null = all. */
export interface Part {
  name: string;
  where: Predicate | null;
}

const MOST_PARTS = 12;
const MOST_COLUMNS = 3;

/** What the rows can be parted by: slices if there are any, versions, and the first inputs with few values. */
export function waysToPart(
  { body: { columns } }: LogDocument,
  profile: LogProfile,
  slices: readonly Slice[],
): readonly { value: WayToPart; label: string }[] {
  const byValue = profile.columns
    .filter(
      (column) =>
        column.kind === 'values' &&
        columns?.inputs.includes(column.name) &&
        column.values.length > 1 &&
        column.values.length <= MOST_PARTS &&
        !column.others,
    )
    .slice(0, MOST_COLUMNS);
  return [
    ...(slices.length > 0 ? [{ value: 'slices' as const, label: 'Saved slices' }] : []),
    ...(columns?.modelVersion ? [{ value: 'version' as const, label: 'Model version' }] : []),
    ...byValue.map(({ name }) => ({ value: `column:${name}` as const, label: name })),
  ];
}

/** All rows first, then the parts: those with the most rows where they are values. */
export function partsBy(
  way: WayToPart,
  of: { log: LogDocument; profile: LogProfile; table: TableVersion; slices: readonly Slice[] },
): readonly Part[] {
  const all: Part = { name: 'All rows', where: null };
  if (way === 'slices') {
    const fields = viewFields(of.table);
    const usable = of.slices.filter(({ body }) => whyNotUsable(body.where, fields) === null);
    return [all, ...usable.map(({ name, body }) => ({ name, where: body.where }))];
  }
  const name = way === 'version' ? of.log.body.columns!.modelVersion! : way.slice('column:'.length);
  const counted = of.profile.columns.find((column) => column.name === name);
  if (counted?.kind !== 'values') return [all];
  const { cells, windows, counts } = counted.profile;
  const rowsOf = (cell: number): number => {
    let rows = 0;
    for (let window = 0; window < windows; window++) rows += counts[window * cells + cell]!;
    return rows;
  };
  const order = [...counted.values.keys()].sort((a, b) => rowsOf(b) - rowsOf(a) || a - b);
  return [
    all,
    ...order.slice(0, MOST_PARTS).map((cell) => ({
      name: counted.values[cell]!,
      where: whereOf(of.table, name, counted.values[cell]!),
    })),
  ];
}

/** Values are texts in a profile; numbers and booleans in their own columns. */
function whereOf(table: TableVersion, name: string, value: string): Predicate {
  const type = table.columns.find((column) => column.name === name)?.type;
  const field = { of: 'data', name } as const;
  if (type === 'boolean') return { op: 'eq', field, value: value === 'true' };
  return { op: 'eq', field, value: type === 'number' || type === 'integer' ? Number(value) : value };
}
