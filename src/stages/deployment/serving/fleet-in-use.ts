import type { Fleet } from '../../../core/serving/fleet-versions.ts';
import type { FleetInputs } from '../../../core/serving/serving-plan.ts';

/** null until it is said how often there is a release and how fast devices update. */
export function fleetInUse({ releaseEveryDays, updatePerDay, never }: FleetInputs): Fleet | null {
  if (releaseEveryDays === null || updatePerDay === null) return null;
  return { releaseEveryDays, updatePerDay, never };
}
