import type { Domain } from '../../../charts/scale.ts';
import type { RowErrors } from '../../../core/evaluation/row-errors.ts';
import type { Estimate } from '../../../core/kernel/estimate.ts';

/** From 0 to where all intervals fit; error rates never beyond 1. */
export function rateDomain(of: RowErrors['of'], estimates: readonly Estimate[]): Domain {
  const highs = estimates.map((one) => (one.value === null ? 0 : (one.interval?.high ?? one.value)));
  const high = Math.max(0, ...highs) * 1.05 || 1;
  return [0, of === 'wrong' ? Math.min(1, high) : high];
}
