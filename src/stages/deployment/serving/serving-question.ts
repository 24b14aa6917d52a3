import { mostPerSecond, type Capacity } from '../../../core/serving/capacity.ts';
import type { ServingQuestion } from '../../../core/serving/serving-runs.ts';
import type { LatencySample } from '../../../core/predictions/predictions.ts';

/** How long is simulated, at each load. */
export const SIMULATED = { runs: 20, requests: 10_000, seed: 1 } as const;
/** Loads of the curve, in shares of what the workers can take at most; beyond that only where requests are let go. */
const SHARES = [0.1, 0.3, 0.5, 0.65, 0.75, 0.85, 0.92, 0.96];
const BEYOND = [1.05, 1.2];

/** Requests a second that are asked about, with their names; those of the same load once. */
export function presentLoads({ inputs }: Capacity): readonly { perSecond: number; name: string }[] {
  const { perSecond, peakPerSecond } = inputs;
  const average = perSecond ? [{ perSecond, name: 'average' }] : [];
  const busiest =
    peakPerSecond && peakPerSecond !== perSecond ? [{ perSecond: peakPerSecond, name: 'busiest' }] : [];
  return [...average, ...busiest];
}

/** Whether the queue would grow for as long as one looks. */
export function growsWithoutEnd(capacity: Capacity, perSecond: number): boolean {
  const { places, timeoutMs } = capacity.inputs;
  return places === null && timeoutMs === null && perSecond >= mostPerSecond(capacity);
}

/** What is simulated: the present loads first, then those of the curve. */
export function servingQuestion(
  capacity: Capacity,
  samples: LatencySample['samples'] | null,
): ServingQuestion {
  const { inputs } = capacity;
  const most = mostPerSecond(capacity);
  const letsGo = inputs.places !== null || inputs.timeoutMs !== null;
  const present = presentLoads(capacity).map(({ perSecond }) => perSecond);
  const curve = (letsGo ? [...SHARES, ...BEYOND] : SHARES).map((share) => share * most);
  const loads = [...present.filter((load) => !growsWithoutEnd(capacity, load)), ...curve];
  return { inputs, samples, loads, ...SIMULATED };
}
