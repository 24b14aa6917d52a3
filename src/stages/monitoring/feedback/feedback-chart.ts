import type { ChartData } from '../../../charts/chart-data.ts';
import type { LevelPoint } from '../../../charts/watched-level/watched-level-geometry.ts';
import type { FeedbackReport, FeedbackWindow } from '../../../core/monitor/feedback-report.ts';
import { formatCount, formatPercent } from '../../../ui/format.ts';
import { goodShare, intervalWords, responseRate, type Share } from './feedback-words.ts';

function pointsOf(windows: readonly FeedbackWindow[], share: (of: FeedbackWindow) => Share): LevelPoint[] {
  return windows.map((window) => {
    const { value, interval } = share(window);
    return {
      ...{ fromMs: window.fromMs, toMs: window.toMs, mean: value ?? NaN },
      ...{ low: interval?.low ?? null, high: interval?.high ?? null },
    };
  });
}

export function goodPoints(windows: readonly FeedbackWindow[]): LevelPoint[] {
  return pointsOf(windows, goodShare);
}

export function responsePoints(windows: readonly FeedbackWindow[]): LevelPoint[] {
  return pointsOf(windows, responseRate);
}

/** Of a window, for the pointer. */
export function windowWords(
  { fromMs }: LevelPoint,
  windows: readonly FeedbackWindow[],
  moment: (ms: number) => string,
): string {
  const window = windows.find((each) => each.fromMs === fromMs);
  if (!window || window.rows === 0) return `${moment(fromMs)}: no rows`;
  const counts = `${formatCount(window.answered)} of ${formatCount(window.rows)} rows have feedback`;
  if (window.answered === 0) return `${moment(fromMs)}: ${counts}`;
  const share = goodShare(window);
  return `${moment(fromMs)}: ${formatPercent(share.value!)} good (${intervalWords(share)!}); ${counts}`;
}

/** What shape the share has over time. */
export function shapeSentence({ shape, windows }: FeedbackReport, moment: (ms: number) => string): string {
  const best = shape.evidence[0];
  if (!best) return 'Too few windows to tell a shape.';
  const dates = best.changes.flatMap((change) => {
    const window = windows[shape.kept[change] ?? -1];
    return window ? [moment(window.fromMs)] : [];
  });
  switch (shape.shape) {
    case 'none':
      return 'No change of its level is clear.';
    case 'sudden':
      return `A sudden change on ${dates[0]!}.`;
    case 'gradual':
      return `A slow change that began on ${dates[0]!}.`;
    case 'recurrent':
      return `It comes and goes, first on ${dates[0]!}.`;
    case 'unsure':
      return 'What kind of change there is cannot be told.';
  }
}

/** What both charts are made of. */
export function feedbackData(windows: readonly FeedbackWindow[]): ChartData {
  return {
    header: ['from', 'to', 'rows', 'with feedback', 'good', 'share good', 'low', 'high', 'response rate'],
    rows: windows.map((window) => {
      const { value, interval } = goodShare(window);
      return [
        new Date(window.fromMs).toISOString(),
        new Date(window.toMs).toISOString(),
        window.rows,
        window.answered,
        window.good,
        value,
        interval?.low ?? null,
        interval?.high ?? null,
        responseRate(window).value,
      ];
    }),
  };
}
