import type { Column } from '../table/column.ts';
import { encodeUtf8 } from '../kernel/codecs.ts';

const MISSING = 0x6d697373;
const MISSING_PAIR = [MISSING, MISSING] as const;

/**
 * A 64-bit hash of the content of each row, grown column by column and chunk by chunk: 8 bytes a row, whatever the
 * width. Whole numbers hash as numbers, categories as texts; -0 as 0, and a missing value as itself. Rows of equal
 * content have equal hashes; unequal ones almost never do, so that candidates must be compared.
 */
export class RowHashes {
  readonly low: Uint32Array<ArrayBuffer>;
  readonly high: Uint32Array<ArrayBuffer>;

  constructor(rows: number, seed = 0) {
    this.low = new Uint32Array(rows).fill(seed >>> 0);
    this.high = new Uint32Array(rows).fill((seed ^ 0x9e3779b9) >>> 0);
  }

  /** Columns must be added in one order for all rows. */
  add(column: Column, firstRow: number): void {
    switch (column.type) {
      case 'category': {
        const hashes = column.levels.map((level) => {
          const bytes = encodeUtf8(level);
          return [...hashBytes(bytes, 0, bytes.length)] as const;
        });
        for (let i = 0; i < column.data.length; i++) {
          const [one, other] = hashes[column.data[i]!] ?? MISSING_PAIR;
          this.#mix(firstRow + i, one, other);
        }
        return;
      }
      case 'text': {
        const { offsets, utf8, valid } = column;
        for (let i = 0; i < offsets.length - 1; i++) {
          const [one, other] =
            valid?.[i] === 0 ? MISSING_PAIR : hashBytes(utf8, offsets[i]!, offsets[i + 1]!);
          this.#mix(firstRow + i, one, other);
        }
        return;
      }
      case 'boolean':
        for (let i = 0; i < column.data.length; i++) {
          this.#mix(firstRow + i, column.data[i]! < 0 ? MISSING : column.data[i]! + 1);
        }
        return;
      default:
        this.#addNumbers(column.data, firstRow);
    }
  }

  #addNumbers(data: ArrayLike<number>, firstRow: number): void {
    const value = new Float64Array(1);
    const words = new Uint32Array(value.buffer);
    for (let i = 0; i < data.length; i++) {
      value[0] = data[i]! + 0;
      if (Number.isNaN(value[0])) this.#mix(firstRow + i, MISSING);
      else {
        this.#mix(firstRow + i, words[0]!);
        this.#mix(firstRow + i, words[1]!);
      }
    }
  }

  /** Two multiplicative hashes with different constants, each stirred by its upper bits. */
  #mix(row: number, word: number, other = word): void {
    let low = Math.imul(this.low[row]! ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    let high = Math.imul(this.high[row]! ^ Math.imul(other, 0x9e3779b1), 0xc2b2ae35);
    high = (high << 13) | (high >>> 19);
    high ^= high >>> 16;
    this.low[row] = Math.imul(low, 0x27d4eb2f);
    this.high[row] = (Math.imul(high, 5) + 0x561ccd1b) | 0;
  }
}

/** One scratch pair, so that a million texts allocate nothing. */
const pair: [number, number] = [0, 0];

/** Two hashes at once, FNV-1a and its like with another prime, each stirred at the end. */
function hashBytes(bytes: Uint8Array, from: number, to: number): readonly [number, number] {
  let one = 0x811c9dc5;
  let other = to - from;
  for (let i = from; i < to; i++) {
    one = Math.imul(one ^ bytes[i]!, 0x01000193);
    other = Math.imul(other ^ bytes[i]!, 0x5bd1e995);
    other ^= other >>> 15;
  }
  one = Math.imul(one ^ (one >>> 15), 0x85ebca6b);
  pair[0] = one ^ (one >>> 13);
  pair[1] = other;
  return pair;
}
