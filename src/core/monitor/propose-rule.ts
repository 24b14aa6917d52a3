import type { AlarmRule } from './alarm-episodes.ts';
import { falseAlarms } from './false-alarms.ts';
import type { NoChange } from './no-change.ts';

/** What is wanted of a threshold that is proposed. */
export interface Wanted {
  bad: AlarmRule['bad'];
  forWindows: number;
  /** False alarms a window, at most. */
  perWindow: number;
  /** Values beyond which none can lie, e.g. 0 and 1 of a share. */
  least: number;
  most: number;
}

/** Share of the deviation between the level to begin at and the one to end at. */
const BACK = 0.5;
const DIGITS = 3;

/**
 * The nearest threshold with no more false alarms than wanted, in few digits, half a deviation between beginning and end.
 * Null where even the bound of all values would be passed too often, or never could be passed.
 */
export function proposeRule(
  noChange: NoChange,
  { bad, forWindows, perWindow, least, most }: Wanted,
): AlarmRule | null {
  const sign = bad === 'above' ? 1 : -1;
  const back = BACK * noChange.deviation;
  const ruleAt = (raise: number): AlarmRule => ({
    bad,
    raise,
    clear: Math.min(most, Math.max(least, raise - sign * back)),
    forWindows,
  });
  const rateAt = (raise: number): number => falseAlarms(noChange, ruleAt(raise)).perWindow;
  const unit =
    noChange.deviation || Math.abs(noChange.mean) || 1 / Math.max(1, Math.min(...rowsOf(noChange)));
  let reach = unit;
  while (rateAt(noChange.mean + sign * reach) > perWindow && reach < 1e6 * unit) reach *= 2;
  let [low, high] = [0, reach];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (rateAt(noChange.mean + sign * middle) > perWindow) low = middle;
    else high = middle;
  }
  const raise = rounded(noChange.mean + sign * high, unit, sign);
  if (bad === 'above' ? raise >= most : raise <= least) return null;
  const { clear } = ruleAt(raise);
  return { bad, raise, clear: rounded(clear, unit, 0), forWindows };
}

function rowsOf(noChange: NoChange): readonly number[] {
  return noChange.law === 'share' ? noChange.rows : [1];
}

/** To about a hundredth of the unit, a decimal number, away from the mean by `sign`; 0: to the nearest. */
function rounded(value: number, unit: number, sign: number): number {
  const step = 10 ** (Math.floor(Math.log10(unit)) - DIGITS + 2);
  const steps = value / step;
  const whole = sign > 0 ? Math.ceil(steps - 1e-9) : sign < 0 ? Math.floor(steps + 1e-9) : Math.round(steps);
  return Number((whole * step).toPrecision(12));
}
