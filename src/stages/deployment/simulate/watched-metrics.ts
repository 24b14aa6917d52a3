import type { WatchedPoint } from '../../../charts/watched-metric/watched-metric-geometry.ts';
import type { PlanMetric } from '../../../core/rollout/plan.ts';
import { signalOf, type RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import type { MetricReading, RolloutRun } from '../../../core/rollout/rollout-run.ts';
import { formatCount, formatNumber } from '../../../ui/format.ts';
import { boundOf, metricFormat } from './plan-words.ts';

export interface LookedAt extends WatchedPoint {
  /** "12 of 300 against 140 of 5,700"; empty where it is not of requests. */
  counts: string;
  why: string | null;
}

/** A metric through a rollout: what it decides by, in its own unit or as evidence. */
export interface Watched {
  metric: PlanMetric;
  title: string;
  points: readonly LookedAt[];
  format: (value: number) => string;
}

/** The metrics that were in force at any look, in the order of the plan. */
export function watchedMetrics(run: RolloutRun, question: RolloutQuestion): readonly Watched[] {
  return question.plan.metrics.flatMap((metric): Watched[] => {
    const readings = run.frames.flatMap(({ atMs, readings }) => {
      const reading = readings.find(({ id }) => id === metric.id);
      return reading ? [{ atMs, reading }] : [];
    });
    if (readings.length === 0) return [];
    const of = readings.find(({ reading }) => reading.evidence)?.reading.evidence?.of ?? null;
    const points = readings.map(({ atMs, reading }) => pointOf(atMs, reading, metric, of));
    if (of === null) {
      const format = metricFormat(metric, signalOf(metric, question.signals));
      return [{ metric, title: 'Value', points, format }];
    }
    return [{ metric, points, ...EVIDENCE[of] }];
  });
}

type EvidenceKind = NonNullable<MetricReading['evidence']>['of'];

const points = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(value * 100, 3)} pt`;

/** Evidence is drawn in powers of ten, and told as it is: how many times as likely with harm as without. */
const EVIDENCE: Record<EvidenceKind, Pick<Watched, 'title' | 'format'>> = {
  logEvidence: { title: 'Evidence of harm', format: (value) => `${formatNumber(10 ** value, 2)}×` },
  z: { title: 'z', format: (value) => formatNumber(value, 3) },
  lowEnd: { title: 'Low end of the difference', format: points },
  shift: { title: 'Shift', format: (value) => formatNumber(value, 3) },
};

function pointOf(
  atMs: number,
  reading: MetricReading,
  metric: PlanMetric,
  of: EvidenceKind | null,
): LookedAt {
  const { outcome, counts, why } = reading;
  const scale = of === 'logEvidence' ? Math.LN10 : 1;
  const over = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : value / scale;
  return {
    atMs,
    value: of === null ? reading.value : over(reading.evidence?.value),
    limit: of === null ? boundOf(metric) : over(reading.evidence?.limit),
    outcome,
    counts: counts
      ? `${part(counts.challenger)} of the challenger, ${part(counts.champion)} of the champion`
      : '',
    why,
  };
}

function part({ events, n }: { events: number; n: number }): string {
  return `${formatCount(events)} of ${formatCount(n)}`;
}
