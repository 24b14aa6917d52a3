import type { AlarmRule } from '../../../core/monitor/alarm-episodes.ts';
import type { AlarmArea } from '../../../core/monitor/alarm-idea.ts';
import type { NoChange } from '../../../core/monitor/no-change.ts';
import type { Severity } from '../../../core/monitor/monitoring-plan.ts';
import type { Signal } from '../../../core/monitor/signal.ts';
import { signalWords } from '../../../core/monitor/signal-words.ts';
import type { Alarm } from '../../../session/alarms.svelte.ts';
import {
  formatDate,
  formatDuration,
  formatFixed,
  formatNumber,
  formatPercent,
  formatPlural,
} from '../../../ui/format.ts';

/** A month in ms: a twelfth of 365.25 days. */
export const MONTH_MS = 2_629_800_000;

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  page: 'at once',
  ticket: 'within days',
  info: 'when there is time',
};

export const AREA_WORDS: Readonly<Record<AlarmArea, { title: string; question: string }>> = {
  software: { title: 'Software', question: 'Does it run, and fast enough?' },
  input: { title: 'Input', question: 'Is the model still asked what it was trained on?' },
  output: { title: 'Output', question: 'Does it still answer as it did, and rightly?' },
};

/** A value of a signal: "3.2%", "140", "38.5 ms". */
export function levelWords(value: number, unit: string): string {
  if (unit === 'fraction') return formatPercent(value, Math.abs(value) < 0.1 ? 2 : 1).replace(/\.?0+%$/, '%');
  return unit === 'number' || unit === 'count' || unit === 'label' || unit === ''
    ? formatNumber(value)
    : `${formatNumber(value)} ${unit}`;
}

/** What an alarm watches: "age missing", "Recall of “yes”, app users". */
export function signalTitle(signal: Signal, slices: readonly { id: string; name: string }[]): string {
  return signalWords(signal, (id) => slices.find((slice) => slice.id === id)?.name ?? 'a slice that is gone');
}

/** An alarm in a few words: "age missing above 3%"; of a target its name. */
export function alarmTitle(
  { line, signal, rule, series, target }: Pick<Alarm, 'line' | 'signal' | 'rule' | 'series' | 'target'>,
  slices: readonly { id: string; name: string }[],
): string {
  if (!signal) return target?.name ?? line.risk;
  return `${signalTitle(signal, slices)} ${ruleWords(rule, series?.unit ?? unitOf(signal))}`;
}

/** "above 3%". */
export function ruleWords({ bad, raise }: Pick<AlarmRule, 'bad' | 'raise'>, unit: string): string {
  return `${bad} ${levelWords(raise, unit)}`;
}

/** The unit of a signal that is not measured yet, as far as that can be told. */
function unitOf({ of }: Signal): string {
  return of === 'mean' || of === 'quantile' || of === 'rows' || of === 'drift' ? 'number' : 'fraction';
}

/** Values that a signal can have. */
export function boundsOf(signal: Signal, unit: string): { least: number; most: number } {
  if (unit === 'fraction') return { least: 0, most: 1 };
  return { least: signal.of === 'rows' || signal.of === 'drift' ? 0 : -Infinity, most: Infinity };
}

/** The day that ended at this time, as windows do. */
export function dayUpTo(endMs: number): string {
  return formatDate(endMs - 1);
}

/** A length of time: "3 days" where it is whole days, else as any duration. */
export function lengthWords(ms: number): string {
  const days = ms / 86_400_000;
  return days >= 1 && Number.isInteger(days) ? formatPlural(days, 'day') : formatDuration(ms);
}

/** How often, a month: "2.3 a month", "one in 4 months", "less than one in 10 years". */
export function rateWords(perMonth: number): string {
  if (perMonth >= 0.95) return `${formatFixed(perMonth, perMonth < 10 ? 1 : 0)} a month`.replace('.0 ', ' ');
  const months = 1 / perMonth;
  if (months < 11.5)
    return `one in ${formatPlural(Math.round(months), 'month')}`.replace('in 1 month', 'a month');
  if (months < 120)
    return `one in ${formatPlural(Math.round(months / 12), 'year')}`.replace('in 1 year', 'a year');
  return 'less than one in 10 years';
}

/** By what law the windows of the reference are taken to vary. */
export function lawWords(noChange: NoChange): string {
  const windows = formatPlural(noChange.windows, 'window');
  if (noChange.law === 'share') {
    const more =
      noChange.spread > 1
        ? `, ${formatFixed(noChange.spread, 1)} times as spread out as chance alone makes it`
        : '';
    return `from ${windows} of the reference: a binomial share${more}`;
  }
  const law =
    noChange.law === 'normal' ? 'a normal distribution' : 'a log-normal distribution, as distances have';
  const own =
    noChange.sampling === null
      ? ''
      : `; ${formatPercent(Math.min(1, noChange.sampling), 0)} of its variance is the sampling of each window, the rest lies between windows`;
  return `from ${windows} of the reference: ${law}${own}`;
}

/** Whether windows follow each other more than chance explains, which the rate takes them not to do. */
export function doFollow({ follows, windows }: NoChange): boolean {
  return Math.abs(follows) > 1.96 / Math.sqrt(windows);
}
