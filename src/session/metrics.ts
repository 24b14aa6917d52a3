import { viewLane } from '../compute/clients.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { MetricDetail } from '../core/metrics/metric-detail.ts';
import { KeptAnswers } from './kept-answers.ts';

/** What evaluations come to beyond the figures kept with them. */
export class Metrics {
  readonly #known = new KeptAnswers<Digest, MetricDetail>(4);

  detail(evaluation: Digest): Promise<MetricDetail> {
    return this.#known.of(evaluation, () => viewLane.run((api) => api.metricDetail(evaluation)));
  }
}
