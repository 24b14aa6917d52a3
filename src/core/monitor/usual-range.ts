import type { AlarmRule } from './alarm-episodes.ts';
import { chancesBeyond } from './false-alarms.ts';
import type { NoChange } from './no-change.ts';

const OUTSIDE = 0.025;
const STEPS = 24;

/** Between which values a window lies 95% of the time where nothing changes; what the reference leaves open is in it. */
export interface UsualRange {
  low: number;
  high: number;
}

/** The 2.5% and the 97.5% point of a window to come, as the law of the reference predicts it. */
export function usualRange(noChange: NoChange): UsualRange {
  return { low: endOf(noChange, 'below'), high: endOf(noChange, 'above') };
}

/** The nearest value to the mean, to a thousandth of the way, that is passed in 2.5% of windows at most. */
function endOf(noChange: NoChange, bad: AlarmRule['bad']): number {
  const chances = chancesBeyond(noChange, bad);
  const isRare = (limit: number): boolean =>
    chances.reduce((sum, beyond) => sum + beyond(limit), 0) / chances.length <= OUTSIDE;
  const sign = bad === 'above' ? 1 : -1;
  const { mean, deviation } = noChange;
  // Beyond what can be at all, nothing is passed: shares and distances end the search by themselves.
  let reach = deviation || Math.abs(mean) || 1e-3;
  while (!isRare(mean + sign * reach)) reach *= 2;
  let [low, high] = [0, reach];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (isRare(mean + sign * middle)) high = middle;
    else low = middle;
  }
  return mean + sign * high;
}
