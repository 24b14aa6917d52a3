import type { LatencySample } from '../predictions/predictions.ts';
import { mg1, mm1k, mmc, type QueueFigures } from './queue-theory.ts';
import { mmcTimeBeyond, mmcTimeQuantile } from './queue-times.ts';
import type { CapacityInputs } from './serving-plan.ts';
import { measuredService, typedService, type ServiceTime } from './service-time.ts';
import type { ServingSystem } from './simulate-serving.ts';

/** The inputs with what they point to. */
export interface Capacity {
  inputs: CapacityInputs;
  service: ServiceTime;
}

/** null where the time of a request is not known; `samples`: of the measurement that the inputs name. */
export function capacityOf(
  inputs: CapacityInputs,
  samples: LatencySample['samples'] | null,
): Capacity | null {
  if (inputs.measured !== null && samples) {
    const service = measuredService(samples);
    return service && { inputs, service };
  }
  const { serviceMs, variation, batchShare } = inputs;
  if (serviceMs === null || serviceMs <= 0) return null;
  return { inputs, service: typedService(serviceMs / 1000, variation, batchShare) };
}

/** Requests a second that all workers can take at most, in full batches. */
export function mostPerSecond({ inputs, service }: Capacity): number {
  return (inputs.workers * inputs.batch) / service.mean(inputs.batch);
}

/** As it is simulated at `perSecond` requests a second. */
export function servingSystem({ inputs, service }: Capacity, perSecond: number): ServingSystem {
  const { workers, places, batch, batchWaitMs, timeoutMs, coldAfterMs, coldStartMs } = inputs;
  return {
    arrivals: perSecond,
    service: service.draw,
    workers,
    places: places ?? Infinity,
    batch: { most: batch, wait: batchWaitMs / 1000 },
    timeout: timeoutMs === null ? Infinity : timeoutMs / 1000,
    cold: coldAfterMs === null ? null : { idle: coldAfterMs / 1000, start: coldStartMs / 1000 },
  };
}

/** What a closed form does not know of. */
export type LeftOut = 'spread' | 'batches' | 'places' | 'timeouts' | 'coldStarts';

/** What theory says. Times in seconds. */
export interface ClosedForm {
  form: 'M/M/c' | 'M/G/1' | 'M/M/1/K';
  /** null where the queue grows without end. */
  figures: QueueFigures | null;
  /** Time that a share of the requests is answered within, and the share answered within a time; null = not known. */
  quantile: (share: number) => number | null;
  within: (time: number) => number | null;
  leftOut: readonly LeftOut[];
}

/** The closed form that comes nearest to the inputs, and what of them it leaves out. */
export function closedForm({ inputs, service }: Capacity, perSecond: number): ClosedForm {
  const { workers, places, batch, timeoutMs, coldAfterMs } = inputs;
  const mean = service.mean(1);
  const exponential = Math.abs(service.variation - 1) < 1e-9;
  const limited = places !== null;
  const others: LeftOut[] = [
    ...(batch > 1 ? (['batches'] as const) : []),
    ...(timeoutMs === null ? [] : (['timeouts'] as const)),
    ...(coldAfterMs === null ? [] : (['coldStarts'] as const)),
  ];
  const unknown = { quantile: () => null, within: () => null };
  if (workers === 1 && limited && exponential) {
    return { form: 'M/M/1/K', figures: mm1k(perSecond, mean, places), ...unknown, leftOut: others };
  }
  const leftOut = limited ? (['places', ...others] as const) : others;
  if (workers === 1 && !exponential) {
    return { form: 'M/G/1', figures: mg1(perSecond, mean, service.variation ** 2), ...unknown, leftOut };
  }
  return {
    form: 'M/M/c',
    figures: mmc(perSecond, mean, workers),
    quantile: (share) => mmcTimeQuantile(perSecond, mean, workers, share),
    within: (time) => {
      const beyond = mmcTimeBeyond(perSecond, mean, workers, time);
      return beyond === null ? null : 1 - beyond;
    },
    leftOut: exponential ? leftOut : ['spread', ...leftOut],
  };
}
