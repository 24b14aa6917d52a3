import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import type { Field, Predicate } from './predicate.ts';
import { quantileBins } from './quantile-bins.ts';
import { textLevels } from './text-levels.ts';
import { numberInWords, wordsOf } from './words-of.ts';

export interface RowGroup {
  name: string;
  where: Predicate;
  rows: number;
}

/** Disjoint groups of rows made from one column. */
export interface RowGroups {
  groups: readonly RowGroup[];
  /** Index into groups by row; -1 = in none of those shown. */
  codes: Int32Array;
  /** Values of the column that have no group, because there are too many. */
  notShown: number;
}

export interface GroupOptions {
  /** Groups for values at most; one for missing values may come on top. */
  maxGroups: number;
}

/** Numbers with more distinct values than this are binned. */
const DISCRETE = 20;
/** Texts with more distinct values than this make no groups. */
const MOST_TEXTS = 1000;

/** What is grouped before it is counted: a code by row, -1 = missing, and the predicate of each code. */
interface Coded {
  codes: ArrayLike<number>;
  values: readonly Predicate[];
  /** Bins keep their order, and all are shown. */
  ordered: boolean;
}

/**
 * Groups the rows of a column for an error sheet: a group a value (categories, booleans, texts and numbers with few
 * values), most frequent first, the rest counted in `notShown`; numbers and dates with many values in up to five
 * bins of about equal mass, [low, high) with the last closed. Missing values are a group of their own, the last.
 * Every group's predicate selects exactly its rows. Throws Problem "groups.tooManyTexts".
 */
export function groupRows(column: Column, field: Field, { maxGroups }: GroupOptions): RowGroups {
  const coded = codedBy(column, field);
  const { values } = coded;
  const rows = coded.codes.length;
  const counts = new Float64Array(values.length);
  let missing = 0;
  for (let i = 0; i < rows; i++) {
    const code = coded.codes[i]!;
    if (code < 0) missing++;
    else counts[code]!++;
  }
  const present = [...values.keys()].filter((code) => counts[code]! > 0);
  if (!coded.ordered) present.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const shown = coded.ordered ? present : present.slice(0, maxGroups);
  const name = (where: Predicate): string => wordsOf(where, () => column.type);
  const groups = shown.map((code) => ({
    name: name(values[code]!),
    where: values[code]!,
    rows: counts[code]!,
  }));
  if (missing > 0) {
    const where: Predicate = { op: 'missing', field };
    groups.push({ name: name(where), where, rows: missing });
  }
  const groupOf = new Int32Array(values.length + 1).fill(-1);
  if (missing > 0) groupOf[0] = groups.length - 1;
  shown.forEach((code, group) => (groupOf[code + 1] = group));
  const codes = new Int32Array(rows);
  for (let i = 0; i < rows; i++) codes[i] = groupOf[coded.codes[i]! + 1]!;
  return { groups, codes, notShown: present.length - shown.length };
}

function codedBy(column: Column, field: Field): Coded {
  const equal = (value: string | number | boolean): Predicate => ({ op: 'eq', field, value });
  switch (column.type) {
    case 'category':
      return { codes: column.data, values: column.levels.map(equal), ordered: false };
    case 'boolean':
      return { codes: column.data, values: [equal(false), equal(true)], ordered: false };
    case 'text': {
      const found = textLevels(column, MOST_TEXTS);
      if (!found) throw tooManyTexts(column);
      return { codes: found.codes, values: found.levels.map(equal), ordered: false };
    }
    case 'timestamp':
      return { ...quantileBins(column.data, field, true), ordered: true };
    default: {
      const few = fewNumbers(column.data);
      return few
        ? { codes: few.codes, values: few.values.map(equal), ordered: false }
        : { ...quantileBins(column.data, field, false), ordered: true };
    }
  }
}

/** Codes of the distinct finite numbers, ascending; null where there are many, or infinite ones. */
function fewNumbers(
  data: Float64Array | Float32Array | Int32Array,
): { codes: Int32Array; values: number[] } | null {
  const distinct = new Set<number>();
  for (const value of data) {
    if (Number.isNaN(value)) continue;
    distinct.add(value);
    if (distinct.size > DISCRETE || !Number.isFinite(value)) return null;
  }
  const values = [...distinct].sort((a, b) => a - b);
  const codeOf = new Map(values.map((value, code) => [value, code]));
  const codes = new Int32Array(data.length);
  for (let i = 0; i < codes.length; i++) codes[i] = codeOf.get(data[i]!) ?? -1;
  return { codes, values };
}

function tooManyTexts(column: Column): Problem {
  return new Problem({
    code: 'groups.tooManyTexts',
    message: `Column "${column.name}" holds more than ${numberInWords(MOST_TEXTS)} different texts: too many to make groups of.`,
    expected: 'a column with values that repeat',
    found: `more than ${numberInWords(MOST_TEXTS)} distinct texts`,
    where: `column "${column.name}"`,
    fix: 'Choose another column, or save slices of it.',
  });
}
