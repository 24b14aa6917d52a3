const DAY_MS = 86_400_000;

/** What the text of a time said of its zone; a day alone says nothing. */
export const NO_ZONE = 0;
export const ZONED = 1;
export const DAY_ONLY = 2;

/** One scratch result, so that a million cells allocate nothing. */
export interface TimestampParse {
  ms: number;
  zone: typeof NO_ZONE | typeof ZONED | typeof DAY_ONLY;
}

/**
 * Reads an ISO 8601 day (2024-03-01) or time (2024-03-01T12:30[:15[.123456]], a space for the T, and Z, +01, +01:00 or
 * +0100) of the years 0000-9999 into `out`; digits beyond the microsecond are cut off. False where the bytes spell
 * none; leap seconds, 24:00 and days that a month has not are none. Spaces around are allowed.
 */
export function parseTimestamp(bytes: Uint8Array, start: number, end: number, out: TimestampParse): boolean {
  while (start < end && bytes[start] === 32) start++;
  while (start < end && bytes[end - 1] === 32) end--;
  if (end - start < 10 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return false;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  // A pair that is not two digits is -1000, which no in-range sum hides.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return false;
  const midnight = daysSince1970(year, month, day) * DAY_MS;
  let at = start + 10;
  out.ms = midnight;
  out.zone = DAY_ONLY;
  if (at === end) return true;
  if ((bytes[at] !== 84 && bytes[at] !== 116 && bytes[at] !== 32) || end - at < 6 || bytes[at + 3] !== 58)
    return false;
  const hour = twoDigits(bytes, at + 1);
  const minute = twoDigits(bytes, at + 4);
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60)) return false;
  at += 6;
  let second = 0;
  let micro = 0;
  if (at < end && bytes[at] === 58) {
    if (end - at < 3) return false;
    second = twoDigits(bytes, at + 1);
    if (!(second >= 0 && second < 60)) return false;
    at += 3;
    if (at < end && (bytes[at] === 46 || bytes[at] === 44)) {
      const fraction = ++at;
      for (; at < end; at++) {
        const digit = bytes[at]! ^ 48;
        if (digit > 9) break;
        if (at - fraction < 6) micro = micro * 10 + digit;
      }
      if (at === fraction) return false;
      for (let i = at - fraction; i < 6; i++) micro *= 10;
    }
  }
  const offset = parseZone(bytes, at, end);
  if (offset === null) return false;
  out.zone = at === end ? NO_ZONE : ZONED;
  out.ms = timestampOf(midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000, micro);
  return true;
}

/** Milliseconds since 1970 of whole milliseconds and further microseconds: the double next to the exact quotient. */
export function timestampOf(ms: number, micro: number): number {
  const micros = ms * 1000 + micro;
  return Number.isSafeInteger(micros) ? micros / 1000 : ms + micro / 1000;
}

/** ISO 8601, as short as it can be: a day where a time without zone is midnight, no more digits than are needed. */
export function formatTimestamp(value: number, zone: 'utc' | 'floating'): string {
  const days = Math.floor(value / DAY_MS);
  const micros = Math.round((value - days * DAY_MS) * 1000);
  const date = formatDay(days + (micros === DAY_MS * 1000 ? 1 : 0));
  const rest = micros === DAY_MS * 1000 ? 0 : micros;
  if (rest === 0 && zone === 'floating') return date;
  const seconds = Math.floor(rest / 1e6);
  const fraction = rest % 1e6 === 0 ? '' : `.${pad(rest % 1e6, 6).replace(/0+$/, '')}`;
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => pad(Math.floor(part), 2));
  return `${date}T${time.join(':')}${fraction}${zone === 'utc' ? 'Z' : ''}`;
}

/** Milliseconds since 1970 at which a day begins; NaN where there is no such day. */
export function midnightOf(year: number, month: number, day: number): number {
  if (!(year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)))
    return NaN;
  return daysSince1970(year, month, day) * DAY_MS;
}

/** Minutes east of UTC of the rest of a time; 0 where nothing is left, null where it is no zone. */
export function parseZone(bytes: Uint8Array, at: number, end: number): number | null {
  if (at === end) return 0;
  const sign = bytes[at]!;
  if ((sign | 32) === 122) return at + 1 === end ? 0 : null;
  if (sign !== 43 && sign !== 45) return null;
  const length = end - at;
  const colon = bytes[at + 3] === 58 ? 1 : 0;
  if (length !== 3 && length !== 5 + colon) return null;
  const hours = twoDigits(bytes, at + 1);
  const minutes = length === 3 ? 0 : twoDigits(bytes, at + 3 + colon);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null;
  return (sign === 45 ? -1 : 1) * (hours * 60 + minutes);
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! ^ 48;
  const ones = bytes[at + 1]! ^ 48;
  return tens > 9 || ones > 9 ? -1_000_000 : tens * 10 + ones;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar, counting years from March so that leap days come last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function formatDay(days: number): string {
  const date = new Date(days * DAY_MS);
  const year = date.getUTCFullYear();
  const years = year >= 0 && year <= 9999 ? pad(year, 4) : `${year < 0 ? '-' : '+'}${pad(Math.abs(year), 6)}`;
  return `${years}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
