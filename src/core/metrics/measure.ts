import type { Estimate } from '../kernel/estimate.ts';

/** A metric by name with its parameters, e.g. { metric: 'recall', params: { class: '>50K' } }. */
export interface Measure {
  metric: string;
  params: Readonly<Record<string, string | number>>;
}

export interface Measured {
  measure: Measure;
  estimate: Estimate;
}
