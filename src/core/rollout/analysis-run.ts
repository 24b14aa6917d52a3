import type { Outcome } from './condition.ts';
import { countOf, type PlanMetric, type RolloutPlan } from './plan.ts';

export type RunPhase = 'running' | 'success' | 'fail' | 'error' | 'inconclusive';

/** What a metric has counted in one analysis. */
export interface MetricCounts {
  id: string;
  phase: RunPhase;
  /** Measurements without the errors: what `count` is of. */
  count: number;
  successes: number;
  failures: number;
  inconclusive: number;
  errors: number;
  /** Errors, and successes, in a row up to now. */
  errorsInRow: number;
  successesInRow: number;
  lastMs: number | null;
}

/** An analysis under way: of a step, beside the steps, or (under the global counter) of all checks. */
export interface AnalysisRun {
  of: 'background' | 'step' | 'checks';
  startedMs: number;
  phase: RunPhase;
  /** Of the metric that ended it. */
  why: string;
  metrics: readonly MetricCounts[];
}

/** An error is tried again after this long, whatever the interval. */
const ERROR_RETRY_MS = 10_000;

export function startRun(of: AnalysisRun['of'], ids: readonly string[], startedMs: number): AnalysisRun {
  const metrics = ids.map((id) => ({
    id,
    phase: 'running' as const,
    count: 0,
    successes: 0,
    failures: 0,
    inconclusive: 0,
    errors: 0,
    errorsInRow: 0,
    successesInRow: 0,
    lastMs: null,
  }));
  return { of, startedMs, phase: ids.length === 0 ? 'success' : 'running', why: '', metrics };
}

/** Whether the metric is to be measured at this time. */
export function isDue(counts: MetricCounts, metric: PlanMetric, startedMs: number, atMs: number): boolean {
  if (counts.phase !== 'running') return false;
  if (counts.lastMs === null) return atMs >= startedMs + metric.initialDelayMs;
  const wait = counts.errorsInRow > 0 ? ERROR_RETRY_MS : (metric.intervalMs ?? ERROR_RETRY_MS);
  return atMs >= counts.lastMs + wait;
}

/** One measurement more. Without data the metric's own rule says what it counts as. */
export function countOutcome(
  counts: MetricCounts,
  metric: PlanMetric,
  outcome: Outcome,
  atMs: number,
): MetricCounts {
  const ruled = outcome === 'noData' ? metric.noData : outcome;
  const next = { ...counts, lastMs: atMs };
  if (ruled === 'error') {
    return { ...next, errors: counts.errors + 1, errorsInRow: counts.errorsInRow + 1, successesInRow: 0 };
  }
  const isGood = ruled === 'success' || ruled === 'ignore';
  return {
    ...next,
    count: counts.count + 1,
    errorsInRow: 0,
    successesInRow: isGood ? counts.successesInRow + 1 : 0,
    successes: counts.successes + (isGood ? 1 : 0),
    failures: counts.failures + (ruled === 'fail' ? 1 : 0),
    inconclusive: counts.inconclusive + (ruled === 'inconclusive' ? 1 : 0),
  };
}

/**
 * The run after the measurements that are due: a metric trips when a counter exceeds its limit (of several the last check
 * wins: errors over inconclusive over failures), which ends the others as successful; the run is over when all are, and is
 * the worst of them: failed, error, inconclusive.
 */
export function measureRun(
  run: AnalysisRun,
  plan: RolloutPlan,
  outcomes: Readonly<Record<string, Outcome>>,
  atMs: number,
): AnalysisRun {
  if (run.phase !== 'running') return run;
  let metrics = run.metrics.map((counts) => {
    const metric = plan.metrics.find(({ id }) => id === counts.id)!;
    if (!isDue(counts, metric, run.startedMs, atMs)) return counts;
    const counted = countOutcome(counts, metric, outcomes[counts.id] ?? 'noData', atMs);
    return { ...counted, phase: phaseOf(counted, metric) };
  });
  const isDry = ({ id }: MetricCounts): boolean => plan.metrics.find((one) => one.id === id)!.dryRun;
  const bad = (['fail', 'error', 'inconclusive'] as const)
    .map((phase) => metrics.find((counts) => counts.phase === phase && !isDry(counts)))
    .find((counts) => counts !== undefined);
  if (bad) {
    metrics = metrics.map((one) => (one.phase === 'running' ? { ...one, phase: 'success' } : one));
    return {
      ...run,
      metrics,
      phase: bad.phase,
      why: whyOf(
        bad,
        plan.metrics.find(({ id }) => id === bad.id)!,
      ),
    };
  }
  const isOver = metrics.every(({ phase }) => phase !== 'running');
  return { ...run, metrics, phase: isOver ? 'success' : 'running' };
}

function phaseOf(counts: MetricCounts, metric: PlanMetric): RunPhase {
  if (counts.errorsInRow > metric.errorLimit) return 'error';
  if (counts.inconclusive > metric.inconclusiveLimit) return 'inconclusive';
  if (metric.failureLimit >= 0 && counts.failures > metric.failureLimit) return 'fail';
  if (metric.successRun > 0 && counts.successesInRow >= metric.successRun) return 'success';
  const most = countOf(metric);
  if (most === null || counts.count < most) return 'running';
  return metric.successRun > 0 ? 'inconclusive' : 'success';
}

function whyOf(counts: MetricCounts, metric: PlanMetric): string {
  const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);
  if (counts.phase === 'fail')
    return `${counts.id} failed ${times(counts.failures)}; its limit is ${String(metric.failureLimit)}`;
  if (counts.phase === 'error') {
    return `${counts.id} could not be measured ${times(counts.errorsInRow)} in a row; its limit is ${String(metric.errorLimit)}`;
  }
  return counts.inconclusive > metric.inconclusiveLimit
    ? `${counts.id} was inconclusive ${times(counts.inconclusive)}; its limit is ${String(metric.inconclusiveLimit)}`
    : `${counts.id} never succeeded ${times(metric.successRun)} in a row`;
}
