import type { Interval } from '../kernel/estimate.ts';
import type { Digest, Doc, Id } from '../kernel/objects.ts';
import type { Measure } from '../metrics/measure.ts';

/**
 * A level that no model here produced: of people, published, or otherwise known. It stands beside evaluations; of its
 * rows nothing is known, so that it is never compared row by row.
 */
export type BaselineFigure = Doc<
  'baseline',
  {
    measure: Measure;
    /** In the metric's own unit: a fraction for accuracy. */
    value: number;
    interval: Interval | null;
    /** Rows or labels behind it; null where nobody said. */
    n: number | null;
    /** Who says so: "six inspectors, March", a paper, a labeling by name. */
    source: string;
    note: string;
    kind: 'human' | 'published' | 'other';
    /** The dataset it was measured on; null = another one, or not known. */
    table: Digest | null;
    /** Where it was measured here. */
    labeling: Id | null;
  }
>;
