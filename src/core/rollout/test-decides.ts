import type { PlanMetric } from './plan.ts';

/**
 * Whether a metric's test decides, and its conditions do not. Tests are of bad requests in both arms: of mismatches and
 * times there are none, except by Kayenta's judge.
 */
export function testDecides({ test, source }: Pick<PlanMetric, 'test' | 'source'>): boolean {
  if (test === 'threshold') return false;
  return test === 'mannWhitney' || (source !== 'mismatch' && source !== 'latencyP99');
}
