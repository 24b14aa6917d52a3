import { radixPass } from '../slices/radix-pass.ts';
import type { Column } from '../table/column.ts';
import type { RowHashes } from './row-hashes.ts';

/** Groups of rows one after another: group i is rows[starts[i]] to before rows[starts[i + 1]]. */
export interface RowSets {
  rows: Uint32Array<ArrayBuffer>;
  /** One entry more than there are groups. */
  starts: Uint32Array<ArrayBuffer>;
}

/** Rows that share their hash with another, ascending within a group. Time grows with the rows only. */
export function sameHashRows({ low, high }: Pick<RowHashes, 'low' | 'high'>): RowSets {
  let order = new Uint32Array(low.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  let spare = new Uint32Array(low.length);
  for (const word of [low, high]) {
    for (const shift of [0, 16]) if (radixPass(word, shift, order, spare)) [order, spare] = [spare, order];
  }
  const rows: number[] = [];
  const starts: number[] = [];
  for (let from = 0, to = 1; from < order.length; from = to++) {
    const row = order[from]!;
    while (to < order.length && low[order[to]!] === low[row] && high[order[to]!] === high[row]) to++;
    if (to - from < 2) continue;
    starts.push(rows.length);
    for (let at = from; at < to; at++) rows.push(order[at]!);
  }
  starts.push(rows.length);
  return { rows: Uint32Array.from(rows), starts: Uint32Array.from(starts) };
}

/**
 * The groups whose rows are equal indeed. `columns` hold the candidates only, place i being row `rows[i]`: what
 * takeRows gives for them.
 */
export function equalRows({ rows, starts }: RowSets, columns: readonly Column[]): RowSets {
  const equal = columns.map(equality);
  const same = (a: number, b: number): boolean => equal.every((of) => of(a, b));
  const found: number[] = [];
  const foundStarts: number[] = [];
  for (let group = 0; group + 1 < starts.length; group++) {
    // Unequal rows of one hash hardly ever meet, so a group has one kind of row.
    const kinds: number[][] = [];
    for (let place = starts[group]!; place < starts[group + 1]!; place++) {
      const kind = kinds.find(([first]) => same(first!, place));
      if (kind) kind.push(place);
      else kinds.push([place]);
    }
    for (const kind of kinds) {
      if (kind.length < 2) continue;
      foundStarts.push(found.length);
      for (const place of kind) found.push(rows[place]!);
    }
  }
  foundStarts.push(found.length);
  return { rows: Uint32Array.from(found), starts: Uint32Array.from(foundStarts) };
}

/** Whether two rows of a column hold the same. */
export function equality(column: Column): (a: number, b: number) => boolean {
  if (column.type !== 'text') {
    const { data } = column;
    return (a, b) => data[a] === data[b] || (Number.isNaN(data[a]) && Number.isNaN(data[b]));
  }
  const { offsets, utf8, valid } = column;
  return (a, b) => {
    const length = offsets[a + 1]! - offsets[a]!;
    if (offsets[b + 1]! - offsets[b]! !== length || (valid && valid[a] !== valid[b])) return false;
    for (let i = 0; i < length; i++) if (utf8[offsets[a]! + i] !== utf8[offsets[b]! + i]) return false;
    return true;
  };
}
