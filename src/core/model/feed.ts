import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import { fits, typeInWords } from './column-facts.ts';
import {
  areFourPlain,
  FOUR,
  gatherBooleans,
  gatherFloats,
  gatherFourFloats,
  gatherIntegers,
  gatherStrings,
  type Source,
} from './feed-values.ts';
import type { InputMap, Signature } from './signature.ts';
import type { TensorData, Tensors } from './tensor-data.ts';

/**
 * The tensors of rows [from, to), filled up to `padTo` rows with copies of the last one where a model takes only
 * batches of one size. Arrays are used again: a batch is good until the next call.
 */
export type Feed = (from: number, to: number, padTo?: number) => Tensors;

/** Values interleaved at once, so that the part of a tensor being written stays in the cache. */
const TILE_VALUES = 16_384;

/**
 * Prepares feeding a model from columns; `firstRow` is the row of the table that the columns' row 0 is, for messages.
 * A missing value becomes NaN ('' at a string input), the fill (before scaling), or Problem "model.missingValue";
 * integers and booleans have no NaN and refuse instead. Integers throw Problem "model.notWhole" for fractions.
 * Throws Problem "model.columnType" or "model.columnCount" where columns do not fit an input.
 */
export function makeFeed(signature: Signature, columnOf: (name: string) => Column, firstRow = 0): Feed {
  const writers = signature.inputs.map((input) => ({
    name: input.input,
    write: inputWriter(
      input,
      input.columns.map((name) => sourceOf(input, columnOf(name), firstRow)),
    ),
  }));
  return (from, to, padTo = to - from) =>
    new Map(writers.map(({ name, write }) => [name, write(from, to - from, padTo)]));
}

type Write = (from: number, rows: number, padTo: number) => TensorData;

function inputWriter(input: InputMap, sources: readonly Source[]): Write {
  const width = sources.length;
  const expected = input.shape.reduce<number>((product, size) => product * (size === 'N' ? 1 : size), 1);
  if (width !== expected) throw wrongCount(input, expected);
  const dimsOf = (rows: number) => input.shape.map((size) => (size === 'N' ? rows : size));
  const buffer = bufferFor(input.dtype);
  return (from, rows, padTo) => {
    const data = buffer.ofLength(padTo * width);
    const tile = Math.max(1, Math.floor(TILE_VALUES / width));
    for (let row = 0; row < rows; row += tile) {
      const count = Math.min(tile, rows - row);
      for (let c = 0; c < width;) {
        c += buffer.gather(row * width + c, width, sources, c, from + row, count);
      }
    }
    for (let row = rows; row < padTo; row++) buffer.copy((rows - 1) * width, row * width, width);
    return { dtype: input.dtype, dims: dimsOf(padTo), data };
  };
}

/** The array that an input's batches share, and how values get into it. */
interface Buffer {
  ofLength(length: number): TensorData['data'];
  /** Writes source number `first` and, where that is quicker, some after it; returns how many. */
  gather(
    at: number,
    stride: number,
    sources: readonly Source[],
    first: number,
    from: number,
    rows: number,
  ): number;
  copy(from: number, to: number, length: number): void;
}

function bufferFor(dtype: InputMap['dtype']): Buffer {
  switch (dtype) {
    case 'float32':
      return typed((length) => new Float32Array(length), gatherFloats, gatherFourFloats);
    case 'float64':
      return typed((length) => new Float64Array(length), gatherFloats, gatherFourFloats);
    case 'int32':
      return typed(
        (length) => new Int32Array(length),
        (target, at, stride, source, from, rows) =>
          gatherIntegers((i, value) => (target[i] = value), 2 ** 31, at, stride, source, from, rows),
      );
    case 'int64':
      return typed(
        (length) => new BigInt64Array(length),
        (target, at, stride, source, from, rows) =>
          gatherIntegers((i, value) => (target[i] = BigInt(value)), 2 ** 53, at, stride, source, from, rows),
      );
    case 'bool':
      return typed((length) => new Uint8Array(length), gatherBooleans);
    case 'string':
      return strings();
  }
}

type Typed = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array;

function typed<T extends Typed>(
  allocate: (length: number) => T,
  gatherOne: (target: T, at: number, stride: number, source: Source, from: number, rows: number) => void,
  gatherFour?: (
    target: T,
    at: number,
    stride: number,
    sources: readonly Source[],
    first: number,
    from: number,
    rows: number,
  ) => void,
): Buffer {
  let whole = allocate(0);
  return {
    ofLength(length) {
      if (whole.length < length) whole = allocate(length);
      return whole.length === length ? whole : whole.subarray(0, length);
    },
    gather(at, stride, sources, first, from, rows) {
      if (gatherFour && areFourPlain(sources, first)) {
        gatherFour(whole, at, stride, sources, first, from, rows);
        return FOUR;
      }
      gatherOne(whole, at, stride, sources[first]!, from, rows);
      return 1;
    },
    copy: (from, to, length) => whole.copyWithin(to, from, from + length),
  };
}

function strings(): Buffer {
  let whole: string[] = [];
  return {
    ofLength(length) {
      if (whole.length !== length) whole = new Array<string>(length).fill('');
      return whole;
    },
    gather(at, stride, sources, first, from, rows) {
      gatherStrings(whole, at, stride, sources[first]!, from, rows);
      return 1;
    },
    copy(from, to, length) {
      for (let i = 0; i < length; i++) whole[to + i] = whole[from + i]!;
    },
  };
}

function sourceOf(input: InputMap, column: Column, firstRow: number): Source {
  if (!fits(input.dtype, column)) {
    throw new Problem({
      code: 'model.columnType',
      message: `Column "${column.name}" holds ${typeInWords(column)}, which input "${input.input}" does not take.`,
      expected: input.dtype,
      found: typeInWords(column),
      where: `input "${input.input}"`,
      fix: 'Map another column to this input, or import the table with another type for this one.',
    });
  }
  const hasNaN = input.dtype === 'float32' || input.dtype === 'float64' || input.dtype === 'string';
  const missing = input.missing === 'nan' && !hasNaN ? 'refuse' : input.missing;
  return { column, scale: input.scale, offset: input.offset, missing, firstRow };
}

function wrongCount(input: InputMap, expected: number): Problem {
  return new Problem({
    code: 'model.columnCount',
    message: `Input "${input.input}" takes ${String(expected)} columns and is given ${String(input.columns.length)}.`,
    expected: `${String(expected)} columns`,
    found: `${String(input.columns.length)} columns`,
    where: `input "${input.input}"`,
    fix: 'Complete the mapping of this input.',
  });
}
