import type { PlanMetric, RolloutPlan } from './plan.ts';

/** Tests that decide by counts of wrong, failed or differing answers. */
export const RATE_TESTS = ['threshold', 'eProcess', 'pairedE', 'gst', 'mSPRT', 'confSeq'] as const;

/** Whether a metric is a share of requests, and somewhere in force. */
function isCounted(plan: RolloutPlan, { id, source, dryRun }: PlanMetric): boolean {
  const isUsed =
    plan.background?.analysis.includes(id) === true || plan.steps.some((s) => s.analysis.includes(id));
  return isUsed && !dryRun && source !== 'latencyP99' && source !== 'mismatch';
}

/** The tests that a plan decides by, of metrics in force, in their order. */
export function testsOf(plan: RolloutPlan): PlanMetric['test'][] {
  return [...new Set(plan.metrics.filter((metric) => isCounted(plan, metric)).map(({ test }) => test))];
}

/**
 * The same plan deciding by another test wherever shares of requests decide. A plain threshold needs a condition: metrics
 * without one fail where the challenger's share is the worse at all.
 */
export function withTest(plan: RolloutPlan, test: PlanMetric['test']): RolloutPlan {
  const metrics = plan.metrics.map((metric): PlanMetric => {
    if (!isCounted(plan, metric) || metric.test === test) return metric;
    const changed: PlanMetric = { ...metric, test };
    if (test !== 'threshold' || metric.success !== null || metric.failure !== null) return changed;
    const worse = metric.source === 'successRate' ? '<' : '>';
    return { ...changed, arm: 'delta', failure: { op: worse, value: 0 } };
  });
  return { ...plan, metrics };
}
