import { printCondition } from '../../../core/rollout/condition.ts';
import { printDuration } from '../../../core/rollout/duration.ts';
import type * as plan from '../../../core/rollout/plan.ts';
import { testDecides } from '../../../core/rollout/test-decides.ts';
import { formatCount, formatDuration, formatNumber } from '../../../ui/format.ts';

const DAY_MS = 86_400_000;

type Of<T extends readonly string[]> = Readonly<Record<T[number], string>>;

export const STRATEGY_WORDS: Of<typeof plan.STRATEGIES> = {
  shadow: 'Shadow',
  canary: 'Canary',
  blueGreen: 'Blue-green',
  ab: 'A/B test',
  automation: 'Automation',
};
export const UNIT_WORDS: Of<typeof plan.UNITS> = {
  request: 'Each request',
  user: 'Each user, always the same',
  server: 'Each server',
};
export const SOURCE_WORDS: Of<typeof plan.SOURCES> = {
  error: 'Errors',
  successRate: 'Right answers',
  latencyP99: 'Latency, p99',
  mismatch: 'Mismatches',
  custom: 'Another value',
};
export const ARM_WORDS: Of<typeof plan.ARMS> = {
  canary: 'challenger',
  delta: 'challenger − champion',
  ratio: 'challenger ÷ champion',
};
export const DEGREE_WORDS: Of<typeof plan.DEGREES> = {
  human: 'Person alone',
  shadow: 'Shadow',
  assist: 'Assist',
  partial: 'Partial',
  full: 'Full',
};
export const NO_DATA_WORDS: Of<typeof plan.NO_DATA> = {
  fail: 'a failure',
  error: 'an error',
  ignore: 'nothing',
  inconclusive: 'inconclusive',
};
export const TEST_WORDS: Of<typeof plan.TESTS> = {
  threshold: 'threshold',
  eProcess: 'e-process',
  mSPRT: 'mSPRT',
  confSeq: 'confidence sequence',
  gst: 'group sequential',
  pairedE: 'paired e-value',
  mannWhitney: 'Mann-Whitney (Kayenta)',
};
const OPERATOR_WORDS: Of<typeof plan.OPERATORS> = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
  '==': 'exactly',
  '!=': 'not',
};

/** Options of a choice, in the order of the words. */
export function optionsOf<Name extends string>(
  words: Readonly<Record<Name, string>>,
): readonly { value: Name; label: string }[] {
  return Object.entries<string>(words).map(([value, label]) => ({ value: value as Name, label }));
}

/** What a metric's values are written in: shares of requests in percent or points, times in ms. */
export function scaleOf({ source, arm }: Pick<plan.PlanMetric, 'source' | 'arm'>): {
  factor: number;
  unit: string;
} {
  if (arm === 'ratio' || source === 'custom') return { factor: 1, unit: '' };
  if (source === 'latencyP99') return { factor: 1, unit: 'ms' };
  return { factor: 100, unit: arm === 'delta' ? 'pt' : '%' };
}

export function valueWords(value: number, metric: Pick<plan.PlanMetric, 'source' | 'arm'>): string {
  const { factor, unit } = scaleOf(metric);
  const written = formatNumber(Number((value * factor).toPrecision(12)), 6);
  const sign = metric.arm === 'delta' && value > 0 ? '+' : '';
  return unit === '%' ? `${sign}${written}%` : `${sign}${written}${unit && ` ${unit}`}`;
}

/** "at most +0.5 pt", "at least 99% and at most 100%". */
export function conditionWords(
  condition: plan.Condition,
  metric: Pick<plan.PlanMetric, 'source' | 'arm'>,
): string {
  if ('op' in condition) return `${OPERATOR_WORDS[condition.op]} ${valueWords(condition.value, metric)}`;
  if ('isNaN' in condition) return 'nothing measured';
  const words = (parts: readonly plan.Condition[], join: string): string =>
    parts.map((part) => conditionWords(part, metric)).join(join);
  if ('all' in condition) return words(condition.all, ' and ');
  if ('any' in condition) return words(condition.any, ' or ');
  return `“${printCondition(condition)}”`;
}

/** What a metric is of. A test always holds the challenger against the champion. */
export function measuresWords(metric: plan.PlanMetric): string {
  const of = testDecides(metric) ? 'challenger against champion' : ARM_WORDS[metric.arm];
  return `${SOURCE_WORDS[metric.source]}, ${of}`;
}

/** What a metric decides by. */
export function decisionWords(metric: plan.PlanMetric): string {
  const { test, params, success, failure, dryRun } = metric;
  const words: string[] = [];
  if (testDecides(metric)) {
    const alpha = params['alpha'];
    words.push(TEST_WORDS[test] + (alpha === undefined ? '' : `, α ${formatNumber(alpha * 100)}%`));
  } else {
    if (success) words.push(conditionWords(success, metric));
    if (failure) words.push(`fails ${conditionWords(failure, metric)}`);
  }
  if (words.length === 0) words.push('always succeeds');
  return words.join('; ') + (dryRun ? ' (dry run)' : '');
}

/** When a metric is measured, and how far back. */
export function rhythmWords(metric: plan.PlanMetric, isGlobal: boolean, tickMs: number): string {
  const { intervalMs, count, initialDelayMs, windowMs } = metric;
  const every = isGlobal
    ? `every ${printDuration(tickMs)}`
    : intervalMs === null
      ? 'once'
      : `every ${printDuration(intervalMs)}`;
  const times = !isGlobal && count !== null && intervalMs !== null ? `, ${formatCount(count)} times` : '';
  const delay = initialDelayMs > 0 ? `, after ${printDuration(initialDelayMs)}` : '';
  return `${every}${times} over ${printDuration(windowMs)}${delay}`;
}

/** Which failure ends it. */
export function limitWords(metric: plan.PlanMetric, isGlobal: boolean): string {
  if (isGlobal) return 'counted with the others';
  if (metric.failureLimit < 0) return 'never fails';
  const at = metric.failureLimit + 1;
  return at === 1 ? 'the first failure ends it' : `failure ${formatCount(at)} ends it`;
}

/** A time since the start. */
export function sinceStart(ms: number): string {
  if (!Number.isFinite(ms)) return 'never reached';
  if (ms === 0) return '0';
  return ms % DAY_MS === 0 ? `${formatCount(ms / DAY_MS)} d` : formatDuration(ms);
}
