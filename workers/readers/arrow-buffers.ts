import { compressors } from 'hyparquet-compressors';
import type { ArrowBatch } from './arrow-messages.ts';
import type { ByteSource } from './byte-source.ts';
import { unpackLz4Frame } from './lz4-frame.ts';

/** No honest writer makes larger buffers. */
const MOST_BUFFER_BYTES = 1 << 30;
const RAW = -1n;

/** The parts of a record batch by number: how many rows each node has, and the bytes of each buffer. */
export class ArrowBuffers {
  /** Length and nulls by node. */
  readonly nodes: readonly number[][];
  /** How many buffers each string view has besides its own two. */
  readonly views: readonly number[];
  readonly #source: ByteSource;
  readonly #batch: ArrowBatch;
  readonly #regions: readonly number[][];
  readonly #codec: number | null;

  constructor(source: ByteSource, batch: ArrowBatch) {
    this.#source = source;
    this.#batch = batch;
    this.nodes = batch.batch.counts(1, 2);
    this.#regions = batch.batch.counts(2, 2);
    this.views = batch.batch.counts(4, 1).map(([count]) => count!);
    const compression = batch.batch.table(3);
    if (compression && compression.int8(1, 0) !== 0)
      throw new Error('unsupported: another way of compression');
    this.#codec = compression ? compression.int8(0, 0) : null;
  }

  /** The bytes of a buffer, unpacked, at the start of memory of their own. Throws Error. */
  async bytes(buffer: number): Promise<Uint8Array<ArrayBuffer>> {
    const [offset, length] = this.#regions[buffer] ?? [];
    if (offset === undefined || length === undefined)
      throw new Error(`buffer ${String(buffer + 1)} is missing`);
    const { bodyAt, bodyBytes } = this.#batch;
    if (offset + length > bodyBytes) throw new Error('a buffer lies outside of its batch');
    if (length > MOST_BUFFER_BYTES) throw new Error(`unsupported: a buffer of ${String(length)} bytes`);
    const bytes = await this.#source.slice(bodyAt + offset, bodyAt + offset + length);
    if (bytes.length < length) throw new Error('the file ends early');
    const whole = this.#codec === null || length === 0 ? bytes : unpack(bytes, this.#codec);
    return whole.byteOffset === 0 ? whole : whole.slice();
  }
}

function unpack(bytes: Uint8Array<ArrayBuffer>, codec: number): Uint8Array<ArrayBuffer> {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(0, true);
  const packed = bytes.subarray(8);
  if (size === RAW) return packed.slice();
  if (size < 0n || size > BigInt(MOST_BUFFER_BYTES))
    throw new Error(`unsupported: a buffer of ${String(size)} bytes`);
  if (codec === 0) return unpackLz4Frame(packed, Number(size));
  if (codec !== 1 || !compressors.ZSTD) throw new Error(`unsupported: compression ${String(codec)}`);
  const out = compressors.ZSTD(packed, Number(size));
  if (out.length !== Number(size)) throw new Error(`${String(out.length)} bytes for ${String(size)}`);
  return new Uint8Array(out);
}
