import type { TimeNotation } from './notation.ts';
import { parseNumber } from './parse-number.ts';
import { DAY_ONLY, NO_ZONE, ZONED, midnightOf, parseZone, timestampOf } from './timestamp.ts';
import type { TimestampParse } from './timestamp.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const LONG_MONTHS =
  'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ');
/** Two-digit years from here on are of the last century, as in POSIX. */
const PIVOT = 69;
/** What a Date can hold. */
const MOST_MS = 8.64e15;

/**
 * Reads dates and times in a notation other than ISO 8601: day, month (a number or an English name) and year in the
 * order of the style, between them slashes, points, hyphens or spaces; then, if there is one, a time of day ("12:30",
 * "1:30:15.25 PM") with a zone (Z, UTC, GMT, +01:00).
 */
export class NotatedTimes {
  /** Whether the date last read had points between numbers, a name for its month, a year of two digits. */
  pointed = false;
  named = false;
  shortYear = false;
  readonly #style: TimeNotation['style'];
  /** How many digits the number read last had. */
  #width = 0;
  #at = 0;
  #end = 0;
  #bytes = new Uint8Array(0) as Uint8Array;

  constructor({ style }: TimeNotation) {
    this.#style = style;
  }

  /** Reads [start, end) into `out`; false where the bytes spell no time in this notation. */
  parse(bytes: Uint8Array, start: number, end: number, out: TimestampParse): boolean {
    while (start < end && bytes[start] === 32) start++;
    while (start < end && bytes[end - 1] === 32) end--;
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.pointed = this.named = this.shortYear = false;
    if (this.#style === 'seconds' || this.#style === 'milliseconds') return this.#parseUnix(out);
    const midnight = this.#style === 'compact' ? this.#compactDay() : this.#day();
    if (Number.isNaN(midnight)) return false;
    out.ms = midnight;
    out.zone = DAY_ONLY;
    return this.#at === end || this.#time(midnight, out);
  }

  #parseUnix(out: TimestampParse): boolean {
    const value = parseNumber(this.#bytes, this.#at, this.#end);
    const ms = this.#style === 'seconds' ? Math.round(value * 1e6) / 1000 : Math.round(value * 1000) / 1000;
    if (!(Math.abs(ms) <= MOST_MS)) return false;
    out.ms = ms;
    out.zone = ZONED;
    return true;
  }

  #compactDay(): number {
    const from = this.#at;
    if (this.#end - from < 8) return NaN;
    const year = this.#number(4, 4);
    const month = this.#number(2, 2);
    return midnightOf(year, month, this.#number(2, 2));
  }

  #day(): number {
    this.#skipWeekday();
    const style = this.#style;
    const first = style === 'mdy' ? this.#month() : style === 'ymd' ? this.#number(4, 4) : this.#number(1, 2);
    const firstNamed = this.named;
    const firstWidth = this.#width;
    const firstMark = this.#separator();
    if (firstMark < 0) return NaN;
    const second = style === 'mdy' ? this.#number(1, 2) : this.#month();
    const secondWidth = this.#width;
    const ordinalMark = this.#separator();
    if (ordinalMark < 0) return NaN;
    if (!this.named && !firstNamed && (firstMark !== ordinalMark || firstMark === 32)) return NaN;
    this.pointed = firstMark === 46;
    if (style === 'ymd') return midnightOf(first, second, this.#number(1, 2));
    let year = this.#number(2, 4);
    if (this.#width === 3) return NaN;
    if (this.#width === 2) {
      // "1.10.12" is more often a version than a day.
      if (this.pointed && (firstWidth < 2 || secondWidth < 2)) return NaN;
      this.shortYear = true;
      year += year < PIVOT ? 2000 : 1900;
    }
    return style === 'mdy' ? midnightOf(year, first, second) : midnightOf(year, second, first);
  }

  /** A number of `least` to `most` digits, -1 where there is none; reads no further than `most`. */
  #number(least: number, most: number): number {
    let value = 0;
    let width = 0;
    while (width < most && this.#at < this.#end) {
      const digit = this.#bytes[this.#at]! ^ 48;
      if (digit > 9) break;
      value = value * 10 + digit;
      width++;
      this.#at++;
    }
    this.#width = width;
    return width < least ? -1 : value;
  }

  #month(): number {
    const digit = this.#bytes[this.#at]! ^ 48;
    if (digit <= 9) return this.#number(1, 2);
    this.named = true;
    this.#width = 3;
    const word = this.#word();
    const short = MONTHS.indexOf(word === 'sept' ? 'sep' : word);
    return (short >= 0 ? short : LONG_MONTHS.indexOf(word)) + 1;
  }

  /** The letters from here on, in lower case, at most ten. */
  #word(): string {
    let word = '';
    while (this.#at < this.#end && word.length < 10) {
      const letter = this.#bytes[this.#at]! | 32;
      if (letter < 97 || letter > 122) break;
      word += String.fromCharCode(letter);
      this.#at++;
    }
    return word;
  }

  #skipWeekday(): void {
    const from = this.#at;
    if (!WEEKDAYS.includes(this.#word().slice(0, 3)) || this.#separator() < 0) this.#at = from;
  }

  /** What parts two fields of a date: the byte (a space for several), -1 for nothing. */
  #separator(): number {
    const bytes = this.#bytes;
    let mark = -1;
    for (; this.#at < this.#end; this.#at++) {
      const byte = bytes[this.#at]!;
      if (byte === 32) mark = mark < 0 ? 32 : mark;
      else if ((byte === 47 || byte === 46 || byte === 45 || byte === 44) && (mark < 0 || mark === 32))
        mark = byte;
      else break;
    }
    return mark;
  }

  #time(midnight: number, out: TimestampParse): boolean {
    const bytes = this.#bytes;
    const compact = this.#style === 'compact';
    let parted = false;
    while (this.#at < this.#end && (bytes[this.#at] === 32 || bytes[this.#at] === 44)) {
      this.#at++;
      parted = true;
    }
    if (!parted && (bytes[this.#at]! | 32) === 116) this.#at++;
    else if (!parted && !compact) return false;
    let hour = this.#number(compact ? 2 : 1, 2);
    const colons = bytes[this.#at] === 58;
    if (!colons && !compact) return false;
    if (colons) this.#at++;
    const minute = this.#number(2, 2);
    let second = 0;
    let micro = 0;
    const more = colons ? bytes[this.#at] === 58 : (bytes[this.#at]! ^ 48) <= 9;
    if (this.#at < this.#end && more) {
      if (colons) this.#at++;
      second = this.#number(2, 2);
      micro = this.#fraction();
    }
    const half = this.#halfDay();
    if (half !== 0) {
      if (hour < 1 || hour > 12) return false;
      hour = (hour % 12) + (half > 0 ? 12 : 0);
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || micro < 0)
      return false;
    while (this.#at < this.#end && bytes[this.#at] === 32) this.#at++;
    out.zone = this.#at < this.#end ? ZONED : NO_ZONE;
    const offset = this.#zone();
    if (offset === null) return false;
    out.ms = timestampOf(midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000, micro);
    return true;
  }

  /** Microseconds of the digits after a point or comma; 0 without, -1 where no digit follows. */
  #fraction(): number {
    const mark = this.#bytes[this.#at];
    if (this.#at >= this.#end || (mark !== 46 && mark !== 44)) return 0;
    this.#at++;
    let micro = this.#number(1, 6);
    for (let width = this.#width; width < 6; width++) micro *= 10;
    while (this.#at < this.#end && (this.#bytes[this.#at]! ^ 48) <= 9) this.#at++;
    return micro;
  }

  /** -1 for AM, 1 for PM, 0 for neither. */
  #halfDay(): -1 | 0 | 1 {
    let at = this.#at;
    while (at < this.#end && this.#bytes[at] === 32) at++;
    const letter = this.#bytes[at]! | 32;
    if (at + 1 >= this.#end || (letter !== 97 && letter !== 112) || (this.#bytes[at + 1]! | 32) !== 109)
      return 0;
    this.#at = at + 2;
    return letter === 97 ? -1 : 1;
  }

  /** Minutes east of UTC, null for what is no zone. */
  #zone(): number | null {
    const from = this.#at;
    const word = this.#word();
    if ((word === 'utc' || word === 'gmt') && this.#at === this.#end) return 0;
    if (word === 'utc' || word === 'gmt') return parseZone(this.#bytes, this.#at, this.#end);
    return parseZone(this.#bytes, from, this.#end);
  }
}
