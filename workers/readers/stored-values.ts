import type { DecodedArray } from 'hyparquet';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { formatTimestamp, timestampOf } from '../../src/core/table/timestamp.ts';
import type { StoredColumn } from './columnar-file.ts';

/** Stands for a whole number that no double holds exactly; whole numbers are never infinite otherwise. */
export const TOO_LONG = Infinity;

const DAY_MS = 86_400_000;
const JULIAN_1970 = 2_440_588n;

/**
 * Stored values as doubles: numbers as they are, times as milliseconds since 1970, times of day as microseconds.
 * Whole numbers (also decimals without digits after the point) beyond 2^53 become TOO_LONG.
 */
export function numbersOf(values: DecodedArray, column: StoredColumn): Float64Array<ArrayBuffer> {
  if (values instanceof Float64Array || values instanceof Float32Array || values instanceof Int32Array)
    if (column.kind === 'double' || column.kind === 'float' || column.kind === 'int32')
      return new Float64Array(values);
  const numbers = new Float64Array(values.length);
  const convert = converterOf(column);
  for (let i = 0; i < numbers.length; i++) numbers[i] = convert(values[i]);
  return numbers;
}

/** Stored values as the UTF-8 that a CSV file would have for them; strings are as they stand, UTF-8 or not. */
export function textsOf(values: DecodedArray, column: StoredColumn): Uint8Array[] {
  const format = textFormat(column);
  return Array.from({ length: values.length }, (_, i) => format(values[i]));
}

function converterOf(column: StoredColumn): (value: unknown) => number {
  switch (column.kind) {
    case 'uint32':
      return (value) => Number(value) >>> 0;
    case 'int64':
      return (value) => exactOrTooLong(Number(value));
    case 'uint64':
      return (value) => exactOrTooLong(Number(BigInt.asUintN(64, value as bigint)));
    case 'float16':
      return (value) => halfFloat(value as Uint8Array);
    case 'decimal':
      return (value) => decimalNumber(value, column.scale);
    case 'date':
      return (value) => Number(value) * DAY_MS;
    case 'timestampUs':
      return (value) => timeOf(value as bigint);
    case 'timestampNs':
      return (value) => timeOf(floorDivide(value as bigint, 1000n));
    case 'int96':
      return (value) => int96Time(value as bigint);
    case 'timeMs':
      return (value) => Number(value) * 1000;
    case 'timeNs':
      return (value) => Number((value as bigint) / 1000n);
    default:
      return Number;
  }
}

/** How one stored value of a column is written, as in `textsOf`. */
export function textFormat(column: StoredColumn): (value: unknown) => Uint8Array {
  switch (column.kind) {
    case 'string':
      return (value) => value as Uint8Array;
    case 'boolean':
      return (value) => encodeUtf8(value ? 'true' : 'false');
    case 'uuid':
      return (value) => encodeUtf8(formatUuid(value as Uint8Array));
    case 'uint64':
      return (value) => encodeUtf8(String(BigInt.asUintN(64, value as bigint)));
    case 'decimal':
      return (value) => encodeUtf8(formatDecimal(unscaled(value), column.scale));
    case 'date':
    case 'timestampMs':
    case 'timestampUs':
    case 'timestampNs':
    case 'int96': {
      const convert = converterOf(column);
      return (value) => encodeUtf8(formatTimestamp(convert(value), column.zone));
    }
    case 'timeMs':
    case 'timeUs':
    case 'timeNs': {
      const convert = converterOf(column);
      return (value) => encodeUtf8(formatTimeOfDay(convert(value)));
    }
    case 'uint32':
    case 'float16': {
      const convert = converterOf(column);
      return (value) => encodeUtf8(String(convert(value)));
    }
    default:
      return (value) => encodeUtf8(String(value));
  }
}

function exactOrTooLong(value: number): number {
  return Number.isSafeInteger(value) ? value : TOO_LONG;
}

/** Microseconds as the double next to the exact number of milliseconds. */
function timeOf(micros: bigint): number {
  const small = Number(micros);
  if (Number.isSafeInteger(small)) return small / 1000;
  const ms = floorDivide(micros, 1000n);
  return timestampOf(Number(ms), Number(micros - ms * 1000n));
}

/** INT96: the Julian day in the upper 32 bits, nanoseconds of the day in the lower 64. */
function int96Time(value: bigint): number {
  const days = (value >> 64n) - JULIAN_1970;
  const micros = (value & 0xffffffffffffffffn) / 1000n;
  return timeOf(days * 86_400_000_000n + micros);
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

/** Decimals are stored as a whole number or as its big-endian two's complement. */
function unscaled(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let whole = 0n;
  for (const byte of value) whole = (whole << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * value.length, whole);
}

function decimalNumber(stored: unknown, scale: number): number {
  const whole = typeof stored === 'number' ? stored : unscaled(stored);
  const value = Number(whole);
  if (scale === 0) return exactOrTooLong(value);
  // One division of exact doubles is correctly rounded.
  if (Number.isSafeInteger(value) && scale <= 22) return value / 10 ** scale;
  return Number(`${String(whole)}e-${String(scale)}`);
}

function formatDecimal(whole: bigint, scale: number): string {
  if (scale === 0) return String(whole);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function halfFloat(bytes: Uint8Array): number {
  const bits = bytes[0]! | (bytes[1]! << 8);
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent < 31
        ? (1 + fraction / 1024) * 2 ** (exponent - 15)
        : fraction === 0
          ? Infinity
          : NaN;
  return bits >> 15 ? -size : size;
}

function formatUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function formatTimeOfDay(micros: number): string {
  return formatTimestamp(micros / 1000, 'utc').slice('1970-01-01T'.length, -1);
}
