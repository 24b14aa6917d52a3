import { decodeUtf8 } from '../kernel/codecs.ts';
import { Problem } from '../kernel/problem.ts';

/** Wire types of the protobuf encoding; groups (3, 4) are not used by ONNX and are refused. */
export const VARINT = 0;
export const FIXED64 = 1;
export const BYTES = 2;
export const FIXED32 = 5;

/**
 * Walks the fields of one protobuf message inside a byte range, copying nothing. Every read is checked against the
 * range's end, so damaged lengths cannot reach other bytes; whatever does not fit throws Problem "onnx.damaged".
 * Use: `while (reader.next()) switch (reader.field) { ... default: reader.skip(); }`.
 */
export class ProtobufReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  /** Where the next read happens. */
  at: number;
  /** Number and wire type of the field that `next` found, and where its tag begins. */
  field = 0;
  wire = 0;
  fieldStart = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** Moves to the next field; false at the end of the message. Its value must then be read or skipped. */
  next(): boolean {
    if (this.at >= this.end) return false;
    this.fieldStart = this.at;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.wire = tag % 8;
    if (this.field < 1 || this.field > 0x1fffffff)
      throw this.damaged(`a field numbered ${String(this.field)}`);
    return true;
  }

  /** A varint as a number: two's complement when negative, inexact beyond 2^53. */
  varint(): number {
    const { bytes, end } = this;
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      if (this.at >= end) throw this.damaged('a number cut off');
      const byte = bytes[this.at++]!;
      if (i === 9) return this.negative(byte);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw this.damaged('a number of more than ten bytes');
  }

  /** A varint in full, as the signed 64-bit integer it is. */
  int64(): bigint {
    const start = this.at;
    const near = this.varint();
    if (near >= -Number.MAX_SAFE_INTEGER && near <= Number.MAX_SAFE_INTEGER) return BigInt(near);
    let value = 0n;
    for (let i = start; i < this.at; i++) value |= BigInt(this.bytes[i]! & 0x7f) << BigInt(7 * (i - start));
    return BigInt.asIntN(64, value);
  }

  /** The content of a length-delimited field as a reader of its own; this reader moves past it. */
  message(): ProtobufReader {
    this.expect(BYTES);
    const length = this.varint();
    if (length < 0 || length > this.end - this.at) {
      throw this.damaged(`${String(length)} bytes announced where ${String(this.end - this.at)} are left`);
    }
    const inner = new ProtobufReader(this.bytes, this.at, this.at + length);
    this.at += length;
    return inner;
  }

  /** The text of a string field; invalid UTF-8 becomes U+FFFD. */
  string(): string {
    const inner = this.message();
    return decodeUtf8(this.bytes.subarray(inner.at, inner.end));
  }

  /** The text of a string field of at most `limit` bytes; null where it is longer. */
  shortString(limit: number): string | null {
    const inner = this.message();
    return inner.end - inner.at > limit ? null : decodeUtf8(this.bytes.subarray(inner.at, inner.end));
  }

  /** Another reader over the same message from where this one stands. */
  restart(): ProtobufReader {
    return new ProtobufReader(this.bytes, this.at, this.end);
  }

  /** The value of a varint field. */
  number(): number {
    this.expect(VARINT);
    return this.varint();
  }

  /** Passes over the value of the current field. */
  skip(): void {
    switch (this.wire) {
      case VARINT:
        this.varint();
        return;
      case FIXED64:
        return this.advance(8);
      case BYTES:
        this.message();
        return;
      case FIXED32:
        return this.advance(4);
      default:
        throw this.damaged(`wire type ${String(this.wire)}`);
    }
  }

  /** Calls `each` once a varint, whether the repeated field is packed or not. `each` must read one varint. */
  eachVarint(each: (reader: ProtobufReader) => void): void {
    if (this.wire === VARINT) return each(this);
    const packed = this.message();
    while (packed.at < packed.end) each(packed);
  }

  /** How many elements a packed or unpacked repeated field of fixed width adds here; moves past it. */
  countFixed(width: 4 | 8): number {
    if (this.wire === (width === 4 ? FIXED32 : FIXED64)) {
      this.advance(width);
      return 1;
    }
    const packed = this.message();
    const length = packed.end - packed.at;
    if (length % width !== 0)
      throw this.damaged(`${String(length)} bytes for values of ${String(width)} bytes`);
    return length / width;
  }

  /** A Problem at this reader's place. */
  damaged(found: string): Problem {
    return new Problem({
      code: 'onnx.damaged',
      message: 'The model file is damaged or cut short.',
      expected: 'a whole ONNX file',
      found,
      where: `byte ${String(this.fieldStart)}`,
      fix: 'Copy or export the model again.',
    });
  }

  private expect(wire: number): void {
    if (this.wire !== wire) {
      throw this.damaged(`field ${String(this.field)} with wire type ${String(this.wire)}`);
    }
  }

  private advance(bytes: number): void {
    if (this.end - this.at < bytes) throw this.damaged('a value cut off');
    this.at += bytes;
  }

  /** A ten-byte varint: the value of its 64 bits, signed, from the bytes just read. */
  private negative(last: number): number {
    if (last > 1) throw this.damaged('a number of more than 64 bits');
    let value = 0n;
    const start = this.at - 10;
    for (let i = 0; i < 10; i++) value |= BigInt(this.bytes[start + i]! & 0x7f) << BigInt(7 * i);
    return Number(BigInt.asIntN(64, value));
  }
}
