import type { Digest } from '../kernel/objects.ts';
import type { ClassOutcome, Outcome } from '../predictions/outcome.ts';
import type { Predicate } from '../slices/predicate.ts';
import { sortRows } from '../slices/sort-rows.ts';
import { shuffledRows } from '../splits/row-order.ts';
import type { Column } from '../table/column.ts';
import { rowErrors } from './row-errors.ts';

/**
 * wrong: at random. confident: wrong, the highest score of the wrong answer first. unsure: right or wrong, closest to
 * the threshold (two classes) or with the smallest margin of the highest score over the next. costly: wrong, dearest
 * first; of a regression, the largest error. any: right or wrong, at random.
 */
export type QueueOrder = 'wrong' | 'confident' | 'unsure' | 'costly' | 'any';

export interface QueueCost {
  /** Of a false positive and of a false negative, in any unit; of a model with a positive class only. */
  falsePositive: number;
  falseNegative: number;
  /** A column that every row's cost is multiplied by, as what a row is worth. */
  column: string | null;
}

export interface QueueQuestion {
  evaluation: Digest;
  where: Predicate;
  order: QueueOrder;
  /** Without rows that carry a tag now. */
  untagged: boolean;
  cost: QueueCost;
  seed: number;
}

/** One row of a queue and what the model said of it. */
export interface QueuedRow {
  row: number;
  wrong: boolean;
  actual: string | number;
  predicted: string | number;
  /** Of the answer and of the truth, where the model gives scores. */
  scores: { predicted: number; actual: number } | null;
  /** What the order goes by: a score, a margin, a cost; null at random. */
  by: number | null;
}

export interface QueueReport {
  /** At most MOST_QUEUED, the first of the order. */
  rows: readonly QueuedRow[];
  /** All that could be looked at. */
  total: number;
  /** In the slice, with and without tags: rows with a known answer, and those wrong; null for a regression. */
  known: number;
  wrong: number | null;
}

/** Rows of a queue at hand: more are not looked at one by one. */
export const MOST_QUEUED = 10_000;

export interface QueueRows {
  outcome: Outcome;
  /** One byte a row, 1 = may be in the queue. */
  mask: Uint8Array;
  order: QueueOrder;
  cost: QueueCost;
  /** What every row's cost is multiplied by. */
  worth: ArrayLike<number> | null;
  /** The score from which on it is the positive class; null = the highest score wins. */
  threshold: number | null;
  seed: number;
}

/**
 * Rows in the order of a queue, and by row what it goes by. Rows equal in that stand at random, the same for the same
 * seed; those without a known answer, and those whose order is not known (no score, no worth), are left out.
 */
export function queueRows(of: QueueRows): { rows: Uint32Array; by: Float64Array | null } {
  const { outcome, mask, order, seed } = of;
  const { values: errors } = rowErrors(outcome);
  const onlyWrong = order !== 'unsure' && order !== 'any' && outcome.type === 'classification';
  const isIn = (row: number): boolean =>
    mask[row] === 1 && (onlyWrong ? errors[row] === 1 : !Number.isNaN(errors[row]!));
  const shuffled = shuffledRows(errors.length, seed).filter(isIn);
  if (order === 'wrong' || order === 'any') return { rows: shuffled, by: null };
  const by = orderedBy(of, errors);
  const rows = shuffled.filter((row) => !Number.isNaN(by[row]!));
  const column: Column = {
    ...{ name: 'by', unit: null, missing: 0, role: 'feature' },
    ...{ type: 'number', data: by as Float64Array<ArrayBuffer> },
  };
  return { rows: sortRows([{ column, descending: order !== 'unsure' }], rows), by };
}

function orderedBy(
  { outcome, order, cost, worth, threshold }: QueueRows,
  errors: Float64Array,
): Float64Array {
  const by = new Float64Array(errors.length).fill(NaN);
  if (order === 'costly') {
    for (let row = 0; row < by.length; row++) {
      by[row] = errors[row]! * costOf(outcome, row, cost) * (worth ? worth[row]! : 1);
    }
    return by;
  }
  if (outcome.type === 'regression' || !outcome.scores) return by;
  for (let row = 0; row < by.length; row++) {
    by[row] = order === 'confident' ? scoreOf(outcome, row) : marginOf(outcome, row, threshold);
  }
  return by;
}

function costOf(outcome: Outcome, row: number, { falsePositive, falseNegative }: QueueCost): number {
  if (outcome.type === 'regression' || outcome.positive === null) return 1;
  if (outcome.predicted[row] === outcome.positive) return falsePositive;
  return outcome.truth[row] === outcome.positive ? falseNegative : 1;
}

/** The score of the answer given. */
function scoreOf({ scores, predicted }: ClassOutcome, row: number): number {
  return scores![predicted[row]!]?.[row] ?? NaN;
}

function marginOf({ scores, positive }: ClassOutcome, row: number, threshold: number | null): number {
  if (threshold !== null && positive !== null) return Math.abs(scores![positive]![row]! - threshold);
  let [first, second] = [-Infinity, -Infinity];
  for (const column of scores!) {
    const score = column[row]!;
    if (Number.isNaN(score)) return NaN;
    if (score > first) [first, second] = [score, first];
    else if (score > second) second = score;
  }
  return first - second;
}

/** What the model said of a row, for whoever looks at it. Its answer must be known. */
export function queuedRow(outcome: Outcome, row: number, by: Float64Array | null): QueuedRow {
  const base = { row, by: by ? by[row]! : null };
  if (outcome.type === 'regression') {
    const [actual, predicted] = [outcome.truth[row]!, outcome.predicted[row]!];
    return { ...base, wrong: actual !== predicted, actual, predicted, scores: null };
  }
  const [truth, predicted] = [outcome.truth[row]!, outcome.predicted[row]!];
  return {
    ...base,
    wrong: truth !== predicted,
    actual: outcome.classes[truth]!,
    predicted: outcome.classes[predicted]!,
    scores: outcome.scores && {
      predicted: outcome.scores[predicted]![row]!,
      actual: outcome.scores[truth]![row]!,
    },
  };
}
