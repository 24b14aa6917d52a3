import { canonicalJson } from '../../core/kernel/canonical-json.ts';
import type { Measure } from '../../core/metrics/measure.ts';
import type { Judged } from '../../session/targets.svelte.ts';

/** The first target that is on this figure: the same metric over all rows, by itself. */
export function figureOfTarget({ metric, params }: Measure, judged: readonly Judged[]): Judged | undefined {
  const key = canonicalJson({ metric, params });
  return judged.find(({ target }) => {
    const { slice, statistic, ...own } = target.body.measure;
    if (slice !== null || statistic !== 'value') return false;
    return canonicalJson({ metric: own.metric, params: own.params }) === key;
  });
}
