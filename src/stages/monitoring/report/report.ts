import type { LogDocument } from '../../../core/monitor/log.ts';
import type { Cell, ReportBlock } from '../../../core/report/report.ts';
import { heading, paragraph } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk, ReportPart } from '../../../parts/report/report-part.ts';
import type { Alarm } from '../../../session/alarms.svelte.ts';
import { profileOf } from '../../../session/log-counts.svelte.ts';
import { formatCount, formatDate, formatPlural } from '../../../ui/format.ts';
import { ALARM_WORDS } from '../../../parts/gates/alarm-state-words.ts';
import { alarmTitle, dayUpTo, levelWords, SEVERITY_WORDS } from '../alarms/alarm-words.ts';
import { profileWords, rowsInLog } from '../logs/log-facts.ts';

/** Alarms drawn through time; the others are in the table. */
const MOST_DRAWN = 4;
const RANK = { on: 0, silenced: 1, noData: 2, quiet: 3 };

/** What monitoring says in the report: what is watched, and what rang. */
export const reportParts: readonly ReportPart[] = [{ key: 'monitoring', blocks: monitoringBlocks }];

function monitoringBlocks(ask: ReportAsk): readonly ReportBlock[] | null {
  const all = ask.open.logs.map((log) => logBlocks(log, ask));
  return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? []);
}

function logBlocks(
  log: LogDocument,
  { open, workbench: { alarms } }: ReportAsk,
): readonly ReportBlock[] | null {
  const rows = formatPlural(rowsInLog(open, log), 'row');
  if (profileOf(open, log) === null)
    return [heading(log.name), paragraph(`${rows}. Its counts by window: ${profileWords(open, log, null)}.`)];
  const watched = alarms
    .of(open, log)
    .filter(({ line }) => !line.dropped)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  if (alarms.isMeasuring(open, log)) return null;
  const windows = alarms.windowsOf(open, log) ?? [];
  const [first, last] = [windows[0], windows.at(-1)];
  const span = first && last ? `, from ${formatDate(first.fromMs)} to ${dayUpTo(last.toMs)}` : '';
  const ringing = watched.filter(({ now }) => now?.state === 'on').length;
  return [
    heading(log.name),
    paragraph(
      `${rows} in ${formatPlural(windows.length, 'window')}${span}. ${
        watched.length === 0
          ? 'Nothing is watched.'
          : `${formatPlural(watched.length, 'alarm')}: ${ringing === 0 ? 'none' : formatCount(ringing)} ringing at the end of the log.`
      }`,
    ),
    ...(watched.length === 0 ? [] : [alarmTable(watched, open, log)]),
    ...watched
      .filter(({ now, series }) => series !== null && now !== null && now.episodes.length > 0)
      .slice(0, MOST_DRAWN)
      .map((alarm) => alarmSeries(alarm, open, { first: first?.fromMs ?? 0, last: last?.toMs ?? 0 })),
  ];
}

function rankOf({ now }: Alarm): number {
  return now ? RANK[now.state] * 1e15 - (now.sinceMs ?? 0) : 9e15;
}

function alarmTable(watched: readonly Alarm[], open: ReportAsk['open'], log: LogDocument): ReportBlock {
  return {
    of: 'table',
    title: `Alarms on ${log.name}`,
    columns: [
      { title: 'Alarm' },
      { title: 'Now' },
      { title: 'Last value', numeric: true },
      { title: 'Rang', numeric: true },
      { title: 'Then' },
    ],
    rows: watched.map((alarm): readonly Cell[] => {
      const { line, now, series, why, signal } = alarm;
      const state: Cell =
        !signal || why || !now
          ? { words: why || 'not measured' }
          : {
              words: ALARM_WORDS[now.state].word,
              tone: ALARM_WORDS[now.state].tone,
              more: now.sinceMs === null ? '' : `since ${dayUpTo(now.sinceMs)}`,
            };
      return [
        { words: alarmTitle(alarm, open.slices), more: line.risk },
        state,
        { words: !now || now.value === null || !series ? '–' : levelWords(now.value, series.unit) },
        { words: now ? formatCount(now.episodes.length) : '–' },
        {
          words: line.action || '–',
          more: [SEVERITY_WORDS[line.severity], line.owner].filter(Boolean).join(', '),
        },
      ];
    }),
  };
}

function alarmSeries(
  alarm: Alarm,
  open: ReportAsk['open'],
  { first, last }: { first: number; last: number },
): ReportBlock {
  const { series, rule, now } = alarm;
  const values = [...series!.values].map((value) => (Number.isFinite(value) ? value : null));
  const finite = values.filter((value) => value !== null);
  const words = (value: number): string => levelWords(value, series!.unit);
  const title = alarmTitle(alarm, open.slices);
  const { episodes } = now!;
  const { fromMs, toMs } = episodes.at(-1)!;
  const span = `from ${formatDate(fromMs)} to ${toMs === null ? 'the end of the log' : dayUpTo(toMs)}`;
  const rang =
    episodes.length === 1 ? `rang ${span}` : `rang ${formatCount(episodes.length)} times, last ${span}`;
  const [least, most] = [Math.min(...finite), Math.max(...finite)].map(words);
  return {
    of: 'series',
    title: `${title}: ${rang}`,
    values,
    limit: rule.raise,
    words: {
      ...{ least: least!, most: most!, limit: `${rule.bad} ${words(rule.raise)}` },
      ...{ first: formatDate(first), last: dayUpTo(last) },
    },
    text: `${title}, from ${formatDate(first)} to ${dayUpTo(last)}: between ${least!} and ${most!}. It ${rang}.`,
  };
}
