import { isWithin, type VariantFigures } from '../../../core/rollout/cheapest-plan.ts';
import type { closestMiss, SafetyLimits } from '../../../core/rollout/closest-miss.ts';
import { formatCount, formatPlural } from '../../../ui/format.ts';
import { sinceWords } from '../simulate/plan-words.ts';
import { missWords, variantName } from './variant-words.ts';

/** The cheapest of the variants within the limits, in a sentence, or how close the closest comes. */
export function answerWords(
  variants: readonly VariantFigures[],
  cheapest: VariantFigures | null,
  miss: ReturnType<typeof closestMiss<VariantFigures>>,
  limits: SafetyLimits,
  noun: string,
): string {
  if (variants.length === 0) return '';
  if (cheapest) {
    const within = variants.filter((variant) => isWithin(variant, limits)).length;
    return `The cheapest within the limits is “${variantName(cheapest)}”: promoted after ${sinceWords(cheapest.promotionMs!)}. ${formatCount(within)} of ${formatPlural(variants.length, 'plan')} ${within === 1 ? 'is' : 'are'} within them.`;
  }
  if (!miss) return 'None of them lets a healthy challenger through.';
  const misses = miss.misses.map((one) => missWords(one, limits, noun)).join('; ');
  return `None is within the limits. The closest is “${variantName(miss.variant)}”: ${misses}.`;
}
