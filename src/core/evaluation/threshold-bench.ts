import { Problem } from '../kernel/problem.ts';
import type { Outcome } from '../predictions/outcome.ts';
import type { RowGroups } from '../slices/group-rows.ts';
import type { Predicate } from '../slices/predicate.ts';
import { costHull } from './cost-hull.ts';
import { curveSteps } from './curve-steps.ts';
import { scoreSteps, type CountedSteps, type ScoreSteps } from './score-steps.ts';

export interface BenchGroup extends CountedSteps {
  name: string;
  where: Predicate;
}

/** All that moving a threshold needs, so that no row is looked at again. */
export interface ThresholdBench extends CountedSteps {
  positive: string;
  /** What is not positive: the other class, or several. */
  others: readonly string[];
  /** Corners of the ROC curve's hull (see costHull) and steps to draw curves through. */
  hull: Uint32Array<ArrayBuffer>;
  curve: Uint32Array<ArrayBuffer>;
  groups: readonly BenchGroup[];
  /** Every row is in exactly one group, so that groups can have thresholds of their own. */
  disjoint: boolean;
}

export type BenchGroups =
  | { of: 'column'; made: RowGroups }
  | { of: 'slices'; slices: readonly { name: string; where: Predicate; rows: Uint8Array }[] };

/**
 * Sorts the scores of all rows and of each group, once. Rows of values that are not shown make a group of their own.
 * Throws Problem "threshold.noScores" where the outcome has no positive class with scores.
 */
export function thresholdBench(outcome: Outcome, by: BenchGroups | null): ThresholdBench {
  const positive = outcome.type === 'classification' ? outcome.positive : null;
  if (outcome.type !== 'classification' || positive === null || !outcome.scores) throw noScores();
  const all = scoreSteps(outcome, positive);
  return {
    ...all,
    positive: outcome.classes[positive]!,
    others: outcome.classes.filter((_, code) => code !== positive),
    hull: costHull(all.steps),
    curve: curveSteps(all.steps),
    groups: masksOf(by, outcome.truth.length).map(({ name, where, rows }) => ({
      name,
      where,
      ...scoreSteps(outcome, positive, rows),
    })),
    disjoint: by?.of === 'column',
  };
}

/** The buffers of a bench, each once, to be handed over to another thread. */
export function buffersOf({ steps, hull, curve, groups }: ThresholdBench): ArrayBuffer[] {
  const ofSteps = ({ scores, positives, negatives }: ScoreSteps): ArrayBuffer[] => [
    scores.buffer,
    positives.buffer,
    negatives.buffer,
  ];
  return [hull.buffer, curve.buffer, ...[steps, ...groups.map((group) => group.steps)].flatMap(ofSteps)];
}

function masksOf(
  by: BenchGroups | null,
  rows: number,
): readonly { name: string; where: Predicate; rows: Uint8Array }[] {
  if (!by) return [];
  if (by.of === 'slices') return by.slices;
  const { groups, codes, notShown } = by.made;
  const maskOf = (group: number): Uint8Array => {
    const mask = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) mask[row] = codes[row] === group ? 1 : 0;
    return mask;
  };
  const shown = groups.map(({ name, where }, group) => ({ name, where, rows: maskOf(group) }));
  if (notShown === 0) return shown;
  const others: Predicate = { op: 'not', of: { op: 'or', of: groups.map(({ where }) => where) } };
  return [...shown, { name: `${String(notShown)} other values`, where: others, rows: maskOf(-1) }];
}

function noScores(): Problem {
  return new Problem({
    code: 'threshold.noScores',
    message: 'A threshold needs a model that scores a positive class.',
    expected: 'a classification with a positive class and scores',
    found: 'none of that here',
    fix: 'Say in the signature which class is positive and which output holds the scores.',
  });
}
