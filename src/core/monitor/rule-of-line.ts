import type { TargetTerms } from '../brief/target.ts';
import type { AlarmRule } from './alarm-episodes.ts';

/** A rule whose level to begin at is moved; the one to end at goes along, as far behind as before. */
export function movedTo(rule: AlarmRule, raise: number): AlarmRule {
  return { ...rule, raise, clear: tidy(raise + rule.clear - rule.raise) };
}

/** A rule that rings on the other side. */
export function turned(rule: AlarmRule): AlarmRule {
  const bad = rule.bad === 'above' ? 'below' : 'above';
  return { ...rule, bad, clear: tidy(2 * rule.raise - rule.clear) };
}

/** How far back past the level it begins at a signal must come before the alarm ends; 0 or more. */
export function hysteresisOf({ raise, clear }: AlarmRule): number {
  return tidy(Math.abs(raise - clear));
}

export function withHysteresis(rule: AlarmRule, back: number): AlarmRule {
  return { ...rule, clear: tidy(rule.raise + (rule.bad === 'above' ? -back : back)) };
}

/** The rule of a line that watches a target: what is missed is bad, on the target itself it is met. */
export function ruleOfTarget(
  { direction, value }: Pick<TargetTerms, 'direction' | 'value'>,
  rule: AlarmRule,
): AlarmRule {
  const bad = direction === 'atLeast' ? 'below' : 'above';
  return withHysteresis({ ...rule, bad, raise: value }, hysteresisOf(rule));
}

/** Without the noise of sums such as .1 + .2. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
