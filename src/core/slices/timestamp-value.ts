const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?Z?$/;
const DAY_MS = 86_400_000;

/**
 * Milliseconds since 1970 of a comparison's value: a number as it is, or text such as "2024-03-01",
 * "2024-03-01 14:30" or "2024-03-01T14:30:05.250Z". No time zone is applied. null where it is no such thing.
 */
export function timestampOf(value: number | string | boolean): number | null {
  if (typeof value === 'number') return value;
  const parts = typeof value === 'string' ? ISO.exec(value.trim()) : null;
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || hour > 23 || minute > 59 || second > 59) return null;
  return (
    midnight + hour * 3_600_000 + minute * 60_000 + second * 1000 + Number(`0.${parts[7] ?? '0'}`) * 1000
  );
}

/** "2024-03-01" at midnight, else with as much of the time as is not zero; no time zone is applied. */
export function timestampInWords(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return String(ms);
  const [day, time] = date.toISOString().slice(0, -1).split('T') as [string, string];
  if (ms % DAY_MS === 0) return day;
  return `${day} ${time.replace(/:00\.000$|\.000$/, '')}`;
}
