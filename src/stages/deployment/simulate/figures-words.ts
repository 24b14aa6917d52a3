import type { OperatingFigures, RunShare } from '../../../core/rollout/operating-figures.ts';
import type { RolloutPlan } from '../../../core/rollout/plan.ts';
import type { ScenarioName, SimulationLimits } from '../../../core/rollout/rollout-simulation.ts';
import { binOfRank, quantileRanks } from '../../../core/stats/quantile-ranks.ts';
import { formatCount, formatDuration, formatPercent } from '../../../ui/format.ts';

/** A figure of the strip. */
export interface StripFigure {
  label: string;
  value: string | null;
  reason?: string;
  interval?: string;
  target?: string;
  met?: boolean | null;
  more?: string;
}

/** What harm is counted in: "people" where users stick to an arm. */
export function harmNoun({ unit }: Pick<RolloutPlan, 'unit'>): 'people' | 'requests' {
  return unit === 'user' ? 'people' : 'requests';
}

interface Bounds {
  low: number;
  high: number;
}

/** Between which values a quantile of the runs lies, by their counts in bins of this width; null where runs are too few. */
export function quantileBounds(counts: readonly number[], width: number, p: number): Bounds | null {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const ranks = quantileRanks(n, p);
  if (!ranks) return null;
  return { low: binOfRank(counts, ranks.low)! * width, high: (binOfRank(counts, ranks.high)! + 1) * width };
}

/** The same of times, which are exact: those of looks. */
export function lookBounds(byTick: readonly number[], tickMs: number, p: number): Bounds | null {
  const bounds = quantileBounds(byTick, tickMs, p);
  return bounds && { low: bounds.low, high: bounds.high - tickMs };
}

/** The strip: what a plan comes to with a bad model and with a healthy one, against what is wanted. */
export function stripOf(
  { bad, healthy }: Partial<Record<ScenarioName, OperatingFigures>>,
  limits: SimulationLimits,
  noun: string,
): readonly StripFigure[] {
  const word = `${noun[0]!.toUpperCase()}${noun.slice(1)}`;
  return [
    shareFigure('Rolled back in time', bad?.rolledBack, limits.rolledBack, 'atLeast'),
    shareFigure('Healthy model thrown out', healthy?.rolledBack, limits.thrownOut, 'atMost'),
    detectionFigure(bad, limits.detectionMs),
    harmFigure(`${word} harmed, p95`, bad, limits.harmed),
  ];
}

/** A share of the rollouts against a limit. */
export function shareFigure(
  label: string,
  share: RunShare | undefined,
  limit: number | null,
  direction: 'atLeast' | 'atMost',
): StripFigure {
  if (!share) return { label, value: null };
  const { low, high } = share.interval;
  const words = direction === 'atLeast' ? 'at least' : 'at most';
  return {
    label,
    value: formatPercent(share.share),
    interval: `${formatPercent(low).slice(0, -1)} to ${formatPercent(high).slice(0, -1)}`,
    ...(limit !== null && {
      target: `${words} ${formatPercent(limit, limit * 100 === Math.round(limit * 100) ? 0 : 1)}`,
      met:
        direction === 'atLeast' ? atMost({ low: -high, high: -low }, -limit) : atMost(share.interval, limit),
    }),
  };
}

function detectionFigure(bad: OperatingFigures | undefined, limit: number | null): StripFigure {
  const label = 'Detection, median';
  if (!bad) return { label, value: null };
  const { spread, byTick, tickMs } = bad.detection;
  if (!spread) return { label, value: null, reason: 'none was rolled back' };
  const bounds = lookBounds(byTick, tickMs, 0.5);
  return {
    label,
    value: formatDuration(spread.p50),
    ...(bounds && { interval: rangeWords(bounds, formatDuration) }),
    more: `p95 ${formatDuration(spread.p95)}`,
    ...(limit !== null && {
      target: `at most ${formatDuration(limit)}`,
      met: bounds ? atMost(bounds, limit) : null,
    }),
  };
}

/** The 95th percentile of those harmed against a limit. */
export function harmFigure(
  label: string,
  bad: Pick<OperatingFigures, 'harmed' | 'harmHistogram'> | undefined,
  limit: number | null,
): StripFigure {
  if (!bad) return { label, value: null };
  const { counts, width } = bad.harmHistogram;
  const bounds = quantileBounds(counts, width, 0.95);
  return {
    label,
    value: formatCount(bad.harmed.p95),
    ...(bounds && { interval: rangeWords(bounds, formatCount) }),
    more: `median ${formatCount(bad.harmed.p50)}`,
    ...(limit !== null && {
      target: `at most ${formatCount(limit)}`,
      met: bounds ? atMost(bounds, limit) : null,
    }),
  };
}

function rangeWords({ low, high }: Bounds, format: (value: number) => string): string {
  const [from, to] = [format(low), format(high)];
  const unit = /^[\d.,]+( [a-z]+)$/.exec(to)?.[1];
  return unit && from.endsWith(unit) ? `${from.slice(0, -unit.length)} to ${to}` : `${from} to ${to}`;
}

/** null: the interval lies on both sides of the limit. */
function atMost({ low, high }: Bounds, limit: number): boolean | null {
  if (high <= limit) return true;
  return low > limit ? false : null;
}
