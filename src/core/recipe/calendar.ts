const DAY_MS = 86_400_000;

/** Parts of a date. Calendar days of a time without zone are its own; of one in UTC, those in UTC. */
export const DATE_PARTS = [
  'year',
  'quarter',
  'month',
  'day',
  'dayOfYear',
  'weekday',
  'hour',
  'minute',
] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** Lowest value and number of values of the parts that come round again; the year does not. */
export const CYCLES: Readonly<Record<Exclude<DatePart, 'year'>, { from: number; length: number }>> = {
  quarter: { from: 1, length: 4 },
  month: { from: 1, length: 12 },
  day: { from: 1, length: 31 },
  dayOfYear: { from: 1, length: 366 },
  weekday: { from: 1, length: 7 },
  hour: { from: 0, length: 24 },
  minute: { from: 0, length: 60 },
};

/**
 * A part of a time given in milliseconds since 1970; NaN of NaN and of times that no calendar reaches. Months and
 * days from 1; weekday 1 = Monday to 7 = Sunday (ISO 8601).
 */
export function datePart(part: DatePart, ms: number): number {
  switch (part) {
    case 'hour':
      return Math.floor(inDay(ms) / 3_600_000);
    case 'minute':
      return Math.floor(inDay(ms) / 60_000) % 60;
    case 'weekday': {
      const days = Math.floor(ms / DAY_MS);
      return ((((days + 3) % 7) + 7) % 7) + 1;
    }
    default:
      return ofDate(part, ms);
  }
}

function inDay(ms: number): number {
  return ms - Math.floor(ms / DAY_MS) * DAY_MS;
}

function ofDate(part: 'year' | 'quarter' | 'month' | 'day' | 'dayOfYear', ms: number): number {
  // Days alone: a microsecond before midnight must not round up, nor a negative one towards zero.
  const date = new Date(Math.floor(ms / DAY_MS) * DAY_MS);
  switch (part) {
    case 'year':
      return date.getUTCFullYear();
    case 'quarter':
      return Math.floor(date.getUTCMonth() / 3) + 1;
    case 'month':
      return date.getUTCMonth() + 1;
    case 'day':
      return date.getUTCDate();
    case 'dayOfYear': {
      const first = new Date(date.getTime());
      first.setUTCMonth(0, 1);
      return (date.getTime() - first.getTime()) / DAY_MS + 1;
    }
  }
}
