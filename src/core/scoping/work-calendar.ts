/** Days of a plan: every day of the calendar, or Monday to Friday. Holidays are working days. */
export type DayKind = 'plain' | 'working';

const DAY_MS = 86_400_000;

/**
 * The day (its beginning in UTC, milliseconds since 1970) on which so many days of work end that begin on the morning
 * of `startMs`, or of the first day of its kind after it. A day that is begun counts.
 */
export function dayOfEnd(startMs: number, days: number, kind: DayKind): number {
  const start = Math.floor(startMs / DAY_MS);
  // What a double's last places add is no day begun.
  const whole = Math.max(1, Math.ceil(days - 1e-9));
  if (kind === 'plain') return (start + whole - 1) * DAY_MS;
  // 1970 began on a Thursday: 0 is Monday.
  const weekday = (((start + 3) % 7) + 7) % 7;
  const first = weekday > 4 ? start + 7 - weekday : start;
  const from = weekday > 4 ? 0 : weekday;
  const after = from + whole - 1;
  return (first + whole - 1 + 2 * Math.floor(after / 5)) * DAY_MS;
}
