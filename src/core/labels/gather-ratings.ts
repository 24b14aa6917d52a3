import { Problem } from '../kernel/problem.ts';
import { lengthOf, type Column } from '../table/column.ts';
import { classNames } from './class-names.ts';
import { columnCodes } from './column-codes.ts';
import type { Ratings } from './ratings.ts';

/** Ratings of columns that hold one annotator each: an item a row. Throws Problem "labels.noAnnotators". */
export function ratingsFromColumns(columns: readonly Column[]): Ratings {
  if (columns.length === 0) {
    throw new Problem({
      code: 'labels.noAnnotators',
      message: 'No column holds labels of an annotator.',
      expected: 'one column or more with labels, each by one annotator',
      found: 'none',
      fix: 'Choose the columns that hold the labels.',
    });
  }
  const sources = columns.map(columnCodes);
  const { classes, values, maps } = classNames(sources);
  const items = lengthOf(columns[0]!);
  const offsets = new Uint32Array(items + 1);
  for (const { codes } of sources) {
    for (let item = 0; item < items; item++) if (codes[item]! >= 0) offsets[item + 1]!++;
  }
  for (let item = 0; item < items; item++) offsets[item + 1]! += offsets[item]!;
  const next = offsets.slice(0, items);
  const annotatorOf = new Int32Array(offsets[items]!);
  const codes = new Int32Array(annotatorOf.length);
  sources.forEach((source, annotator) => {
    const map = maps[annotator]!;
    for (let item = 0; item < items; item++) {
      if (source.codes[item]! < 0) continue;
      const at = next[item]!++;
      annotatorOf[at] = annotator;
      codes[at] = map[source.codes[item]!]!;
    }
  });
  return { items, annotators: columns.map(({ name }) => name), classes, values, offsets, annotatorOf, codes };
}

/** Ratings of a long table, one a row, and what became of its rows. */
export interface LongRatings {
  ratings: Ratings;
  /** Key of each item, and the first row that has it: what else is known of the item is found there. */
  keys: readonly string[];
  firstRow: Uint32Array;
  report: {
    rows: number;
    /** Rows that a later row of the same annotator on the same item took the place of. */
    replaced: number;
    /** Rows left out for want of an item, an annotator or a label, the first that was missing. */
    noItem: number;
    noAnnotator: number;
    noLabel: number;
  };
}

/**
 * Ratings of columns of equal length: item, annotator, label, a rating a row. Items come in the order of their first
 * row, annotators by name. Where one annotator rated an item several times, the last row counts. Time grows with the
 * rows.
 */
export function ratingsFromRows(item: Column, annotator: Column, label: Column): LongRatings {
  const itemCodes = columnCodes(item);
  const annotatorCodes = columnCodes(annotator);
  const labelCodes = columnCodes(label);
  const { classes, values, maps } = classNames([labelCodes]);
  const people = classNames([{ ...annotatorCodes, ordered: false }]);
  const report = { rows: itemCodes.codes.length, replaced: 0, noItem: 0, noAnnotator: 0, noLabel: 0 };
  const rowOfItem = new Int32Array(itemCodes.names.length).fill(-1);
  const numberOf = new Int32Array(itemCodes.names.length);
  const keys: string[] = [];
  const firstRows: number[] = [];
  const kept = new Uint32Array(report.rows);
  let ratings = 0;
  for (let row = 0; row < report.rows; row++) {
    const code = itemCodes.codes[row]!;
    if (code < 0) {
      report.noItem++;
      continue;
    }
    if (rowOfItem[code]! < 0) {
      rowOfItem[code] = row;
      numberOf[code] = keys.length;
      keys.push(itemCodes.names[code]!);
      firstRows.push(row);
    }
    if (annotatorCodes.codes[row]! < 0) report.noAnnotator++;
    else if (labelCodes.codes[row]! < 0) report.noLabel++;
    else kept[ratings++] = row;
  }
  const rows = kept.subarray(0, ratings);
  const personOf = (row: number): number => people.maps[0]![annotatorCodes.codes[row]!]!;
  const itemOf = (row: number): number => numberOf[itemCodes.codes[row]!]!;
  const byPerson = countingSort(rows, people.classes.length, personOf).sorted;
  const { sorted, offsets } = countingSort(byPerson, keys.length, itemOf);
  // By item, then annotator, then row: of equal neighbours the last stays.
  const annotatorOf = new Int32Array(ratings);
  const codes = new Int32Array(ratings);
  const ends = new Uint32Array(offsets.length);
  let size = 0;
  for (let number = 0; number < keys.length; number++) {
    for (let at = offsets[number]!; at < offsets[number + 1]!; at++) {
      const row = sorted[at]!;
      const person = personOf(row);
      if (size > ends[number]! && annotatorOf[size - 1] === person) {
        report.replaced++;
        size--;
      }
      annotatorOf[size] = person;
      codes[size++] = maps[0]![labelCodes.codes[row]!]!;
    }
    ends[number + 1] = size;
  }
  return {
    ratings: {
      items: keys.length,
      annotators: people.classes,
      classes,
      values,
      offsets: ends,
      annotatorOf: annotatorOf.slice(0, size),
      codes: codes.slice(0, size),
    },
    keys,
    firstRow: Uint32Array.from(firstRows),
    report,
  };
}

/** Rows in the order of a key in [0, keys), equal ones as they stood; those of a key begin at its offset. */
function countingSort(
  rows: Uint32Array,
  keys: number,
  keyOf: (row: number) => number,
): { sorted: Uint32Array; offsets: Uint32Array } {
  const offsets = new Uint32Array(keys + 1);
  for (const row of rows) offsets[keyOf(row) + 1]!++;
  for (let key = 0; key < keys; key++) offsets[key + 1]! += offsets[key]!;
  const next = offsets.slice(0, keys);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[keyOf(row)]!++] = row;
  return { sorted, offsets };
}
