import { encodeUtf8 } from '../kernel/codecs.ts';
import { formatTimestamp, NO_ZONE, parseTimestamp, type TimestampParse } from '../table/timestamp.ts';

/**
 * Milliseconds since 1970 of a comparison's value: a number as it is, or ISO 8601 text such as "2024-03-01" or
 * "2024-03-01 14:30" (without a zone none is applied). null where it is no such thing.
 */
export function timestampOf(value: number | string | boolean): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return null;
  const bytes = encodeUtf8(value);
  const parsed: TimestampParse = { ms: 0, zone: NO_ZONE };
  return parseTimestamp(bytes, 0, bytes.length, parsed) ? parsed.ms : null;
}

/** "2024-03-01", or with the time where it is not midnight: "2024-03-01 14:30:00". */
export function timestampInWords(ms: number): string {
  return formatTimestamp(ms, 'floating').replace('T', ' ');
}
