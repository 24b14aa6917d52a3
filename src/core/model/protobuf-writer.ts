import { encodeUtf8 } from '../kernel/codecs.ts';

const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;
const FIXED64 = 1;

/**
 * Writes the fields of one protobuf message, in the order of the calls. A nested message is written by a callback.
 * Repeated numbers are packed. Integers must be safe or bigint; negative ones become 64-bit two's complement.
 */
export class ProtobufWriter {
  private bytes = new Uint8Array(256);
  private length = 0;

  /** The message so far, copied. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  integer(field: number, value: number | bigint): void {
    this.tag(field, VARINT);
    this.varint(value);
  }

  string(field: number, value: string): void {
    this.blob(field, encodeUtf8(value));
  }

  blob(field: number, value: Uint8Array): void {
    this.tag(field, BYTES);
    this.varint(value.length);
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  message(field: number, write: (inner: ProtobufWriter) => void): void {
    const inner = new ProtobufWriter();
    write(inner);
    this.blob(field, inner.bytes.subarray(0, inner.length));
  }

  float(field: number, value: number): void {
    this.tag(field, FIXED32);
    this.fixed(4, (view) => view.setFloat32(0, value, true));
  }

  double(field: number, value: number): void {
    this.tag(field, FIXED64);
    this.fixed(8, (view) => view.setFloat64(0, value, true));
  }

  floats(field: number, values: ArrayLike<number>): void {
    const packed = new DataView(new ArrayBuffer(values.length * 4));
    for (let i = 0; i < values.length; i++) packed.setFloat32(i * 4, values[i]!, true);
    this.blob(field, new Uint8Array(packed.buffer));
  }

  doubles(field: number, values: ArrayLike<number>): void {
    const packed = new DataView(new ArrayBuffer(values.length * 8));
    for (let i = 0; i < values.length; i++) packed.setFloat64(i * 8, values[i]!, true);
    this.blob(field, new Uint8Array(packed.buffer));
  }

  integers(field: number, values: ArrayLike<number | bigint>): void {
    const packed = new ProtobufWriter();
    for (let i = 0; i < values.length; i++) packed.varint(values[i]!);
    this.blob(field, packed.bytes.subarray(0, packed.length));
  }

  private tag(field: number, wire: number): void {
    this.varint(field * 8 + wire);
  }

  private varint(value: number | bigint): void {
    this.reserve(10);
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      throw new RangeError(`protobuf: ${String(value)} is not a safe integer`);
    if (value < 0 || typeof value === 'bigint') return this.longVarint(BigInt(value));
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  private longVarint(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    while (rest >= 128n) {
      this.bytes[this.length++] = Number(rest & 127n) + 128;
      rest >>= 7n;
    }
    this.bytes[this.length++] = Number(rest);
  }

  private fixed(size: number, set: (view: DataView) => void): void {
    this.reserve(size);
    set(new DataView(this.bytes.buffer, this.length, size));
    this.length += size;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
