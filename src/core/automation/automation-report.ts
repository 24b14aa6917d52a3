import type { Digest } from '../kernel/objects.ts';
import { Problem } from '../kernel/problem.ts';
import type { ClassOutcome, Outcome } from '../predictions/outcome.ts';
import type { RowGroups } from '../slices/group-rows.ts';
import type { Predicate } from '../slices/predicate.ts';
import {
  automationBench,
  automationBenches,
  confidenceBench,
  type AutomationBench,
} from './automation-bench.ts';
import type { FrontierPoint } from './automation-frontier.ts';

export interface AutomationQuestion {
  evaluation: Digest;
  /** Column of the data that makes the groups; null = none. */
  by: string | null;
}

export interface BenchOfGroup {
  name: string;
  where: Predicate;
  bench: AutomationBench;
}

/** All that moving the thresholds needs, so that no row is looked at again. */
export interface AutomationReport {
  /** The class that high scores speak for; null where the score is the confidence in the answer, whichever it is. */
  positive: string | null;
  classes: readonly string[];
  bench: AutomationBench;
  /** Every row is in one at most. */
  groups: readonly BenchOfGroup[];
  /** Values of the column that have no group, because there are too many. */
  notShown: number;
}

/** Share automated against total cost, from people only to the model only, with the cheapest of all pairs of thresholds. */
export interface FrontierReport {
  corners: readonly FrontierPoint[];
  cheapest: FrontierPoint;
  /** So many scores, evenly spread, were tried as thresholds for the others; null = all. */
  tried: number | null;
}

/**
 * Sorts scores for two thresholds: those of the positive class, or the confidence in the answer where there is none.
 * Throws Problem "automation.noScores" where the outcome has no scores.
 */
export function automationReport(outcome: Outcome, made: RowGroups | null): AutomationReport {
  if (outcome.type !== 'classification' || !outcome.scores) throw noScores();
  const { truth, positive, classes, scores } = outcome;
  if (positive === null) {
    const confidence = confidenceOf(outcome, scores);
    const { predicted } = outcome;
    const right = truth.map((code, row) => (code < 0 ? -1 : Number(code === predicted[row])));
    const rows = { truth: right, scores: confidence };
    return {
      ...{ positive: null, classes, ...groupsOf(rows, made) },
      bench: confidenceBench(truth, predicted, confidence),
    };
  }
  const rows = {
    truth: truth.map((code) => (code < 0 ? -1 : Number(code === positive))),
    scores: scores[positive]!,
  };
  return {
    ...{ positive: classes[positive]!, classes, ...groupsOf(rows, made) },
    bench: automationBench(rows),
  };
}

/** The buffers of a report, each once, to be handed over to another thread. */
export function buffersOfReport({ bench, groups }: AutomationReport): ArrayBuffer[] {
  return [bench, ...groups.map((group) => group.bench)].flatMap(({ scores, positives, negatives, unknown }) =>
    [scores, positives, negatives, unknown].map(({ buffer }) => buffer),
  );
}

/** By row, the score of the class answered; NaN where there is no answer. */
function confidenceOf(
  { predicted }: ClassOutcome,
  scores: NonNullable<ClassOutcome['scores']>,
): Float64Array {
  return Float64Array.from(predicted, (code, row) => scores[code]?.[row] ?? NaN);
}

function groupsOf(
  rows: Parameters<typeof automationBenches>[0],
  made: RowGroups | null,
): Pick<AutomationReport, 'groups' | 'notShown'> {
  if (!made) return { groups: [], notShown: 0 };
  const benches = automationBenches(rows, made.codes, made.groups.length);
  return {
    groups: made.groups.map(({ name, where }, at) => ({ name, where, bench: benches[at]! })),
    notShown: made.notShown,
  };
}

function noScores(): Problem {
  return new Problem({
    code: 'automation.noScores',
    message: 'How sure the model is cannot be told: it gives answers without scores.',
    expected: 'a classification with a score for each answer',
    found: 'none of that here',
    fix: 'Say in the signature which output of the model holds the scores, or take a model that gives some.',
  });
}
