import { grouped } from './infer-type.ts';
import type { ReadPlan } from './read-plan.ts';

/** How a table came from a file, in words: "read csv, the first 1,000 rows, 3 columns left out". */
export function recipeOf({ format, rows, columns }: ReadPlan): string {
  const leftOut = columns.filter((column) => column.leftOut).length;
  const parts = [`read ${format}`];
  if (rows?.take === 'first') parts.push(`the first ${grouped(rows.rows)} rows`);
  if (rows?.take === 'random')
    parts.push(`each row with chance ${String(rows.share)}, seed ${String(rows.seed)}`);
  if (leftOut > 0) parts.push(leftOut === 1 ? '1 column left out' : `${grouped(leftOut)} columns left out`);
  return parts.join(', ');
}
