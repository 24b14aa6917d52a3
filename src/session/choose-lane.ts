import { inferLane, oneThreadLane } from '../compute/clients.ts';
import type { InferApi } from '../compute/contract.ts';
import type { Lane } from '../compute/lane.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import type { Digest } from '../core/kernel/objects.ts';
import { whyOneThread, worthMeasuring } from '../core/model/choose-threads.ts';

/**
 * The worker to run a model in. The number of threads is fixed once a worker has loaded its engine, so there are two
 * workers, and both are timed on the same sample: but only where the page may use threads at all and the run is long
 * enough for that to pay (see `worthMeasuring`). Shorter runs take the threads there are.
 */
export async function chooseLane(
  model: Digest,
  table: Digest,
  signal: AbortSignal,
): Promise<{ lane: Lane<InferApi>; whyOne: string | null }> {
  const many = { lane: inferLane, whyOne: null };
  if (!crossOriginIsolated || navigator.hardwareConcurrency < 2) return many;
  try {
    const threaded = await inferLane.run((api) => api.pace(model, table), signal);
    if (!threaded || !worthMeasuring(threaded)) return many;
    const single = await oneThreadLane.run((api) => api.pace(model, table), signal);
    const whyOne = single && whyOneThread(threaded, single);
    return whyOne ? { lane: oneThreadLane, whyOne } : many;
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    // What does not run now will say so in its own words when it is run in earnest.
    return many;
  }
}
