import type { RolloutScenario, RunShare, Spread } from './operating-figures.ts';
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
export interface VariantFigures extends PlanVariant {
  /** Median time until a healthy challenger has all traffic, ms; null: it never does. */
  promotionMs: number | null;
  /** Healthy challengers thrown out. */
  thrownOut: RunShare;
  /** Bad challengers rolled back. */
  rolledBack: RunShare;
  /** By the bad challenger, until the horizon. */
  harmed: Spread;
}

export interface VariantsPart {
  done: number;
  total: number;
  variants: readonly VariantFigures[];
}

/** null: no limit. */
export interface SafetyLimits {
  /** 95th percentile of those harmed by the bad challenger, at most. */
  harmed: number | null;
  /** Share of healthy challengers thrown out, at most. */
  thrownOut: number | null;
}

/** Whether a variant keeps within the limits in the runs that were made, and lets a healthy challenger through. */
export function isWithin({ promotionMs, harmed, thrownOut }: VariantFigures, limits: SafetyLimits): boolean {
  return (
    promotionMs !== null &&
    (limits.harmed === null || harmed.p95 <= limits.harmed) &&
    (limits.thrownOut === null || thrownOut.share <= limits.thrownOut)
  );
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
