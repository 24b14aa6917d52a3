import { decodeUtf8 } from '../../src/core/kernel/codecs.ts';

/** Most items of a list in the metadata of an Arrow file. */
const MOST_ITEMS = 1 << 20;

/**
 * A table of a FlatBuffer, read with bounds: whatever the bytes say, nothing outside of them is read, and no list is
 * longer than the bytes can hold. Reading throws RangeError where they say so.
 */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #fields: number;
  readonly #fieldsEnd: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
    this.#fields = at - view.getInt32(at, true);
    this.#fieldsEnd = this.#fields + view.getUint16(this.#fields, true);
  }

  /** The table at the root of bytes. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  int8(field: number, otherwise: number): number {
    const at = this.#place(field);
    return at === null ? otherwise : this.#view.getInt8(at);
  }

  int16(field: number, otherwise: number): number {
    const at = this.#place(field);
    return at === null ? otherwise : this.#view.getInt16(at, true);
  }

  int32(field: number, otherwise: number): number {
    const at = this.#place(field);
    return at === null ? otherwise : this.#view.getInt32(at, true);
  }

  /** A count or place of 64 bits. Throws RangeError where it is negative or beyond 2^53. */
  count(field: number): number {
    const at = this.#place(field);
    return at === null ? 0 : countAt(this.#view, at);
  }

  /** Any number of 64 bits, as text. */
  id(field: number): string {
    const at = this.#place(field);
    return at === null ? '0' : String(this.#view.getBigInt64(at, true));
  }

  text(field: number): string | null {
    const at = this.#target(field);
    if (at === null) return null;
    const { buffer, byteOffset } = this.#view;
    const length = this.#view.getUint32(at, true);
    if (at + 4 + length > this.#view.byteLength) throw new RangeError('a text beyond the metadata');
    return decodeUtf8(new Uint8Array(buffer, byteOffset + at + 4, length));
  }

  table(field: number): FlatTable | null {
    const at = this.#target(field);
    return at === null ? null : new FlatTable(this.#view, at);
  }

  tables(field: number): FlatTable[] {
    return this.#list(field, 4, (at) => new FlatTable(this.#view, at + this.#view.getUint32(at, true)));
  }

  /** A list of structs: `counts` numbers of 64 bits each. */
  counts(field: number, counts: number): number[][] {
    return this.#list(field, 8 * counts, (at) =>
      Array.from({ length: counts }, (_, i) => countAt(this.#view, at + 8 * i)),
    );
  }

  /** A list of the blocks of a footer: place, length of the metadata, length of the body. */
  blocks(field: number): { at: number; metadataBytes: number; bodyBytes: number }[] {
    return this.#list(field, 24, (at) => ({
      at: countAt(this.#view, at),
      metadataBytes: this.#view.getInt32(at + 8, true),
      bodyBytes: countAt(this.#view, at + 16),
    }));
  }

  #list<T>(field: number, size: number, read: (at: number) => T): T[] {
    const at = this.#target(field);
    if (at === null) return [];
    const length = this.#view.getUint32(at, true);
    if (length > MOST_ITEMS || at + 4 + length * size > this.#view.byteLength)
      throw new RangeError('a list beyond the metadata');
    return Array.from({ length }, (_, i) => read(at + 4 + i * size));
  }

  #place(field: number): number | null {
    const slot = this.#fields + 4 + 2 * field;
    if (slot + 2 > this.#fieldsEnd) return null;
    const offset = this.#view.getUint16(slot, true);
    return offset === 0 ? null : this.#at + offset;
  }

  #target(field: number): number | null {
    const at = this.#place(field);
    return at === null ? null : at + this.#view.getUint32(at, true);
  }
}

function countAt(view: DataView, at: number): number {
  const value = view.getBigInt64(at, true);
  if (value < 0n || value > 9_007_199_254_740_991n)
    throw new RangeError(`${String(value)} where a count must be`);
  return Number(value);
}
