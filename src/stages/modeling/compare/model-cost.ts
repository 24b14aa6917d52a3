import type { Digest } from '../../../core/kernel/objects.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import { latencyRows } from '../model/latency-rows.ts';

/** What a model costs to keep and to ask, as far as it is known. */
export interface ModelCost {
  /** Of its file; 0 for a rule or a constant; null for what ran elsewhere. */
  bytes: number | null;
  /** One row a call, milliseconds; null where not measured. */
  medianMs: number | null;
  p95Ms: number | null;
}

/** Microseconds where milliseconds would be zeros. */
export function latencyWords(ms: number): string {
  return ms > 0 && ms < 0.95 ? `${formatNumber(ms * 1000, 2)} µs` : formatDuration(ms);
}

export function costOf(open: OpenProject, model: Digest): ModelCost {
  const source = open.object('model', model)?.source ?? null;
  const newest = open.latencies.find(({ object }) => object.model === model);
  const single = newest ? latencyRows(newest.object).find(({ batch }) => batch === 1) : undefined;
  const bytes =
    source?.type === 'onnx'
      ? source.bytes
      : source?.type === 'rule' || source?.type === 'constant'
        ? 0
        : null;
  return { bytes, medianMs: single?.medianMs ?? null, p95Ms: single?.p95Ms ?? null };
}
