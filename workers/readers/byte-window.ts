import type { ByteSource } from './byte-source.ts';

/** What is fetched at once, at least. */
const PIECE_BYTES = 1024 * 1024;

/** The bytes [from, to) of a file, held piece by piece while they are read from first to last. */
export class ByteWindow {
  readonly #source: ByteSource;
  readonly #to: number;
  /** Where the bytes at hand end in the file. */
  #end: number;
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  constructor(source: ByteSource, from: number, to: number) {
    this.#source = source;
    this.#end = from;
    this.#to = to;
  }

  /** Bytes that are not taken yet, at hand or not. */
  get left(): number {
    return this.#bytes.length + this.#to - this.#end;
  }

  /** The next `count` bytes or more, fewer where the window ends; they are not taken. Throws Error where the file is cut off. */
  async ahead(count: number): Promise<Uint8Array<ArrayBuffer>> {
    const lacking = Math.min(count, this.left) - this.#bytes.length;
    if (lacking > 0) {
      const to = Math.min(this.#to, this.#end + Math.max(lacking, PIECE_BYTES));
      const fetched = await this.#source.slice(this.#end, to);
      if (fetched.length < to - this.#end) throw new Error('the file ends early');
      const both = new Uint8Array(this.#bytes.length + fetched.length);
      both.set(this.#bytes);
      both.set(fetched, this.#bytes.length);
      this.#bytes = both;
      this.#end = to;
    }
    return this.#bytes;
  }

  /** Takes bytes that are at hand. */
  take(count: number): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return taken;
  }
}
