import { winRateSequence } from './anytime-agreement.ts';
import type { Settled } from './judging.ts';

/** The win rate's confidence sequence after so many judged rows. */
export interface JudgingPoint {
  judged: number;
  /** Of those with a winner. */
  winRate: number | null;
  low: number;
  high: number;
}

/** How what is known of the win rate narrowed, row by row in the order in which they were judged. */
export function judgingPath(settled: readonly Settled[], alpha: number): readonly JudgingPoint[] {
  let [challenger, champion] = [0, 0];
  let bounds = { low: 0, high: 1 };
  return settled.map(({ verdict }, at) => {
    if (verdict === 'challenger') challenger++;
    if (verdict === 'champion') champion++;
    if (verdict === 'challenger' || verdict === 'champion') {
      const { low, high } = winRateSequence(challenger, champion, alpha);
      bounds = { low, high };
    }
    const decided = challenger + champion;
    return { judged: at + 1, winRate: decided === 0 ? null : challenger / decided, ...bounds };
  });
}
