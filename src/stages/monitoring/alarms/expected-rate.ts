import { falseAlarms } from '../../../core/monitor/false-alarms.ts';
import type { AlarmRule } from '../../../core/monitor/alarm-episodes.ts';
import { noChangeOf, type NoChange, type NoVariation } from '../../../core/monitor/no-change.ts';
import { proposeRule } from '../../../core/monitor/propose-rule.ts';
import type { WindowRange } from '../../../core/monitor/profile-series.ts';
import type { Series } from '../../../core/monitor/signal.ts';
import { boundsOf, MONTH_MS } from './alarm-words.ts';

/** How often a false alarm may come. */
export type Wanted = 'month' | 'quarter' | 'year';

const MONTHS: Readonly<Record<Wanted, number>> = { month: 1, quarter: 3, year: 12 };

export const NO_VARIATION: Readonly<Record<NoVariation, string>> = {
  tooFew: 'The reference has too few windows to say: at least 8 are needed.',
  constant: 'The reference does not vary, so chance cannot be told from change.',
};

const known = new WeakMap<Series, Map<string, NoChange | NoVariation>>();

/** The law of a series in its reference; worked out once. */
export function noChangeIn(series: Series, reference: WindowRange): NoChange | NoVariation {
  const ranges = known.get(series) ?? new Map<string, NoChange | NoVariation>();
  known.set(series, ranges);
  const key = `${String(reference.from)}-${String(reference.to)}`;
  const found = ranges.get(key) ?? noChangeOf(series, reference);
  ranges.set(key, found);
  return found;
}

/** False alarms a month with the bounds that the reference leaves open; null where it tells nothing. */
export function ratePerMonth(
  noChange: NoChange | NoVariation,
  rule: AlarmRule,
  windowMs: number,
): { value: number; low: number; high: number } | null {
  if (typeof noChange === 'string') return null;
  const { perWindow, interval } = falseAlarms(noChange, rule);
  const months = MONTH_MS / windowMs;
  return { value: perWindow * months, low: interval.low * months, high: interval.high * months };
}

/**
 * The level for a wanted rate, from the reference's own variation; where that tells nothing, the end of what was seen.
 * Null without any value in the reference, or where no level keeps the rate.
 */
export function proposedRule(
  series: Series,
  reference: WindowRange,
  {
    bad,
    forWindows,
    wanted,
    windowMs,
  }: Pick<AlarmRule, 'bad' | 'forWindows'> & { wanted: Wanted; windowMs: number },
): AlarmRule | null {
  const noChange = noChangeIn(series, reference);
  const bounds = boundsOf(series.signal, series.unit);
  if (typeof noChange !== 'string') {
    const perWindow = windowMs / (MONTHS[wanted] * MONTH_MS);
    return proposeRule(noChange, { bad, forWindows, perWindow, ...bounds });
  }
  const seen = Array.from(series.values.slice(reference.from, reference.to)).filter((value) =>
    Number.isFinite(value),
  );
  if (seen.length === 0) return null;
  const raise = bad === 'above' ? Math.max(...seen) : Math.min(...seen);
  if (bad === 'above' ? raise >= bounds.most : raise <= bounds.least) return null;
  return { bad, raise, clear: raise, forWindows };
}
