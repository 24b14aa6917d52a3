import { reasonInWords, type Estimate } from '../kernel/estimate.ts';
import type { TargetTerms, VerdictState } from './target.ts';

/** What of a target decides; the rest is where and for whom. */
export type Bound = Pick<TargetTerms, 'direction' | 'value' | 'decide' | 'minRows'>;

export interface Judgement {
  state: VerdictState;
  /** Why it is neither met nor missed; empty where it is one of the two. */
  why: string;
}

/**
 * Holds an estimate against a target. On the target itself counts as met, from either side. By interval it is met or
 * missed only where all of the interval lies on one side; its ends count as the point does.
 */
export function judge(bound: Bound, estimate: Estimate): Judgement {
  if (estimate.value === null) return { state: 'notMeasured', why: reasonInWords(estimate.reason) };
  if (estimate.n < bound.minRows) {
    const [n, least] = [estimate.n, bound.minRows].map((rows) => rows.toLocaleString('en'));
    return { state: 'inconclusive', why: `${n!} rows behind it, and it asks for ${least!}` };
  }
  if (bound.decide === 'point') return decided(isMet(bound, estimate.value));
  if (!estimate.interval) return { state: 'inconclusive', why: 'there is no interval to decide by' };
  const low = isMet(bound, estimate.interval.low);
  const high = isMet(bound, estimate.interval.high);
  if (low !== high) return { state: 'inconclusive', why: 'its interval reaches to both sides' };
  return decided(low);
}

function isMet({ direction, value }: Bound, found: number): boolean {
  return direction === 'atLeast' ? found >= value : found <= value;
}

function decided(met: boolean): Judgement {
  return { state: met ? 'pass' : 'fail', why: '' };
}
