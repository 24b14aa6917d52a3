import type { Column } from '../table/column.ts';
import { radixPass } from './radix-pass.ts';
import { sortKeyOf } from './sort-key.ts';

export interface SortBy {
  column: Column;
  descending: boolean;
}

/**
 * Rows in the order of one or more columns, the first one leading; rows equal in all stay in the order given.
 * Missing values come last in either direction. Categories follow their given order, else the alphabet (by code
 * point, as texts do). Radix sort from the last key to the first, so time grows with rows x keys only.
 */
export function sortRows(by: readonly SortBy[], rows: Uint32Array): Uint32Array {
  let order = new Uint32Array(rows.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let spare = new Uint32Array(rows.length);
  for (const { column, descending } of by.toReversed()) {
    for (const digits of sortKeyOf(column, rows, descending)) {
      for (const shift of [0, 16]) {
        if (!radixPass(digits, shift, order, spare)) continue;
        [order, spare] = [spare, order];
      }
    }
  }
  for (let i = 0; i < order.length; i++) order[i] = rows[order[i]!]!;
  return order;
}
