import { encodeUtf8 } from '../kernel/codecs.ts';
import { timestampOf } from '../slices/timestamp-value.ts';
import { parseNumber } from '../table/parse-number.ts';
import { formatTimestamp } from '../table/timestamp.ts';
import { chooseFirst, chooseIf } from './choose.ts';
import { asBooleans, asNumbers, asTexts, eachNumber, type Compiled } from './compiled.ts';
import { characters } from './characters.ts';
import {
  joinTexts,
  numeric,
  ofDate,
  ofText,
  ordered,
  testOfText,
  type ExpressionFunction,
} from './function-makers.ts';
import { boundedTexts, measureTexts } from './vector.ts';

const DAY_MS = 86_400_000;

/** Half away from zero, as spreadsheets and SQL round; exact where x times the power of ten is. */
function roundTo(x: number, digits = 0): number {
  const power = 10 ** Math.max(-300, Math.min(300, Math.trunc(digits)));
  const scaled = Math.abs(x) * power;
  return scaled >= 2 ** 53 || !Number.isFinite(scaled) ? x : (Math.sign(x) * Math.round(scaled)) / power;
}

function replacedLength([text, find, into]: readonly string[]): number {
  if (find === '') return text!.length;
  let times = 0;
  for (let at = text!.indexOf(find!); at >= 0; at = text!.indexOf(find!, at + find!.length)) times++;
  return text!.length + times * (into!.length - find!.length);
}

export function numberOfText(text: string): number {
  const bytes = encodeUtf8(text);
  const value = parseNumber(bytes, 0, bytes.length);
  return Number.isFinite(value) ? value : NaN;
}

export const EXPRESSION_FUNCTIONS: Readonly<Record<string, ExpressionFunction>> = {
  if: {
    usage: 'if(condition, a, b)',
    gives: 'a where the condition holds, else b (b too where the condition is missing)',
    args: ['boolean', 'shared', 'shared'],
    result: 'shared',
    run: ([condition, a, b], kind) => chooseIf(asBooleans(condition!), a!, b!, kind),
  },
  coalesce: {
    usage: 'coalesce(a, b, ...)',
    gives: 'the first value that is not missing',
    args: ['shared', 'shared'],
    repeats: true,
    result: 'shared',
    run: (args, kind) => chooseFirst(args, kind),
  },
  abs: numeric('abs(x)', 'x without its sign', Math.abs),
  min: ordered('min(a, b, ...)', 'the smallest; missing where one is missing', Math.min),
  max: ordered('max(a, b, ...)', 'the largest; missing where one is missing', Math.max),
  round: { ...numeric('round(x, digits)', 'x rounded, halves away from zero', roundTo, 2), optional: 1 },
  floor: numeric('floor(x)', 'the whole number at or below x', Math.floor),
  ceil: numeric('ceil(x)', 'the whole number at or above x', Math.ceil),
  sqrt: numeric('sqrt(x)', 'the square root', Math.sqrt),
  log: numeric('log(x)', 'the natural logarithm', Math.log),
  log10: numeric('log10(x)', 'the logarithm of base 10', Math.log10),
  log1p: numeric('log1p(x)', 'log(1 + x)', Math.log1p),
  exp: numeric('exp(x)', 'e to the power x', Math.exp),
  pow: numeric('pow(x, y)', 'x to the power y', (x, y) => x! ** y!, 2),
  clip: numeric('clip(x, low, high)', 'x, no lower than low and no higher than high', clip, 3),
  length: {
    usage: 'length(text)',
    gives: 'the number of characters',
    args: ['text'],
    result: 'number',
    run: ([text]) => {
      const run = asTexts(text!);
      return (rows) => measureTexts(run(rows), characters);
    },
  },
  lower: ofText('lower(text)', 'the text in small letters', (text) => text.toLowerCase()),
  upper: ofText('upper(text)', 'the text in capitals', (text) => text.toUpperCase()),
  trim: ofText('trim(text)', 'the text without spaces around it', (text) => text.trim()),
  contains: testOfText('contains(text, part)', 'whether the part occurs', (text, part) =>
    text.includes(part),
  ),
  startsWith: testOfText('startsWith(text, part)', 'whether the text begins so', (text, part) =>
    text.startsWith(part),
  ),
  endsWith: testOfText('endsWith(text, part)', 'whether the text ends so', (text, part) =>
    text.endsWith(part),
  ),
  replace: joinTexts(
    'replace(text, part, other)',
    'the text with each part replaced',
    ['text', 'text', 'text'],
    false,
    replacedLength,
    ([text, find, into]) => (find === '' ? text! : text!.replaceAll(find!, () => into!)),
  ),
  concat: joinTexts(
    'concat(a, b, ...)',
    'the texts one after another; missing where one is missing',
    ['text', 'text'],
    true,
    (texts) => texts.reduce((sum, text) => sum + text.length, 0),
    (texts) => texts.join(''),
  ),
  year: ofDate('year', 'the year'),
  month: ofDate('month', 'the month, 1 to 12'),
  day: ofDate('day', 'the day of the month'),
  weekday: ofDate('weekday', 'the day of the week, Monday 1 to Sunday 7'),
  hour: ofDate('hour', 'the hour, 0 to 23'),
  daysBetween: {
    usage: 'daysBetween(from, to)',
    gives: 'days from one date to another, with fractions',
    args: ['timestamp', 'timestamp'],
    result: 'number',
    run: (args) => eachNumber(args, (from, to) => (to! - from!) / DAY_MS),
  },
  date: {
    usage: 'date(text)',
    gives: 'the date that a text such as 2024-03-01 spells, else missing',
    args: ['text'],
    result: 'timestamp',
    run: ([text]) => {
      const run = asTexts(text!);
      return (rows) => measureTexts(run(rows), (written) => timestampOf(written) ?? NaN);
    },
  },
  number: {
    usage: 'number(x)',
    gives: 'the number a text spells (missing where none), 1 for true, 0 for false',
    args: ['any'],
    result: 'number',
    run: ([x]) => numberOf(x!),
  },
  text: { usage: 'text(x)', gives: 'x as text', args: ['any'], result: 'text', run: ([x]) => textOf(x!) },
};

function clip(x: number, low?: number, high?: number): number {
  return Math.min(Math.max(x, low!), high!);
}

function numberOf(x: Compiled): Compiled['run'] {
  if (x.kind === 'text') {
    const run = asTexts(x);
    return (rows) => measureTexts(run(rows), numberOfText);
  }
  if (x.kind !== 'boolean') return asNumbers(x);
  const run = asBooleans(x);
  return (rows) => Float64Array.from(run(rows), (value) => (value < 0 ? NaN : value));
}

function textOf(x: Compiled): Compiled['run'] {
  if (x.kind === 'text' || x.kind === null) return asTexts(x);
  if (x.kind === 'boolean') {
    const run = asBooleans(x);
    return (rows) => ({ codes: Int32Array.from(run(rows)), levels: ['false', 'true'] });
  }
  const run = asNumbers(x);
  const written = x.kind === 'timestamp' ? (ms: number) => formatTimestamp(ms, x.zone ?? 'floating') : String;
  return (rows) => {
    const values = run(rows);
    const codes = Int32Array.from(values, (value, row) => (Number.isNaN(value) ? -1 : row));
    return {
      codes,
      levels: boundedTexts(Array.from(values, (value) => (Number.isNaN(value) ? '' : written(value)))),
    };
  };
}
