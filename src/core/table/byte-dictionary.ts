import { decodeUtf8, encodeUtf8 } from '../kernel/codecs.ts';

/** Distinct byte strings, numbered in the order in which they first came; looked up without decoding. */
export class ByteDictionary {
  #slots = new Int32Array(256).fill(-1);
  #hashes = new Int32Array(128);
  /** Entry i lies at [ends[i], ends[i + 1]) of the arena. */
  #ends = new Int32Array(129);
  #arena = new Uint8Array(2048);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of these bytes, which may be a new one: then it equals the former size. */
  add(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = this.#slots[slot]!;
      if (entry < 0) break;
      if (this.#hashes[entry] === hash && this.#equals(entry, bytes, start, end)) return entry;
      slot = (slot + 1) & mask;
    }
    return this.#insert(slot, hash, bytes, start, end);
  }

  addText(text: string): number {
    const bytes = encodeUtf8(text);
    return this.add(bytes, 0, bytes.length);
  }

  bytesOf(entry: number): Uint8Array {
    return this.#arena.subarray(this.#ends[entry], this.#ends[entry + 1]);
  }

  textOf(entry: number): string {
    return decodeUtf8(this.bytesOf(entry));
  }

  #equals(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#ends[entry]!;
    const length = end - start;
    if (this.#ends[entry + 1]! - from !== length) return false;
    const arena = this.#arena;
    for (let i = 0; i < length; i++) if (arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #insert(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    const entry = this.#size++;
    const from = this.#ends[entry]!;
    const to = from + end - start;
    if (to > this.#arena.length) {
      const arena = new Uint8Array(Math.max(to, 2 * this.#arena.length));
      arena.set(this.#arena);
      this.#arena = arena;
    }
    this.#arena.set(bytes.subarray(start, end), from);
    this.#ends[entry + 1] = to;
    this.#hashes[entry] = hash;
    this.#slots[slot] = entry;
    if (2 * this.#size === this.#slots.length) this.#grow();
    return entry;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(-1);
    const hashes = new Int32Array(slots.length / 2);
    const ends = new Int32Array(slots.length / 2 + 1);
    hashes.set(this.#hashes.subarray(0, this.#size));
    ends.set(this.#ends.subarray(0, this.#size + 1));
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.#size; entry++) {
      let slot = hashes[entry]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.#slots = slots;
    this.#hashes = hashes;
    this.#ends = ends;
  }
}
