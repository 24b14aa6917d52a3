import { missesOf } from './closest-miss.ts';
import type { OperatingFigures, RolloutScenario } from './operating-figures.ts';
import type { PlanVariant, VariantGrid } from './plan-variants.ts';
import type { SimulationLimits } from './rollout-simulation.ts';

/** Variants of a question's plan, each tried with a healthy and a bad challenger. */
export interface VariantQuestion {
  grid: VariantGrid;
  healthy: RolloutScenario;
  bad: RolloutScenario;
  /** Of each variant with each challenger. */
  runs: number;
}

/** What a variant comes to; those harmed are by the bad challenger, until the horizon. */
export interface VariantFigures
  extends PlanVariant, Pick<OperatingFigures, 'rolledBack' | 'harmed' | 'harmHistogram'> {
  /** Median time until a healthy challenger has all traffic, ms; null: it never does. */
  promotionMs: number | null;
  /** Healthy challengers thrown out. */
  thrownOut: OperatingFigures['rolledBack'];
}

export interface VariantsPart {
  done: number;
  total: number;
  variants: readonly VariantFigures[];
}

/** Of these three; a null is no limit. */
export type SafetyLimits = Pick<SimulationLimits, 'harmed' | 'thrownOut' | 'rolledBack'>;

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
