import type { VariantFigures } from '../../../core/rollout/cheapest-plan.ts';
import type { LimitMiss, SafetyLimits } from '../../../core/rollout/closest-miss.ts';
import type { RolloutPlan } from '../../../core/rollout/plan.ts';
import type { PlanVariant } from '../../../core/rollout/plan-variants.ts';
import { formatCount, formatNumber, formatPercent } from '../../../ui/format.ts';
import { pointsWords } from '../simulate/scenario-words.ts';
import { sinceWords } from '../simulate/plan-words.ts';

type Changes = Omit<PlanVariant, 'plan'>;

const PRESENT = 'as-it-is';

/** What a variant is found by in the address. */
export function variantKey({ firstWeight, holdFactor, alpha, failureLimit }: Changes): string {
  const values = [firstWeight, holdFactor, alpha, failureLimit];
  return values.every((value) => value === null)
    ? PRESENT
    : values.map((value) => (value === null ? '' : String(value))).join('_');
}

export function isPresent(variant: Changes): boolean {
  return variantKey(variant) === PRESENT;
}

/** "5% first, holds × 0.5, α 5%": what is changed in the plan. */
export function variantName({ firstWeight, holdFactor, alpha, failureLimit }: Changes): string {
  const words: string[] = [];
  if (firstWeight !== null) words.push(`${formatNumber(firstWeight)}% first`);
  if (holdFactor !== null) words.push(`holds × ${formatNumber(holdFactor)}`);
  if (alpha !== null) words.push(`α ${formatNumber(alpha * 100)}%`);
  if (failureLimit !== null)
    words.push(
      failureLimit < 0 ? 'failures never end it' : `failure ${formatCount(failureLimit + 1)} ends it`,
    );
  return words.join(', ') || 'As it is';
}

/** "5% for 4 min, 30% for 4 min, then promoted". */
export function stepsWords({ steps }: RolloutPlan): string {
  const words = steps.map(({ weight, mirror, holdMs, gate }) => {
    const share = mirror > 0 ? `${String(weight)}% and ${String(mirror)}% mirrored` : `${String(weight)}%`;
    const hold = holdMs > 0 ? ` for ${sinceWords(holdMs)}` : '';
    return `${share}${hold}${gate === 'manual' ? ', by hand' : ''}`;
  });
  return [...words, 'then promoted'].join(', ');
}

/** A variant with its figures in a line. */
export function figuresWords(variant: VariantFigures, noun: string): string {
  const { promotionMs, harmed, thrownOut, rolledBack } = variant;
  const time = promotionMs === null ? 'never promoted' : `promoted after ${sinceWords(promotionMs)}`;
  return `${variantName(variant)}: ${time}, ${formatCount(harmed.p95)} ${noun} harmed, ${formatPercent(thrownOut.share)} of healthy models thrown out, ${formatPercent(rolledBack.share)} of bad ones caught.`;
}

/** "24 requests are harmed, 14 more than allowed". */
export function missWords({ limit, value }: LimitMiss, limits: SafetyLimits, noun: string): string {
  const wanted = limits[limit]!;
  const apart = Math.abs(value - wanted);
  if (limit === 'harmed')
    return `${formatCount(value)} ${noun} are harmed, ${formatNumber(apart, 3)} more than allowed`;
  const share = formatPercent(value);
  return limit === 'thrownOut'
    ? `${share} of healthy models are thrown out, ${pointsWords(apart)} more than allowed`
    : `${share} of bad models are caught, ${pointsWords(apart)} too few`;
}
