import { missesOf, type SafetyFigures, type SafetyLimits } from './closest-miss.ts';
import type { RolloutScenario } from './operating-figures.ts';
import type { PlanVariant, VariantGrid } from './plan-variants.ts';

/** Variants of a question's plan, each tried with a healthy and a bad challenger. */
export interface VariantQuestion {
  grid: VariantGrid;
  healthy: RolloutScenario;
  bad: RolloutScenario;
  /** Of each variant with each challenger. */
  runs: number;
}

/** What a variant comes to. */
export interface VariantFigures extends PlanVariant, SafetyFigures {}

export interface VariantsPart {
  done: number;
  total: number;
  variants: readonly VariantFigures[];
}

/** Whether a variant keeps within the limits in the runs that were made, and lets a healthy challenger through. */
export function isWithin(variant: VariantFigures, limits: SafetyLimits): boolean {
  return variant.promotionMs !== null && missesOf(variant, limits).length === 0;
}

/** Of the variants within the limits the one that lets a healthy challenger through soonest; of equals with the least harm, then the first. null: none is. */
export function cheapestPlan(
  variants: readonly VariantFigures[],
  limits: SafetyLimits,
): VariantFigures | null {
  let best: VariantFigures | null = null;
  for (const variant of variants) {
    if (!isWithin(variant, limits)) continue;
    const sooner = best === null ? -1 : variant.promotionMs! - best.promotionMs!;
    if (sooner < 0 || (sooner === 0 && variant.harmed.p95 < best!.harmed.p95)) best = variant;
  }
  return best;
}
