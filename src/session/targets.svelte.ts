import { viewLane } from '../compute/clients.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { MeasureAnswer, Measuring } from '../core/metrics/measuring.ts';

/** Figures that targets are held against. */
export class Targets {
  /** Metrics on slices of an evaluation whose rows are here, in the order asked. */
  measure(evaluation: Digest, asked: readonly Measuring[]): Promise<readonly MeasureAnswer[]> {
    return viewLane.run((api) => api.measure(evaluation, asked));
  }
}
