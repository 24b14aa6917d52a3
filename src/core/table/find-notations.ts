import type { ColumnEvidence } from './column-evidence.ts';
import { NotatedNumbers } from './notated-number.ts';
import { NotatedTimes } from './notated-time.ts';
import { UNITS } from './notation.ts';
import type { GroupMark, NumberNotation, TimeNotation } from './notation.ts';
import { decodeUtf8 } from '../kernel/codecs.ts';
import { NO_ZONE, ZONED } from './timestamp.ts';
import type { TimestampParse } from './timestamp.ts';

/** What the seen values are in one notation that is of use: it reads something that the plain one does not. */
export interface FoundNumbers {
  notation: NumberNotation;
  /** Values that fit. */
  count: number;
  whole: boolean;
  /** Least and greatest. */
  low: number;
  high: number;
  /** A value of those that no plain number is. */
  example: string;
}

export interface FoundTimes {
  notation: TimeNotation;
  count: number;
  zoned: number;
  unzoned: number;
  /** Whether points or month names leave no doubt of the order. */
  certain: boolean;
  shortYear: boolean;
  example: string;
}

const PAIRS: readonly [',' | '.', GroupMark][] = [
  ['.', ','],
  [',', ''],
  [',', '.'],
  ['.', ' '],
  [',', ' '],
  ['.', "'"],
  [',', "'"],
  ['.', ''],
];
/** A notation that reads none of the first distinct values is not tried on the others. */
const FIRST = 64;

/** The notations in which at least `least` of the seen values are numbers, likeliest first. */
export function findNumbers(evidence: ColumnEvidence, least: number): FoundNumbers[] {
  const unit = unitOf(evidence);
  const found: FoundNumbers[] = [];
  for (const [decimal, thousands] of PAIRS) {
    const numbers = tryNumbers(evidence, { of: 'number', decimal, thousands, unit }, least);
    // Without a decimal mark seen, groups by space or apostrophe say nothing of it.
    const known = found.some(({ notation }) => notation.thousands === thousands && thousands !== '');
    if (numbers && !known) found.push(numbers);
  }
  return found;
}

/** Tries one notation of numbers; null where too few fit, or none of them needs it. */
export function tryNumbers(
  evidence: ColumnEvidence,
  notation: NumberNotation,
  least: number,
): FoundNumbers | null {
  const numbers = new NotatedNumbers(notation);
  const { decimal, thousands, unit } = notation;
  let count = 0;
  let tried = 0;
  let whole = true;
  let needed = false;
  let example = '';
  let [low, high] = [Infinity, -Infinity];
  for (const spelling of evidence.spellings()) {
    const value = numbers.parse(spelling.bytes, 0, spelling.bytes.length);
    if (++tried === FIRST && count === 0) return null;
    if (Number.isNaN(value)) continue;
    count += spelling.count;
    whole &&= !numbers.fractional && Number.isInteger(value);
    low = Math.min(low, value);
    high = Math.max(high, value);
    const needs = numbers.grouped || (decimal === ',' && thousands === '' && numbers.fractional);
    if (example === '' && (needs || unit !== null)) example = textOf(spelling.bytes);
    needed ||= needs || (unit !== null && thousands === '' && decimal === '.');
  }
  return needed && count >= least ? { notation, count, whole, low, high, example } : null;
}

/** The notations in which at least `least` of the seen values are times, likeliest first. */
export function findTimes(evidence: ColumnEvidence, least: number): FoundTimes[] {
  const found: FoundTimes[] = [];
  for (const style of ['mdy', 'dmy', 'ymd'] as const) {
    const times = tryTimes(evidence, { of: 'time', style }, least);
    if (times) found.push(times);
  }
  return found.sort((a, b) => b.count - a.count || Number(b.certain) - Number(a.certain));
}

/** Tries one notation of times. */
export function tryTimes(evidence: ColumnEvidence, notation: TimeNotation, least: number): FoundTimes | null {
  const times = new NotatedTimes(notation);
  const parsed: TimestampParse = { ms: 0, zone: NO_ZONE };
  const found: FoundTimes = {
    notation,
    count: 0,
    zoned: 0,
    unzoned: 0,
    certain: false,
    shortYear: false,
    example: '',
  };
  let tried = 0;
  for (const { bytes, count } of evidence.spellings()) {
    const fits = times.parse(bytes, 0, bytes.length, parsed);
    if (++tried === FIRST && found.count === 0) return null;
    if (!fits) continue;
    found.count += count;
    if (parsed.zone === ZONED) found.zoned += count;
    if (parsed.zone === NO_ZONE) found.unzoned += count;
    found.certain ||= times.named || (times.pointed && notation.style === 'dmy');
    found.shortYear ||= times.shortYear;
    if (found.example === '') found.example = textOf(bytes);
  }
  return found.count >= Math.max(1, least) ? found : null;
}

/** The unit that the first value has beside its number. */
function unitOf(evidence: ColumnEvidence): string | null {
  for (const { bytes } of evidence.spellings()) {
    if (bytes.length > 40) return null;
    const text = textOf(bytes)
      .trim()
      .replace(/^[+\-\u2212]\s*/, '');
    return UNITS.find((unit) => text.startsWith(unit) || text.endsWith(unit)) ?? null;
  }
  return null;
}

function textOf(bytes: Uint8Array): string {
  return decodeUtf8(bytes.subarray(0, 60));
}
