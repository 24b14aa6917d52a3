import type { HealthyRates } from './false-alarms.ts';
import { tooFewEvents, VALIDITY } from '../harm/harm-tests.ts';
import type { PlanFinding } from './plan-finding.ts';
import type { PlanMetric, RolloutPlan } from './plan.ts';
import { requestsBetween, requestsSeen, type RateProfile, type Stretch } from './traffic.ts';

/** Metrics whose test does not hold with so few errors as the traffic brings. */
export function lintTests(
  plan: RolloutPlan,
  stretches: readonly Stretch[],
  profile: RateProfile,
  healthy: HealthyRates,
): PlanFinding[] {
  return plan.metrics.flatMap((metric): PlanFinding[] => {
    const rate = errorRate(metric, healthy);
    const { minEvents, eventsBy } = VALIDITY[metric.test];
    const measured = stretches.filter(({ step }) => isMeasured(plan, metric.id, step));
    if (rate === null || minEvents === 0 || measured.length === 0) return [];
    const { fromMs } = measured[0]!;
    const firstMs = fromMs + metric.initialDelayMs + (metric.intervalMs ?? 0);
    const toMs = eventsBy === 'firstLook' ? firstMs : measured.at(-1)!.toMs;
    const seen = requestsSeen(measured, profile, fromMs, toMs);
    const lacks = tooFewEvents(VALIDITY[metric.test], {
      challenger: seen * rate,
      champion: (requestsBetween(profile, fromMs, toMs) - seen) * rate,
    });
    if (lacks === null) return [];
    const words = `${metric.id}: its test may not hold here. ${lacks} An e-process is exact at any number.`;
    return [{ code: 'fewEvents', severity: 'warning', step: null, metric: metric.id, words }];
  });
}

/** Share of bad requests that a healthy challenger shows. */
function errorRate({ id, source }: PlanMetric, healthy: HealthyRates): number | null {
  const rate = healthy[id];
  if (rate === undefined || source === 'latencyP99' || source === 'custom') return null;
  return source === 'successRate' ? 1 - rate : rate;
}

function isMeasured({ steps, background }: RolloutPlan, id: string, step: number): boolean {
  const isBeside = background !== null && step >= background.fromStep && background.analysis.includes(id);
  return isBeside || steps[step]!.analysis.includes(id);
}
