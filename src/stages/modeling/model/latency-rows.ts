import { quantileSorted } from '../../../core/stats/quantile-sorted.ts';
import type { LatencySample } from '../../../core/predictions/predictions.ts';

export interface LatencyRow {
  batch: number;
  calls: number;
  medianMs: number;
  p95Ms: number;
  /** At the median: batch / time. */
  rowsPerSecond: number;
}

/** Times of single calls by batch size, smallest first; sizes without a call are left out. */
export function latencyRows({ samples }: LatencySample): readonly LatencyRow[] {
  return samples
    .filter(({ callsMs }) => callsMs.length > 0)
    .map(({ batch, callsMs }) => {
      const sorted = [...callsMs].sort((a, b) => a - b);
      const medianMs = quantileSorted(sorted, 0.5);
      return {
        batch,
        calls: sorted.length,
        medianMs,
        p95Ms: quantileSorted(sorted, 0.95),
        rowsPerSecond: medianMs > 0 ? (batch * 1000) / medianMs : Infinity,
      };
    })
    .sort((a, b) => a.batch - b.batch);
}
