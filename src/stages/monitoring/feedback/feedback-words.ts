import type { FeedbackCounts, FeedbackWindow } from '../../../core/monitor/feedback-report.ts';
import type { TrendAnswer } from '../../../core/monitor/feedback-trend.ts';
import { wilson } from '../../../core/stats/wilson.ts';
import type { Interval } from '../../../core/kernel/estimate.ts';
import { formatPercent } from '../../../ui/format.ts';

export interface Share {
  /** null without rows. */
  value: number | null;
  interval: Interval | null;
}

/** Of the rows with feedback, the good ones. */
export function goodShare({ good, answered }: FeedbackCounts): Share {
  return { value: answered === 0 ? null : good / answered, interval: wilson(good, answered) };
}

/** Of all rows, those with feedback. */
export function responseRate({ answered, rows }: FeedbackCounts): Share {
  return { value: rows === 0 ? null : answered / rows, interval: wilson(answered, rows) };
}

export function intervalWords({ interval }: Share): string | undefined {
  return interval ? `${formatPercent(interval.low)} to ${formatPercent(interval.high)}` : undefined;
}

export function stretchWords({ fromMs, toMs }: FeedbackWindow, moment: (ms: number) => string): string {
  const [first, last] = [moment(fromMs), moment(toMs - 1)];
  return first === last ? first : `${first} to ${last}`;
}

const MONTH_MS = 30 * 86_400_000;

/** The trend as a figure: its value, what stands beside it, and in words what it means. */
export function trendWords(trend: TrendAnswer): {
  value: string | null;
  reason?: string;
  interval?: string;
  words?: string;
} {
  if (trend.slope === null) {
    const reason =
      trend.reason === 'tooFew' ? 'fewer than three windows with feedback' : 'the odds have no bound here';
    return { value: null, reason };
  }
  const factor = (slope: number): number => Math.exp(slope * MONTH_MS) - 1;
  const signed = (share: number): string =>
    Number.isFinite(share) && Math.abs(share) < 100
      ? `${share >= 0 ? '+' : '−'}${formatPercent(Math.abs(share), 0)}`
      : 'boundless';
  const isFlat = trend.low <= 0 && trend.high >= 0;
  const way = isFlat ? 'no trend beyond chance' : trend.slope > 0 ? 'rising' : 'falling';
  return {
    value: signed(factor(trend.slope)),
    interval: `${signed(factor(trend.low))} to ${signed(factor(trend.high))}`,
    words: `odds of a good answer, by 30 days; ${way}: from ${formatPercent(trend.first)} to ${formatPercent(trend.last)} on the curve`,
  };
}
