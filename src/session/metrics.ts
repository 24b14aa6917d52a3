import { viewLane } from '../compute/clients.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { MetricDetail } from '../core/metrics/metric-detail.ts';

/** Answers kept for when their evaluation is looked at again. */
const KEPT = 4;

/** What evaluations come to beyond the figures kept with them. */
export class Metrics {
  readonly #known = new Map<Digest, Promise<MetricDetail>>();

  detail(evaluation: Digest): Promise<MetricDetail> {
    const known = this.#known.get(evaluation);
    if (known) return known;
    const asked = viewLane.run((api) => api.metricDetail(evaluation));
    this.#known.set(evaluation, asked);
    // What failed is asked again the next time.
    asked.catch(() => this.#known.delete(evaluation));
    for (const old of this.#known.keys()) if (this.#known.size > KEPT) this.#known.delete(old);
    return asked;
  }
}
