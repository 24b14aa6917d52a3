import type { JobTicket, OnProgress } from '../compute/calls.ts';
import type { Digest } from '../core/kernel/objects.ts';

/** A stored model to be run over a stored table. */
export interface ModelRun {
  model: Digest;
  table: Digest;
  ticket: JobTicket;
  onProgress: OnProgress;
  signal: AbortSignal;
}
