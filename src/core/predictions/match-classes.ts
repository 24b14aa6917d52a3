import { Problem } from '../kernel/problem.ts';
import { textLevels } from '../slices/text-levels.ts';
import type { Column } from '../table/column.ts';

export interface ClassMatch {
  /** The model's classes, then the truth's values it does not know. */
  classes: readonly string[];
  /** Index into `classes` by row; -1 = missing. */
  codes: Int32Array;
  unknown: readonly { value: string; rows: number }[];
}

/** Unknown values that become a class of their own. */
const OWN_CLASS = 20;
/** A truth with more distinct values than this is the wrong column. */
const MOST_VALUES = 10_000;

/**
 * Matches a truth column with a model's class names by text: a number is its shortest text ("1", so a class "1.0"
 * is found by value), a boolean "true" or "false" (else "True"/"False", else "1"/"0").
 * Values that are no class come behind the classes, most frequent first; past 20 the rest share one.
 * Throws Problem "truth.noClassMatches" where none of the values is a class, "truth.wrongType" for dates and for
 * columns with more than 10,000 values.
 */
export function matchClasses(truth: Column, classes: readonly string[]): ClassMatch {
  const { codes, values } = valuesOf(truth);
  const counts = new Float64Array(values.length);
  let labeled = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]!++;
    labeled++;
  }
  const find = classFinder(classes);
  const classOf = values.map(find);
  const unknown = [...values.keys()]
    .filter((value) => classOf[value]! < 0 && counts[value]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b);
  const unknownRows = unknown.reduce((rows, value) => rows + counts[value]!, 0);
  if (labeled > 0 && unknownRows === labeled)
    throw noClassMatches(
      truth,
      classes,
      unknown.map((v) => values[v]!),
    );
  const extended = [...classes];
  unknown.forEach((value, at) => {
    if (at < OWN_CLASS) extended.push(String(values[value]));
    else if (at === OWN_CLASS) extended.push(`${String(unknown.length - OWN_CLASS)} other values`);
    classOf[value] = extended.length - 1;
  });
  const map = Int32Array.from([-1, ...classOf]);
  const out = new Int32Array(codes.length);
  for (let i = 0; i < out.length; i++) out[i] = map[codes[i]! + 1]!;
  return {
    classes: extended,
    codes: out,
    unknown: unknown.map((value) => ({ value: String(values[value]), rows: counts[value]! })),
  };
}

type Value = string | number | boolean;

function classFinder(classes: readonly string[]): (value: Value) => number {
  const byText = new Map(classes.map((name, at) => [name, at]));
  const byNumber = new Map<number, number>();
  classes.forEach((name, at) => {
    const number = name.trim() === '' ? NaN : Number(name);
    if (!Number.isNaN(number) && !byNumber.has(number)) byNumber.set(number, at);
  });
  return (value) => {
    const exact = byText.get(String(value));
    if (exact !== undefined) return exact;
    if (typeof value === 'number') return byNumber.get(value) ?? -1;
    if (typeof value === 'boolean') {
      return byText.get(value ? 'True' : 'False') ?? byNumber.get(value ? 1 : 0) ?? -1;
    }
    return -1;
  };
}

/** The distinct values of a column and their codes by row, -1 = missing. */
function valuesOf(truth: Column): { codes: Int32Array | Int8Array; values: readonly Value[] } {
  switch (truth.type) {
    case 'category':
      return { codes: truth.data, values: truth.levels };
    case 'boolean':
      return { codes: truth.data, values: [false, true] };
    case 'text': {
      const found = textLevels(truth, MOST_VALUES);
      if (!found) throw wrongType(truth, `more than ${String(MOST_VALUES)} different texts`);
      return { codes: found.codes, values: found.levels };
    }
    case 'timestamp':
      throw wrongType(truth, 'dates');
    default:
      return numberValues(truth);
  }
}

function numberValues(truth: Column & { type: 'number' | 'integer' }): {
  codes: Int32Array;
  values: number[];
} {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(truth.data.length);
  for (let i = 0; i < codes.length; i++) {
    const value = truth.data[i]!;
    if (Number.isNaN(value)) {
      codes[i] = -1;
      continue;
    }
    const code = codeOf.get(value);
    if (code !== undefined) {
      codes[i] = code;
      continue;
    }
    if (codeOf.size === MOST_VALUES)
      throw wrongType(truth, `more than ${String(MOST_VALUES)} different numbers`);
    codes[i] = codeOf.size;
    codeOf.set(value, codeOf.size);
  }
  return { codes, values: [...codeOf.keys()] };
}

function noClassMatches(truth: Column, classes: readonly string[], found: readonly Value[]): Problem {
  return new Problem({
    code: 'truth.noClassMatches',
    message: `No value of column "${truth.name}" is a class of the model.`,
    expected: listed(classes),
    found: listed(found),
    where: `column "${truth.name}"`,
    fix: 'Choose the column with the true classes, or give the model the class names that the data uses.',
  });
}

function wrongType(truth: Column, found: string): Problem {
  return new Problem({
    code: 'truth.wrongType',
    message: `Column "${truth.name}" cannot be the truth of a classification.`,
    expected: 'a column whose values are the classes',
    found,
    where: `column "${truth.name}"`,
    fix: 'Choose the column with the true classes.',
  });
}

function listed(values: readonly Value[]): string {
  const shown = values.slice(0, 8).map(String).join(', ');
  return values.length > 8 ? `${shown} and ${String(values.length - 8)} more` : shown;
}
