import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';

/** Errors of a model by cell of one column. */
export interface LossByCell {
  /** Rows of the reference and of the current window by cell; the last cell holds missing values. */
  reference: Float64Array<ArrayBuffer>;
  current: Float64Array<ArrayBuffer>;
  /** Labeled rows of the reference by cell, their losses (1 = wrong, or the absolute error) and the squares of them. */
  labeled: Float64Array<ArrayBuffer>;
  losses: Float64Array<ArrayBuffer>;
  squares: Float64Array<ArrayBuffer>;
}

/** What a change of one column alone does to a model's mean loss. */
export interface LikelyEffect {
  /** In the unit of the loss: its mean with the current mix of values less that with the reference's. */
  effect: Estimate;
  /** Share of current rows in cells that were not seen with labels in the reference: of them nothing is known. */
  unknown: number;
  /** Mean loss, in the reference, in cells that grew, and in the others. */
  grown: number | null;
  others: number | null;
}

/**
 * The change of a mean loss that follows from a column's values having other shares now, if each value is as hard as it
 * was in the reference (Kitagawa's composition effect, 1955): sum over cells of (current share - reference share) x
 * reference loss, over cells with labels in the reference. The interval is normal, from the losses' own spread.
 */
export function likelyEffect({ reference, current, labeled, losses, squares }: LossByCell): LikelyEffect {
  const isKnown = (cell: number): boolean => labeled[cell]! > 0;
  const known = Array.from(labeled.keys()).filter(isKnown);
  const sum = (counts: Float64Array): number => known.reduce((total, cell) => total + counts[cell]!, 0);
  const [then, now] = [sum(reference), sum(current)];
  const all = current.reduce((total, rows) => total + rows, 0);
  const unknown = all === 0 ? 0 : (all - now) / all;
  if (then === 0 || now === 0)
    return { effect: undefinedBecause('unlabeled', 0), unknown, grown: null, others: null };
  let [effect, variance] = [0, 0];
  const parts = { grown: { n: 0, loss: 0 }, others: { n: 0, loss: 0 } };
  for (const cell of known) {
    const change = current[cell]! / now - reference[cell]! / then;
    const n = labeled[cell]!;
    const mean = losses[cell]! / n;
    effect += change * mean;
    variance += (change ** 2 * Math.max(0, squares[cell]! / n - mean ** 2)) / n;
    const part = change > 0 ? parts.grown : parts.others;
    part.n += n;
    part.loss += losses[cell]!;
  }
  const reach = normalQuantile(0.975) * Math.sqrt(variance);
  return {
    effect: estimate(effect, now, {
      low: effect - reach,
      high: effect + reach,
      level: 0.95,
      method: 'normal, from the losses by value',
    }),
    unknown,
    grown: parts.grown.n > 0 ? parts.grown.loss / parts.grown.n : null,
    others: parts.others.n > 0 ? parts.others.loss / parts.others.n : null,
  };
}
