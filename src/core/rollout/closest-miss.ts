import type { OperatingFigures } from './operating-figures.ts';
import type { SimulationLimits } from './rollout-simulation.ts';

/** Of these three; a null is no limit. */
export type SafetyLimits = Pick<SimulationLimits, 'harmed' | 'thrownOut' | 'rolledBack'>;

/** What is held against them: those harmed by a bad challenger, until the horizon, and how many of those are rolled back. */
export interface SafetyFigures extends Pick<OperatingFigures, 'rolledBack' | 'harmed' | 'harmHistogram'> {
  /** Median time until a healthy challenger is promoted, ms; null: it never does. */
  promotionMs: number | null;
  /** Healthy challengers thrown out. */
  thrownOut: OperatingFigures['rolledBack'];
}

/** A limit that a variant does not keep: what it comes to there, and by how much of the limit it is over. */
export interface LimitMiss {
  limit: keyof SafetyLimits;
  /** Requests or people, or a share. */
  value: number;
  over: number;
}

/** Shares below this are taken for it where one is held against the other: none may be wrong is no hundredfold miss. */
const LEAST_SHARE = 0.01;

/** The limits that a variant does not keep in the runs that were made. */
export function missesOf(
  { harmed, thrownOut, rolledBack }: SafetyFigures,
  limits: SafetyLimits,
): readonly LimitMiss[] {
  const misses: LimitMiss[] = [];
  const add = (limit: keyof SafetyLimits, value: number, excess: number, size: number): void => {
    if (excess > 0) misses.push({ limit, value, over: excess / size });
  };
  if (limits.harmed !== null)
    add('harmed', harmed.p95, harmed.p95 - limits.harmed, Math.max(1, limits.harmed));
  if (limits.thrownOut !== null) {
    const { share } = thrownOut;
    add('thrownOut', share, share - limits.thrownOut, Math.max(LEAST_SHARE, limits.thrownOut));
  }
  if (limits.rolledBack !== null) {
    const { share } = rolledBack;
    add('rolledBack', share, limits.rolledBack - share, Math.max(LEAST_SHARE, 1 - limits.rolledBack));
  }
  return misses;
}

/**
 * Where no variant is within the limits, the one that comes closest: the fewest limits missed, of equals the least over
 * them. null: none lets a healthy challenger through.
 */
export function closestMiss<Variant extends SafetyFigures>(
  variants: readonly Variant[],
  limits: SafetyLimits,
): { variant: Variant; misses: readonly LimitMiss[] } | null {
  const over = (misses: readonly LimitMiss[]): number => misses.reduce((sum, miss) => sum + miss.over, 0);
  let best: { variant: Variant; misses: readonly LimitMiss[] } | null = null;
  for (const variant of variants) {
    if (variant.promotionMs === null) continue;
    const misses = missesOf(variant, limits);
    const fewer = best === null ? -1 : misses.length - best.misses.length;
    if (fewer < 0 || (fewer === 0 && over(misses) < over(best!.misses))) best = { variant, misses };
  }
  return best;
}
