import { binomialMasses } from '../stats/binomial-masses.ts';
import { judgeValue } from './condition.ts';
import { failedChecks, type FailureRule } from '../harm/failed-checks.ts';
import { countsGlobally, type PlanMetric, type RolloutPlan } from './plan.ts';
import { requestsSeen, type RateProfile, type Stretch } from './traffic.ts';

const MOST_CHECKS = 5000;

/** What a healthy challenger would show: of metrics that are shares of requests, the share, in the metric's own sense. */
export type HealthyRates = Readonly<Record<string, number>>;

/** Whether the chance of a false alarm can be had: a share of the challenger's own requests, held to a threshold. */
export function isShare({ source, arm, test }: PlanMetric): boolean {
  return (
    (source === 'error' || source === 'successRate' || source === 'mismatch') &&
    arm === 'canary' &&
    test === 'threshold'
  );
}

/** Chance that one measurement of so many requests fails though the challenger is healthy. */
export function failsHealthy(metric: PlanMetric, requests: number, rate: number): number {
  const n = Math.round(requests);
  if (n === 0) return metric.noData === 'fail' ? 1 : 0;
  const { from, chances } = binomialMasses(n, rate);
  let fails = 0;
  chances.forEach((mass, at) => {
    if (judgeValue(metric, (from + at) / n) === 'fail') fails += mass;
  });
  return Math.min(1, fails);
}

/**
 * Chance that the plan ends a healthy rollout; null where no metric has a chance that can be had. Measurements count as
 * independent: where windows overlap, failures come together, and it is somewhat less.
 */
export function falseRollback(
  plan: RolloutPlan,
  stretches: readonly Stretch[],
  profile: RateProfile,
  healthy: HealthyRates,
): number | null {
  const metrics = plan.metrics.filter(
    (metric) => isShare(metric) && !metric.dryRun && healthy[metric.id] !== undefined,
  );
  if (metrics.length === 0) return null;
  const known = new Map<string, number>();
  const chanceAt = (metric: PlanMetric, atMs: number): number => {
    const n = Math.round(requestsSeen(stretches, profile, atMs - metric.windowMs, atMs));
    const key = `${String(n)} ${metric.id}`;
    if (!known.has(key)) known.set(key, failsHealthy(metric, n, healthy[metric.id]!));
    return known.get(key)!;
  };
  if (countsGlobally(plan)) return globally(plan, stretches, metrics, chanceAt);
  let stays = 1;
  for (const { metric, times } of measurements(plan, stretches, metrics)) {
    if (metric.failureLimit < 0 || plan.policy.onFail === 'continue') continue;
    const chances = times.map((atMs) => chanceAt(metric, atMs));
    stays *= 1 - failedChecks(chances, metric.failureLimit + 1, 'cumulative').chance;
  }
  return 1 - stays;
}

function globally(
  { policy, tickMs, background, steps }: RolloutPlan,
  stretches: readonly Stretch[],
  metrics: readonly PlanMetric[],
  chanceAt: (metric: PlanMetric, atMs: number) => number,
): number {
  const chances: number[] = [];
  for (const { step, fromMs, toMs, share } of stretches) {
    if (share === 0 && toMs === fromMs) continue;
    const isBeside = background !== null && step >= background.fromStep;
    for (let atMs = fromMs + tickMs; atMs <= toMs && chances.length < MOST_CHECKS; atMs += tickMs) {
      const looked = metrics.filter(
        ({ id }) => (isBeside && background.analysis.includes(id)) || steps[step]!.analysis.includes(id),
      );
      chances.push(1 - looked.reduce((pass, metric) => pass * (1 - chanceAt(metric, atMs)), 1));
    }
  }
  const rule: FailureRule = policy.onFail === 'hold' ? 'hold' : 'cumulative';
  return chances.length === 0
    ? 0
    : failedChecks(chances, policy.onFail === 'abort' ? 1 : policy.failureLimit + 1, rule).chance;
}

/** When each metric is measured in each of its analyses, if all goes well. */
function measurements(
  { steps, background }: RolloutPlan,
  stretches: readonly Stretch[],
  metrics: readonly PlanMetric[],
): { metric: PlanMetric; times: number[] }[] {
  const endMs = stretches.at(-1)?.toMs ?? 0;
  const runs = stretches.map(({ step, fromMs, toMs }) => ({ ids: steps[step]!.analysis, fromMs, toMs }));
  const first = background && stretches[background.fromStep];
  if (background && first) runs.push({ ids: background.analysis, fromMs: first.fromMs, toMs: endMs });
  return runs.flatMap(({ ids, fromMs, toMs }) =>
    metrics
      .filter(({ id }) => ids.includes(id))
      .map((metric) => {
        const { count, intervalMs, initialDelayMs } = metric;
        const most = Math.min(count ?? (intervalMs === null ? 1 : MOST_CHECKS), MOST_CHECKS);
        const times: number[] = [];
        let atMs = fromMs + initialDelayMs;
        while (times.length < most && atMs <= toMs) {
          times.push(atMs);
          if (intervalMs === null) break;
          atMs += intervalMs;
        }
        return { metric, times };
      }),
  );
}
