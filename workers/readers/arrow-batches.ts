import type { BatchParts } from '@uwdata/flechette/src/encode/record-batch.js';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { lengthOf } from '../../src/core/table/column.ts';
import type { Column } from '../../src/core/table/column.ts';
import { microsOf } from './values-of-chunk.ts';

/** A batch with the bytes of its body. */
export interface ArrowParts extends BatchParts {
  buffers: readonly Uint8Array[];
  bodyBytes: number;
}

/** Rows of every column as one record batch. */
export function batchOf(columns: readonly Column[], rows: number): ArrowParts {
  return partsOf(rows, columns.map(nodeOf));
}

/** The levels of a category as the batch of a dictionary. */
export function dictionaryOf(levels: readonly string[]): ArrowParts {
  const bytes = levels.map(encodeUtf8);
  const offsets = new Int32Array(levels.length + 1);
  for (const [i, level] of bytes.entries()) offsets[i + 1] = offsets[i]! + level.length;
  const utf8 = new Uint8Array(offsets[levels.length]!);
  for (const [i, level] of bytes.entries()) utf8.set(level, offsets[i]);
  return partsOf(levels.length, [{ nulls: 0, buffers: [NOTHING, bytesOf(offsets), utf8] }]);
}

interface Node {
  nulls: number;
  buffers: Uint8Array[];
}

const NOTHING = new Uint8Array(0);

function partsOf(length: number, nodes: readonly Node[]): ArrowParts {
  const buffers = nodes.flatMap((node) => node.buffers);
  let at = 0;
  const regions = buffers.map((buffer) => {
    const region = { offset: at, length: buffer.length };
    at += Math.ceil(buffer.length / 8) * 8;
    return region;
  });
  return {
    length,
    nodes: nodes.map(({ nulls }) => ({ length, nullCount: nulls })),
    regions,
    variadic: [],
    buffers,
    bodyBytes: at,
  };
}

function nodeOf(column: Column): Node {
  const rows = lengthOf(column);
  switch (column.type) {
    case 'integer':
      return { nulls: 0, buffers: [NOTHING, bytesOf(column.data)] };
    case 'number': {
      const { data } = column;
      return node(rows, (row) => !Number.isNaN(data[row]), [bytesOf(data)]);
    }
    case 'boolean': {
      const { data } = column;
      return node(rows, (row) => data[row] !== -1, [bits(rows, (row) => data[row] === 1)]);
    }
    case 'category': {
      const { data } = column;
      return node(rows, (row) => data[row]! >= 0, [bytesOf(data.map((code) => Math.max(0, code)))]);
    }
    case 'timestamp': {
      const micros = new BigInt64Array(rows);
      const there = new Uint8Array(rows);
      for (let row = 0; row < rows; row++) {
        const value = microsOf(column.data[row]!);
        there[row] = value === null ? 0 : 1;
        micros[row] = value ?? 0n;
      }
      return node(rows, (row) => there[row] === 1, [bytesOf(micros)]);
    }
    case 'text': {
      const { offsets, utf8, valid } = column;
      if (offsets[rows]! > 0x7fffffff) throw tooMuchText(column.name);
      return node(rows, (row) => valid?.[row] !== 0, [bytesOf(Int32Array.from(offsets)), utf8]);
    }
  }
}

function node(rows: number, isThere: (row: number) => boolean, buffers: Uint8Array[]): Node {
  let nulls = 0;
  for (let row = 0; row < rows; row++) if (!isThere(row)) nulls++;
  return { nulls, buffers: [nulls === 0 ? NOTHING : bits(rows, isThere), ...buffers] };
}

function bits(rows: number, isSet: (row: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(rows / 8));
  for (let row = 0; row < rows; row++) if (isSet(row)) bytes[row >> 3]! |= 1 << (row & 7);
  return bytes;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function tooMuchText(name: string): Problem {
  return new Problem({
    code: 'arrow.tooMuchText',
    message: `“${name}” holds more than 2 GB of text in 65,536 rows, which an Arrow file cannot hold.`,
    where: `column “${name}”`,
    fix: 'Export as CSV.',
  });
}
