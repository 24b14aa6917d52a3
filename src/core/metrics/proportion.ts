import { estimate, undefinedBecause, type Dropped, type Estimate, type Reason } from '../kernel/estimate.ts';
import { wilson } from '../stats/wilson.ts';

/** successes / n with Wilson's 95% interval; undefined for the reason given where n is 0. */
export function proportion(successes: number, n: number, whenEmpty: Reason, dropped: Dropped = {}): Estimate {
  return n === 0 ? undefinedBecause(whenEmpty, 0) : estimate(successes / n, n, wilson(successes, n), dropped);
}
