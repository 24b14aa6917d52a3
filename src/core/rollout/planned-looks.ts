import { groupSequentialBounds, squareSpending } from '../harm/group-sequential.ts';
import type { RolloutPlan } from './plan.ts';
import { requestsBetween, stretchesOf, type RateProfile } from './traffic.ts';

/** Looks planned for a group-sequential test, and the z that decides at each. */
export interface PlannedLooks {
  timesMs: readonly number[];
  bounds: readonly number[];
}

/**
 * Looks evenly spaced in time over the plan as it goes if nothing is wrong, until the horizon. How much of the information
 * each has is by the requests of both arms until then. Looks by which none is expected cannot decide.
 */
export function plannedLooks(
  plan: RolloutPlan,
  profile: RateProfile,
  horizonMs: number,
  { alpha, looks }: { alpha: number; looks: number },
): PlannedLooks {
  const stretches = stretchesOf(plan, profile);
  const endMs = Math.min(horizonMs, stretches.at(-1)?.toMs ?? 0);
  const informationAt = (atMs: number): number =>
    stretches.reduce((sum, { step, fromMs, toMs }) => {
      const last = Math.min(toMs, atMs);
      if (!(last > fromMs)) return sum;
      const { weight, control } = plan.steps[step]!;
      const challenger = weight / 100;
      const champion = control === 'equal' ? Math.min(challenger, 1 - challenger) : 1 - challenger;
      if (challenger * champion === 0) return sum;
      const share = (challenger * champion) / (challenger + champion);
      return sum + share * requestsBetween(profile, fromMs, last);
    }, 0);
  const timesMs = Array.from({ length: looks }, (_, look) => (endMs * (look + 1)) / looks);
  const information = timesMs.map(informationAt);
  const all = information.at(-1)!;
  const isNew = information.map((now, look) => all > 0 && now > (information[look - 1] ?? 0) * (1 + 1e-9));
  const parts = information.filter((_, look) => isNew[look]).map((now) => now / all);
  const found = [...groupSequentialBounds(parts, squareSpending(alpha))];
  return { timesMs, bounds: isNew.map((one) => (one ? found.shift()! : Infinity)) };
}
