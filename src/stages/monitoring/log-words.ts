import type { LogDocument, Period } from '../../core/monitor/log.ts';
import type { Shelved } from '../../session/open-project.svelte.ts';
import { formatDate, formatPlural } from '../../ui/format.ts';

/** Name, rows and span of a log, as far as they are known: "requests, 1,204,331 rows, 2 Jan to 30 Sep". */
export function logWords(log: LogDocument, rows: Shelved<'table'> | null, span: Period | null): string {
  const count = rows ? formatPlural(rows.object.rows, 'row') : null;
  return [log.name, count, span && spanWords(span)].filter((part) => part !== null).join(', ');
}

/** First and last day. */
export function spanWords({ fromMs, toMs }: Period): string {
  const [first, last] = [formatDate(fromMs), formatDate(toMs - 1)];
  return first === last ? first : `${first} to ${last}`;
}
