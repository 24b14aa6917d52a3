import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { profileColumn } from '../../src/core/profile/profile-column.ts';
import { apartnessOf } from '../../src/core/schema/compare-columns.ts';
import { sharedPicture } from '../../src/core/schema/shared-picture.ts';
import { columnLevels } from '../../src/core/slices/column-levels.ts';
import type { Predicate } from '../../src/core/slices/predicate.ts';
import type { Column } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { FieldSource } from './field-source.ts';
import { orderOf } from './views.ts';

/** Classes shown side by side: the most frequent. */
const CLASSES = 6;
const MOST_LEVELS = 1000;

/** A column over some rows, and beside it over parts of them: the classes of another column, or slices. */
export const columnParts: AnalyzeApi['columnParts'] = async ({ table, where }, name, by) => {
  const source = await FieldSource.open(table, null);
  const rows = await orderOf(source, { where, sort: [] });
  const whole = await source.column({ of: 'data', name });
  const all = rows ? takeRows(whole, rows) : whole;
  const parts =
    by.of === 'classes'
      ? await classesOf(source, rows, by.column)
      : await Promise.all(
          by.slices.map(async (slice) => {
            const both: Predicate =
              where.op === 'all' ? slice.where : { op: 'and', of: [where, slice.where] };
            return {
              name: slice.name,
              rows: (await orderOf(source, { where: both, sort: [] })) ?? everyRow(all),
            };
          }),
        );
  const columns = parts.map((part) => takeRows(whole, part.rows));
  const profile = profileColumn(all);
  return {
    all: profile,
    picture: sharedPicture([all, ...columns]),
    parts: columns.map((column, i) => {
      const own = profileColumn(column);
      return { name: parts[i]!.name, profile: own, apart: apartnessOf(all, profile, column, own) };
    }),
  };
};

interface Part {
  name: string;
  rows: Uint32Array;
}

async function classesOf(source: FieldSource, rows: Uint32Array | null, name: string): Promise<Part[]> {
  const column = await source.column({ of: 'data', name });
  const found = columnLevels(rows ? takeRows(column, rows) : column, MOST_LEVELS);
  if (!found) return [];
  const byCode = new Map<number, number[]>();
  found.codes.forEach((code, row) => {
    if (code < 0) return;
    const list = byCode.get(code);
    if (list) list.push(rows?.[row] ?? row);
    else byCode.set(code, [rows?.[row] ?? row]);
  });
  return [...byCode]
    .sort(([, x], [, y]) => y.length - x.length)
    .slice(0, CLASSES)
    .map(([code, list]) => ({
      name: `${name} = ${String(found.levels[code])}`,
      rows: Uint32Array.from(list),
    }));
}

function everyRow(column: Column): Uint32Array {
  const length = column.type === 'text' ? column.offsets.length - 1 : column.data.length;
  return Uint32Array.from({ length }, (_, row) => row);
}
