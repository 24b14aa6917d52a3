import { capacityOf, type Capacity } from '../../../core/serving/capacity.ts';
import type { CapacityInputs } from '../../../core/serving/serving-plan.ts';
import type { LatencySample } from '../../../core/predictions/predictions.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** Times of the measurement that the inputs name; null where they name none, or one that is no longer here. */
export function samplesInUse(
  open: OpenProject,
  { measured }: CapacityInputs,
): LatencySample['samples'] | null {
  if (measured === null) return null;
  return open.latencies.find(({ object }) => object.digest === measured)?.object.samples ?? null;
}

/** null where the time of a request is not known. */
export function capacityInUse(open: OpenProject, inputs: CapacityInputs): Capacity | null {
  return capacityOf(inputs, samplesInUse(open, inputs));
}
