import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import type { Score } from './agreement-scores.ts';
import { addToMargins, emptyMargins, marginsOf, type ClassCounts, type Margins } from './class-counts.ts';

/**
 * Scores that depend on the margins of the confusion matrix, with percentile bootstrap intervals: the cells are
 * resampled multinomially, all scores on the same draws. Time grows with the cells in use, not with the rows.
 */
export function cellEstimates<Name extends string>(
  counts: ClassCounts,
  scores: Readonly<Record<Name, (margins: Margins) => Score>>,
  random: Random,
  dropped: Dropped = {},
): Record<Name, Estimate> {
  const names = Object.keys(scores) as Name[];
  const used = [...counts.cells.keys()].filter((cell) => counts.cells[cell]! > 0);
  const margins = emptyMargins(counts.classes);
  margins.n = counts.n;
  const intervals = bootstrapCells(
    used.map((cell) => counts.cells[cell]!),
    names.length,
    (drawn, out) => {
      margins.hits.fill(0);
      margins.actual.fill(0);
      margins.predicted.fill(0);
      used.forEach((cell, at) => {
        addToMargins(margins, Math.floor(cell / counts.classes), cell % counts.classes, drawn[at]!);
      });
      names.forEach((name, at) => {
        const score = scores[name](margins);
        out[at] = typeof score === 'number' ? score : NaN;
      });
    },
    { random, over: 'of the confusion matrix' },
  );
  const whole = marginsOf(counts);
  const entries = names.map((name, at): [Name, Estimate] => {
    const score = scores[name](whole);
    if (typeof score !== 'number') return [name, undefinedBecause(score, counts.n)];
    return [name, estimate(score, counts.n, intervals[at]!, dropped)];
  });
  return Object.fromEntries(entries) as Record<Name, Estimate>;
}
