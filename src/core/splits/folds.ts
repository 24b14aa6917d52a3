import type { Column } from '../table/column.ts';
import { wrongParts } from './check-split.ts';
import { splitByGroup } from './group-split.ts';
import { MOST_CLASSES, rowCodes } from './row-codes.ts';
import { shuffledRows } from './row-order.ts';
import { LEFT_OUT, MOST_PARTS } from './split.ts';
import { splitByTime } from './time-split.ts';

/** k-fold variants. `stratified` and `group` name a column, `forward` the column of times. */
export type FoldSpec = { k: number; seed: number } & (
  | { how: 'plain' }
  | { how: 'stratified'; classes: Column }
  | { how: 'group'; groups: Column; classes: Column | null }
  /** Fold i is tested on block i + 1 of k + 1 blocks in order of time, after training on all before it. */
  | { how: 'forward'; time: Column & { type: 'timestamp' }; gapMs: number }
);

/**
 * Fold by row: the one in which the row is for testing (with `forward`: its block less one, LEFT_OUT for the first
 * block, which only trains, for a gap and for a missing time). Sizes of plain and stratified folds, and their counts
 * of each class, differ by one row at most. Throws Problem "split.parts".
 */
export function makeFolds(spec: FoldSpec, rows: number): Uint8Array<ArrayBuffer> {
  const { k, seed } = spec;
  if (!(Number.isInteger(k) && k >= 2 && k < MOST_PARTS && k <= rows)) {
    throw wrongParts(
      'The number of folds does not fit.',
      `2 to ${String(Math.min(rows, MOST_PARTS - 1))}`,
      String(k),
    );
  }
  const shares = Array.from({ length: k }, () => 1 / k);
  switch (spec.how) {
    case 'plain':
      return dealt(shuffledRows(rows, seed), k);
    case 'stratified': {
      const { codes, names } = rowCodes(spec.classes, MOST_CLASSES);
      return dealt(byClass(shuffledRows(rows, seed), codes, names.length), k);
    }
    case 'group': {
      const classes = spec.classes && rowCodes(spec.classes, MOST_CLASSES);
      const groups = rowCodes(spec.groups);
      const found = new Set(groups.codes);
      if (found.size < k)
        throw wrongParts(
          'There are fewer groups than folds.',
          `at least ${String(k)} groups`,
          String(found.size),
        );
      return splitByGroup(groups, shares, seed, classes?.codes ?? null, classes?.names.length ?? 0);
    }
    case 'forward': {
      const blocks = Array.from({ length: k + 1 }, () => 1 / (k + 1));
      // The gap is each fold's own: a row in it may still train a later fold.
      const { codes } = splitByTime(spec.time.data, blocks, 0);
      return codes.map((block) => (block === LEFT_OUT || block === 0 ? LEFT_OUT : block - 1));
    }
  }
}

/** Rows that train and rows that test fold i. */
export function foldRows(
  spec: FoldSpec,
  folds: Uint8Array,
  i: number,
): { train: Uint32Array; test: Uint32Array } {
  const train: number[] = [];
  const test: number[] = [];
  const time = spec.how === 'forward' ? spec.time.data : null;
  let begins = Infinity;
  if (time)
    for (let row = 0; row < folds.length; row++) if (folds[row] === i) begins = Math.min(begins, time[row]!);
  for (let row = 0; row < folds.length; row++) {
    if (folds[row] === i) test.push(row);
    else if (!time) train.push(row);
    else if (spec.how === 'forward' && time[row]! < begins - spec.gapMs) train.push(row);
  }
  return { train: Uint32Array.from(train), test: Uint32Array.from(test) };
}

function dealt(order: Uint32Array, k: number): Uint8Array<ArrayBuffer> {
  const folds = new Uint8Array(order.length);
  order.forEach((row, place) => (folds[row] = place % k));
  return folds;
}

/** The same order class by class, those without a class first. */
function byClass(order: Uint32Array, classes: Int32Array, count: number): Uint32Array {
  const starts = new Int32Array(count + 2);
  for (const row of order) starts[classes[row]! + 2]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const sorted = new Uint32Array(order.length);
  for (const row of order) sorted[starts[classes[row]! + 1]!++] = row;
  return sorted;
}
