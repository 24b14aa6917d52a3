import type { Estimate } from '../kernel/estimate.ts';
import type { WorstOutput } from './output-scoring.ts';

/** What scores outputs of one kind over some rows (1 in the mask; null = all), and names the worst of all. */
export interface OutputScorer {
  /** In the order of OUTPUT_METRICS. */
  score: (mask: Uint8Array | null) => readonly Estimate[];
  worst: (most: number) => readonly WorstOutput[];
}
