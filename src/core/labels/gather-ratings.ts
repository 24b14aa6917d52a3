import { Problem } from '../kernel/problem.ts';
import { lengthOf, type Column } from '../table/column.ts';
import { classNames } from './class-names.ts';
import { columnCodes } from './column-codes.ts';
import type { Ratings } from './ratings.ts';
import { settleRatings } from './settle-ratings.ts';

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
  const { replaced, ...settled } = settleRatings({
    items: keys.length,
    people: people.classes.length,
    itemOf: Int32Array.from(rows, (row) => numberOf[itemCodes.codes[row]!]!),
    personOf: Int32Array.from(rows, (row) => people.maps[0]![annotatorCodes.codes[row]!]!),
    codeOf: Int32Array.from(rows, (row) => maps[0]![labelCodes.codes[row]!]!),
  });
  return {
    ratings: {
      items: keys.length,
      annotators: people.classes,
      classes,
      values,
      ...settled,
    },
    keys,
    firstRow: Uint32Array.from(firstRows),
    report: { ...report, replaced },
  };
}
