import { Problem } from '../kernel/problem.ts';
import { columnLevels } from '../slices/column-levels.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Column } from '../table/column.ts';

/** What people did with an answer, that counts as good. */
export type GoodFeedback =
  /** One of these, e.g. "up" of "up" and "down"; of a yes or no: "true" or "false". */
  | { of: 'values'; values: readonly string[] }
  /** A number of at least, or at most, so much: stars, or seconds to an edit. */
  | { of: 'atLeast' | 'atMost'; value: number };

/** What is known of a feedback column without its rows. */
export interface FeedbackColumn {
  name: string;
  type: Column['type'];
  /** Of a category; of a text, the values that are known. */
  levels: readonly string[];
  /** Of numbers; null where none. */
  low: number | null;
  high: number | null;
}

/** Words of what people do when an answer was no good: a "yes" there is a "no" here. */
const BAD_NAME =
  /(?:^|[^a-z])(?:redo|retr(?:y|ies)|re-?run|regenerat|re-?phras|repeat|switch|typing|typed|edit|correct|undo|undid|abandon|skip|dismiss|reported|complain|dislike|down|escalat|reject|overrid|bounce|refund|cancel)/i;
const GOOD_NAME =
  /(?:^|[^a-z])(?:feedback|thumb|rating|stars?(?![a-z])|like[sd]?(?![a-z])|click|accept|kept|helpful|satisf|nps|csat|vote)/i;
const GOOD_VALUE =
  /^(\+|\+?1|up|thumbs? ?-?_?up|👍|like[ds]?|good|yes|y|true|ok|accept\w*|click\w*|kept|helpful|positive|satisfied|solved|resolved|happy|great|correct|right|used?)$/i;
const BAD_VALUE =
  /^(-|-1|0|down|thumbs? ?-?_?down|👎|dislike[ds]?|bad|no|n|false|reject\w*|not .*|none|ignored?|unhelpful|negative|unsatisfied|redo|switch\w*|typing|wrong|incorrect|poor)$/i;

/** Whether a column sounds like what people did with an answer. */
export function mayBeFeedback(name: string, type: Column['type']): boolean {
  return type !== 'timestamp' && type !== 'text' && (BAD_NAME.test(name) || GOOD_NAME.test(name));
}

/** What counts as good where nobody has said so: from the names and the range; null where they say nothing. */
export function guessGood({ name, type, levels, low, high }: FeedbackColumn): GoodFeedback | null {
  if (type === 'boolean') return { of: 'values', values: [String(!BAD_NAME.test(name))] };
  if (type === 'number' || type === 'integer') {
    if (low === null || high === null || low === high) return null;
    if (BAD_NAME.test(name)) return { of: 'atMost', value: low };
    // Of five stars, four and five; of 0 and 1, 1; of -1 to 1, above 0.
    if (low < 0) return { of: 'atLeast', value: Math.min(high, 1) };
    return { of: 'atLeast', value: high <= 1 ? high : Math.ceil(low + (high - low) * 0.75) };
  }
  const good = levels.filter((level) => GOOD_VALUE.test(level.trim()));
  if (good.length > 0 && good.length < levels.length) return { of: 'values', values: good };
  const bad = new Set(levels.filter((level) => BAD_VALUE.test(level.trim())));
  if (bad.size > 0 && bad.size < levels.length)
    return { of: 'values', values: levels.filter((level) => !bad.has(level)) };
  return null;
}

/** Texts with more values than this are comments, not a choice. */
const MOST_VALUES = 1000;

/** By row: 1 good, 0 not, -1 without feedback. Throws Problem "feedback.notSuch" where a column has no such values. */
export function goodCodes(column: Column, good: GoodFeedback): Int8Array<ArrayBuffer> {
  if (good.of === 'values') {
    const wanted = new Set(good.values);
    const found = columnLevels(column, MOST_VALUES);
    if (!found) throw notSuch(column, `at most ${String(MOST_VALUES)} different values`);
    const codeOf = Int8Array.from([-1, ...found.levels.map((level) => Number(wanted.has(String(level))))]);
    return Int8Array.from(found.codes, (code) => codeOf[code + 1]!);
  }
  if (column.type !== 'number' && column.type !== 'integer') throw notSuch(column, 'numbers');
  const { data } = column;
  const codes = new Int8Array(data.length);
  for (let row = 0; row < data.length; row++) {
    const value = data[row]!;
    const isGood = good.of === 'atLeast' ? value >= good.value : value <= good.value;
    codes[row] = Number.isNaN(value) ? -1 : Number(isGood);
  }
  return codes;
}

/** The rows with feedback that is not good. */
export function badRows(column: { name: string; type: Column['type'] }, good: GoodFeedback): Predicate {
  const field = { of: 'data', name: column.name } as const;
  if (good.of !== 'values') return { op: good.of === 'atLeast' ? 'lt' : 'gt', field, value: good.value };
  if (column.type === 'boolean') return { op: 'eq', field, value: !good.values.includes('true') };
  const isNumber = column.type === 'number' || column.type === 'integer';
  const values = isNumber ? good.values.map(Number) : good.values;
  return {
    op: 'and',
    of: [
      { op: 'not', of: { op: 'in', field, values } },
      { op: 'not', of: { op: 'missing', field } },
    ],
  };
}

function notSuch(column: Column, expected: string): Problem {
  return new Problem({
    code: 'feedback.notSuch',
    message: `What counts as good cannot be told from “${column.name}”.`,
    expected,
    found: column.type,
    where: `column “${column.name}”`,
    fix: 'Say anew what counts as good, or choose another column.',
  });
}
