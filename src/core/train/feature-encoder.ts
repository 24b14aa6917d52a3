import type { Column } from '../table/column.ts';
import { DesignBuilder, type Design } from './design.ts';
import { countPieces, countWords, TEXT_BUCKETS, type TextPieces } from './encode-text.ts';

/** How one column becomes features, from number `first` on; learned from training rows only. */
export type ColumnEncoding =
  | { as: 'number'; first: number; mean: number; scale: number; missing: boolean }
  | { as: 'levels'; first: number; featureOf: Int32Array; features: number; missing: boolean }
  | { as: 'text'; first: number; pieces: TextPieces }
  | { as: 'nothing' };

export interface FeatureEncoder {
  features: number;
  columns: readonly ColumnEncoding[];
}

/** Levels of a category with a feature of their own: the most common. */
const MOST_LEVELS = 100;
/** Texts with fewer words than this on average are taken by trigrams. */
const FEW_WORDS = 2;

/**
 * Learns from the training rows: numbers and times their mean and deviation (constant ones are left out); categories
 * and booleans a feature a level, 100 at most; texts hashed words, or trigrams where they are hardly more than one
 * word. Where training rows lack a value, "missing" is a feature too.
 */
export function fitEncoder(columns: readonly Column[], rows: Uint32Array): FeatureEncoder {
  let features = 0;
  const encodings = columns.map((column): ColumnEncoding => {
    const encoding = encodingOf(column, rows, features);
    features += widthOf(encoding);
    return encoding;
  });
  return { features, columns: encodings };
}

/** Features of the rows. Missing and infinite numbers are the mean; levels that training did not show are all zeros. */
export function encodeRows(encoder: FeatureEncoder, columns: readonly Column[], rows: Uint32Array): Design {
  const builder = new DesignBuilder(rows.length, encoder.features);
  const counts = new Float64Array(TEXT_BUCKETS);
  for (const row of rows) {
    encoder.columns.forEach((encoding, at) => {
      encodeCell(encoding, columns[at]!, row, builder, counts);
    });
    builder.endRow();
  }
  return builder.finish();
}

function encodingOf(column: Column, rows: Uint32Array, first: number): ColumnEncoding {
  switch (column.type) {
    case 'category':
      return levelsEncoding(column.data, column.levels.length, rows, first);
    case 'boolean':
      return levelsEncoding(column.data, 2, rows, first);
    case 'text':
      return { as: 'text', first, pieces: wordsPerText(column, rows) < FEW_WORDS ? 'trigrams' : 'words' };
    default:
      return numberEncoding(column.data, rows, first);
  }
}

type Numbers = Float64Array | Float32Array | Int32Array;

function numberEncoding(data: Numbers, rows: Uint32Array, first: number): ColumnEncoding {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const row of rows) {
    const value = data[row]!;
    if (!Number.isFinite(value)) continue;
    n++;
    const delta = value - mean;
    mean += delta / n;
    squares += delta * (value - mean);
  }
  const missing = n > 0 && n < rows.length;
  if (squares > 0) return { as: 'number', first, mean, scale: Math.sqrt(n / squares), missing };
  return missing ? { as: 'number', first, mean, scale: 0, missing } : { as: 'nothing' };
}

function levelsEncoding(
  codes: Int32Array | Int8Array,
  levels: number,
  rows: Uint32Array,
  first: number,
): ColumnEncoding {
  const counts = new Float64Array(levels);
  let there = 0;
  for (const row of rows) {
    if (codes[row]! < 0) continue;
    counts[codes[row]!]!++;
    there++;
  }
  const common = [...counts.keys()]
    .filter((level) => counts[level]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, MOST_LEVELS);
  const featureOf = new Int32Array(levels).fill(-1);
  common.sort((a, b) => a - b).forEach((level, at) => (featureOf[level] = first + at));
  return {
    as: 'levels',
    first,
    featureOf,
    features: common.length,
    missing: there < rows.length && there > 0,
  };
}

function wordsPerText(column: Column & { type: 'text' }, rows: Uint32Array): number {
  let words = 0;
  let texts = 0;
  for (const row of rows) {
    const [from, to] = [column.offsets[row]!, column.offsets[row + 1]!];
    if (from === to) continue;
    texts++;
    words += countWords(column.utf8, from, to);
  }
  return texts === 0 ? 0 : words / texts;
}

function widthOf(encoding: ColumnEncoding): number {
  switch (encoding.as) {
    case 'number':
      return 1 + Number(encoding.missing);
    case 'levels':
      return encoding.features + Number(encoding.missing);
    case 'text':
      return TEXT_BUCKETS;
    case 'nothing':
      return 0;
  }
}

function encodeCell(
  encoding: ColumnEncoding,
  column: Column,
  row: number,
  builder: DesignBuilder,
  counts: Float64Array,
): void {
  if (encoding.as === 'nothing') return;
  if (encoding.as === 'text') {
    if (column.type === 'text') encodeText(encoding, column, row, builder, counts);
  } else if (column.type !== 'text') {
    const value = column.data[row]!;
    if (encoding.as === 'number') {
      if (Number.isFinite(value)) builder.add(encoding.first, (value - encoding.mean) * encoding.scale);
      else if (encoding.missing) builder.add(encoding.first + 1, 1);
    } else if (value >= 0) {
      const feature = encoding.featureOf[value] ?? -1;
      if (feature >= 0) builder.add(feature, 1);
    } else if (encoding.missing) builder.add(encoding.first + encoding.features, 1);
  }
}

/** Square roots of the counts, scaled to length 1. */
function encodeText(
  { first, pieces }: ColumnEncoding & { as: 'text' },
  { utf8, offsets }: Column & { type: 'text' },
  row: number,
  builder: DesignBuilder,
  counts: Float64Array,
): void {
  const touched = countPieces(utf8, offsets[row]!, offsets[row + 1]!, pieces, counts);
  let total = 0;
  for (const bucket of touched) total += counts[bucket]!;
  for (const bucket of touched) {
    builder.add(first + bucket, Math.sqrt(counts[bucket]! / total));
    counts[bucket] = 0;
  }
}
