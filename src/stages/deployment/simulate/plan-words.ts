import type { PlanMetric, RolloutPlan } from '../../../core/rollout/plan.ts';
import { signalOf, type RolloutQuestion, type Signal } from '../../../core/rollout/rollout-question.ts';
import { formatNumber, formatPercent } from '../../../ui/format.ts';
import { withTest } from '../../../core/rollout/with-test.ts';
import { ARM_WORDS, decisionWords, limitWords } from '../plans/plan-words.ts';

export const SIGNAL_WORDS: Record<Signal, string> = {
  wrong: 'Wrong answers',
  right: 'Right answers',
  failed: 'Failed requests',
  served: 'Served requests',
  mismatch: 'Answers that differ',
  latencyP99: '99th percentile of the time',
  none: 'Not simulated: it always succeeds',
};

/** A value of a metric in its unit: a share in %, a difference of shares in points, a time in ms, a ratio. */
export function metricFormat(metric: PlanMetric, signal: Signal): (value: number) => string {
  if (metric.arm === 'ratio' || signal === 'none') return (value) => formatNumber(value, 3);
  if (signal === 'latencyP99') return (value) => `${formatNumber(value, 3)} ms`;
  if (metric.arm === 'delta') return (value) => `${value > 0 ? '+' : ''}${formatNumber(value * 100, 3)} pt`;
  return (value) => formatPercent(value, Math.abs(value) < 0.1 ? 2 : 1);
}

/** "Wrong answers, challenger − champion: at most +0.5 pt": what is measured here, and what decides. */
export function metricWords(metric: PlanMetric, signals: RolloutQuestion['signals']): string {
  const signal = signalOf(metric, signals);
  if (signal === 'none') return SIGNAL_WORDS.none;
  return `${SIGNAL_WORDS[signal]}, ${ARM_WORDS[metric.arm]}: ${decisionWords(metric)}`;
}

/** What a value is held against in a chart; null where the conditions are not one bound. */
export function boundOf({ success, failure }: PlanMetric): number | null {
  const bound = failure ?? success;
  return bound && 'op' in bound ? bound.value : null;
}

/** "to zero at once": what follows a failure. */
export function onFailureWords({ policy }: RolloutPlan): string {
  if (policy.onFail === 'hold') {
    return policy.counter === 'global'
      ? `held; rolled back after more than ${String(policy.failureLimit)} failed checks`
      : 'held until a person decides';
  }
  if (policy.onFail === 'continue') return 'goes on';
  return policy.abort === 'toZero' ? 'to zero at once' : 'back step by step';
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A time since the start, to the second: "1 d 2 h 5 min". */
export function sinceWords(ms: number): string {
  let left = Math.round(ms / 1000) * 1000;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${String(count)} ${unit}`] : [];
  });
  return parts.join(' ') || '0 min';
}

/** What a plan would decide by with another test: "errors: fails above 0 pt; fails at once". */
export function decidesWords(plan: RolloutPlan, test: PlanMetric['test']): string {
  const isGlobal = plan.policy.counter === 'global';
  return withTest(plan, test)
    .metrics.filter((metric, at) => metric !== plan.metrics[at])
    .map((metric) => `${metric.id}: ${decisionWords(metric)}; ${limitWords(metric, isGlobal)}`)
    .join('. ');
}
