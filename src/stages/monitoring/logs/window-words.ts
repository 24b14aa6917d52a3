import type { LogWindows } from '../../../core/drift/log-profile.ts';
import type { Period } from '../../../core/monitor/log.ts';
import { WINDOW_LENGTHS_MS } from '../../../core/monitor/propose-windows.ts';
import { formatCount, formatDuration, formatPlural } from '../../../ui/format.ts';

const NAMES = [
  '1 minute',
  '5 minutes',
  '15 minutes',
  '1 hour',
  '6 hours',
  '1 day',
  '1 week',
  '4 weeks',
] as const;

/** "1 day", "6 hours", "500 rows". */
export function windowWords(windows: LogWindows): string {
  if (windows.by === 'rows') return formatPlural(windows.rows, 'row');
  const at = WINDOW_LENGTHS_MS.findIndex((ms) => ms === windows.everyMs);
  return NAMES[at] ?? formatDuration(windows.everyMs);
}

/** How many windows that makes of a log: "90 windows"; empty where its span is not known. */
export function countWords(windows: LogWindows, span: Period | null, rows: number): string {
  if (windows.by === 'rows') return `about ${formatPlural(Math.ceil(rows / windows.rows), 'window')}`;
  if (!span) return '';
  const { everyMs } = windows;
  const count = Math.floor((span.toMs - 1) / everyMs) - Math.floor(span.fromMs / everyMs) + 1;
  return `${formatCount(count)} ${count === 1 ? 'window' : 'windows'}`;
}
