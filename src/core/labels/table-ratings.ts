import { compareCodePoints } from '../table/compare-code-points.ts';
import { lengthOf, type Column } from '../table/column.ts';
import { columnCodes } from './column-codes.ts';
import type { Annotation } from './labeling.ts';
import type { Ratings } from './ratings.ts';
import { settleRatings } from './settle-ratings.ts';

/** Labels of one source on the rows of a table; by label: row, index into people, index into names. */
export interface GivenLabels {
  people: readonly string[];
  names: readonly string[];
  rows: Int32Array;
  personOf: Int32Array;
  nameOf: Int32Array;
}

/** A column that holds the labels of one annotator, who goes by its name. */
export function labelsOfColumn(column: Column): GivenLabels {
  const { codes, names } = columnCodes(column);
  const rows = placesWhere(codes.length, (row) => codes[row]! >= 0);
  return {
    people: [column.name],
    names,
    rows,
    personOf: new Int32Array(rows.length),
    nameOf: Int32Array.from(rows, (row) => codes[row]!),
  };
}

/**
 * Lines of another table: which example, who, what. Examples are named by the values of `key`, a column of the labeled
 * table (of equal keys the first row counts), or by the number of the row, from 1 on. `lost`: lines without an example
 * of this table, an annotator or a label.
 */
export function labelsOfLines(
  { item, annotator, label }: Readonly<Record<'item' | 'annotator' | 'label', Column>>,
  key: Column | null,
  rows: number,
): { given: GivenLabels; lost: number } {
  const items = columnCodes(item);
  const people = columnCodes(annotator);
  const labels = columnCodes(label);
  const rowOf = key ? rowsByKey(key) : null;
  const rowOfName = Int32Array.from(items.names, (name) => {
    if (rowOf) return rowOf.get(name) ?? -1;
    const number = Number(name);
    return Number.isInteger(number) && number >= 1 && number <= rows ? number - 1 : -1;
  });
  const lines = placesWhere(lengthOf(item), (line) => {
    const code = items.codes[line]!;
    return code >= 0 && rowOfName[code]! >= 0 && people.codes[line]! >= 0 && labels.codes[line]! >= 0;
  });
  return {
    given: {
      people: people.names,
      names: labels.names,
      rows: Int32Array.from(lines, (line) => rowOfName[items.codes[line]!]!),
      personOf: Int32Array.from(lines, (line) => people.codes[line]!),
      nameOf: Int32Array.from(lines, (line) => labels.codes[line]!),
    },
    lost: lengthOf(item) - lines.length,
  };
}

/** Labels made here that stand: of one round, or of all, where a later round takes the place of an earlier one. */
export function labelsMadeHere(standing: readonly Annotation[], round: number | null): GivenLabels {
  const made = standing
    .filter(({ body }) => body.what === 'label' && (round === null || body.round === round))
    .sort((a, b) => a.body.round - b.body.round);
  const people = [...new Set(made.map(({ by }) => by))].sort(compareCodePoints);
  const names = [...new Set(made.map(({ body }) => body.value!))];
  const personCode = new Map(people.map((name, code) => [name, code]));
  const nameCode = new Map(names.map((name, code) => [name, code]));
  return {
    people,
    names,
    rows: Int32Array.from(made, ({ body }) => body.row),
    personOf: Int32Array.from(made, ({ by }) => personCode.get(by)!),
    nameOf: Int32Array.from(made, ({ body }) => nameCode.get(body.value!)!),
  };
}

/**
 * All labels on the rows of a table together, an item a row. People of one name are one person, whose later source
 * counts. Labels that are none of the classes are classes of their own behind them, by code point: `others`. Rows that
 * the table does not have are left out.
 */
export function ratingsOfTable(
  rows: number,
  classes: readonly string[],
  sources: readonly GivenLabels[],
): { ratings: Ratings; others: readonly string[] } {
  const annotators = [...new Set(sources.flatMap(({ people }) => people))];
  const used = new Set(
    sources.flatMap(({ names, nameOf }) => Array.from(new Set(nameOf), (at) => names[at]!)),
  );
  const others = [...used].filter((name) => !classes.includes(name)).sort(compareCodePoints);
  const all = [...classes, ...others];
  const codeOf = new Map(all.map((name, code) => [name, code]));
  const numberOf = new Map(annotators.map((name, number) => [name, number]));
  const total = sources.reduce((sum, source) => sum + source.rows.length, 0);
  const loose = {
    itemOf: new Int32Array(total),
    personOf: new Int32Array(total),
    codeOf: new Int32Array(total),
  };
  let size = 0;
  for (const source of sources) {
    const people = source.people.map((name) => numberOf.get(name)!);
    const names = source.names.map((name) => codeOf.get(name) ?? -1);
    for (let at = 0; at < source.rows.length; at++) {
      if (source.rows[at]! >= rows) continue;
      loose.itemOf[size] = source.rows[at]!;
      loose.personOf[size] = people[source.personOf[at]!]!;
      loose.codeOf[size++] = names[source.nameOf[at]!]!;
    }
  }
  const { offsets, annotatorOf, codes } = settleRatings({
    items: rows,
    people: annotators.length,
    itemOf: loose.itemOf.subarray(0, size),
    personOf: loose.personOf.subarray(0, size),
    codeOf: loose.codeOf.subarray(0, size),
  });
  return {
    ratings: { items: rows, annotators, classes: all, values: valuesOf(all), offsets, annotatorOf, codes },
    others,
  };
}

function valuesOf(classes: readonly string[]): Float64Array | null {
  const numbers = classes.map((name) => (name.trim() === '' ? NaN : Number(name)));
  return numbers.length > 0 && numbers.every(Number.isFinite) ? Float64Array.from(numbers) : null;
}

function rowsByKey(key: Column): ReadonlyMap<string, number> {
  const { codes, names } = columnCodes(key);
  const rowOf = new Map<string, number>();
  for (let row = codes.length - 1; row >= 0; row--) if (codes[row]! >= 0) rowOf.set(names[codes[row]!]!, row);
  return rowOf;
}

function placesWhere(length: number, test: (at: number) => boolean): Int32Array {
  const places = new Int32Array(length);
  let size = 0;
  for (let at = 0; at < length; at++) if (test(at)) places[size++] = at;
  return places.slice(0, size);
}
