import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/column.ts';
import { RowHashes } from './row-hashes.ts';

/** Two words a row: what rows are told apart by. */
export type HashWords = Pick<RowHashes, 'low' | 'high'>;

/** A 64-bit hash of each value of a column; columns at different places hash the same value differently. */
export function columnHashes(column: Column, place: number): HashWords {
  const hashes = new RowHashes(lengthOf(column), Math.imul(place + 1, 0x9e3779b1));
  hashes.add(column, 0);
  const { low, high } = hashes;
  // Sums need words in which every bit matters.
  for (let i = 0; i < low.length; i++) {
    low[i] = Math.imul(low[i]! ^ (low[i]! >>> 16), 0x7feb352d);
    high[i] = Math.imul(high[i]! ^ (high[i]! >>> 15), 0x846ca68b);
  }
  return { low, high };
}

/**
 * The sum of the hashes of all columns, by row: the same in any order, and without one column by taking its hashes
 * away. Rows of equal content have equal sums; unequal ones almost never do, so that candidates must be compared.
 */
export class SummedHashes {
  readonly low: Uint32Array<ArrayBuffer>;
  readonly high: Uint32Array<ArrayBuffer>;

  constructor(rows: number) {
    this.low = new Uint32Array(rows);
    this.high = new Uint32Array(rows);
  }

  add({ low, high }: HashWords): void {
    for (let i = 0; i < low.length; i++) {
      this.low[i]! += low[i]!;
      this.high[i]! += high[i]!;
    }
  }

  /** As if the column with these hashes were not there. */
  without(own: HashWords): HashWords {
    const low = this.low.slice();
    const high = this.high.slice();
    for (let i = 0; i < low.length; i++) {
      low[i]! -= own.low[i]!;
      high[i]! -= own.high[i]!;
    }
    return { low, high };
  }
}
