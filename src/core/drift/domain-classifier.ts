import type { Estimate } from '../kernel/estimate.ts';
import { createRandom, type Random } from '../kernel/random.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { groupScores } from '../metrics/sorted-scores.ts';
import { growBoostedTree, leafOf, type TreeNode } from '../train/boosted-tree.ts';
import { binFeature } from '../train/feature-bins.ts';
import { stratifiedFolds } from '../train/stratified-folds.ts';
import type { SampledColumn } from './sampled-columns.ts';

export const DOMAIN_OPTIONS = {
  trees: 40,
  depth: 3,
  rate: 0.2,
  bins: 64,
  leastRows: 10,
  ridge: 1,
  partsMissing: true,
};
export const FOLDS = 5;
/** A value stands for its share of current rows, drawn to that of all as if so many more had it. */
const DRAWN_BY = 10;

/** How well a model tells the rows of two windows apart. */
export interface DomainScores {
  /** By row: how much it looks like the current window, by a model that has not seen it. */
  scores: Float64Array<ArrayBuffer>;
  models: readonly FoldModel[];
}

interface FoldModel {
  /** Rows that it has not seen. */
  held: Uint32Array<ArrayBuffer>;
  trees: readonly TreeNode[];
  /** By column, then row: values as its training rows say. */
  features: readonly Float32Array[];
}

/** How much telling the windows apart leans on a column. */
export interface ColumnUse {
  column: string;
  /** By how much the area under the ROC curve falls when its values are dealt out anew. */
  drop: number;
}

/**
 * Tells current rows from reference rows by boosted trees of log loss (40 trees of depth 3), each fifth by a model of the
 * others. A value is taken as its share of current rows among those others. Yields after each tree: how many of how many.
 * Expensive: 5 x 40 trees x 3 levels x rows x columns.
 */
export function* domainScores(
  columns: readonly SampledColumn[],
  isCurrent: Uint8Array,
  seed: number,
  options = DOMAIN_OPTIONS,
): Generator<{ done: number; total: number }, DomainScores> {
  const foldOf = stratifiedFolds(Int32Array.from(isCurrent), FOLDS, createRandom(seed));
  const scores = new Float64Array(isCurrent.length);
  const models: FoldModel[] = [];
  const places = Uint32Array.from(foldOf.keys());
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = places.filter((row) => foldOf[row] !== fold);
    const held = places.filter((row) => foldOf[row] === fold);
    const features = columns.map((column) => numbersOf(column, training, isCurrent));
    const binned = features.map((data) =>
      binFeature(
        Float32Array.from(training, (row) => data[row]!),
        options.bins,
      ),
    );
    const sums = new Float64Array(training.length);
    const gradient = new Float64Array(training.length);
    const curvature = new Float64Array(training.length);
    const trees: TreeNode[] = [];
    for (let t = 0; t < options.trees; t++) {
      for (let at = 0; at < training.length; at++) {
        const p = 1 / (1 + Math.exp(-sums[at]!));
        gradient[at] = isCurrent[training[at]!]! - p;
        curvature[at] = p * (1 - p);
      }
      trees.push(growBoostedTree(binned, gradient, curvature, sums, options));
      yield { done: fold * options.trees + t + 1, total: FOLDS * options.trees };
    }
    for (const row of held) scores[row] = trees.reduce((sum, tree) => sum + leafAt(tree, features, row), 0);
    models.push({ held, trees, features });
  }
  return { scores, models };
}

/**
 * The chance that a current row looks more current than a reference row: 0.5 = the windows cannot be told apart, 1 =
 * always. Interval: DeLong.
 */
export function separation(scores: Float64Array, isCurrent: Uint8Array): Estimate {
  return rocAuc(
    groupScores({
      positives: scores.filter((_, row) => isCurrent[row] === 1).sort(),
      negatives: scores.filter((_, row) => isCurrent[row] === 0).sort(),
      missing: 0,
    }),
  );
}

/** Models of the five folds share rows: without drift their area varies so much more than the interval tells. */
const SHARED_ROWS = 1.3;

/** Whether more than guessing tells two windows apart, wrongly in about one case of forty. */
export function isToldApart(auc: Estimate): boolean {
  if (auc.value === null) return false;
  return auc.value - SHARED_ROWS * (auc.value - (auc.interval?.low ?? 0)) > 0.5;
}

/** Permutation importance of a column: its values are dealt out anew among the rows that a model has not seen. */
export function columnUse(
  columns: readonly SampledColumn[],
  at: number,
  { scores, models }: DomainScores,
  isCurrent: Uint8Array,
  random: Random,
): ColumnUse {
  const whole = separation(scores, isCurrent).value ?? 0.5;
  const dealt = scores.slice();
  for (const { held, trees, features } of models) {
    const using = trees.filter((tree) => splitsOn(tree, at));
    if (using.length === 0) continue;
    const from = shuffled(held, random);
    held.forEach((row, place) => {
      const other = features[at]![from[place]!]!;
      const valueOf = (feature: number): number => (feature === at ? other : features[feature]![row]!);
      for (const tree of using) dealt[row]! += leafOf(tree, valueOf) - leafAt(tree, features, row);
    });
  }
  return { column: columns[at]!.name, drop: whole - (separation(dealt, isCurrent).value ?? 0.5) };
}

function numbersOf(
  column: SampledColumn,
  training: Uint32Array,
  isCurrent: Uint8Array,
): Float32Array<ArrayBuffer> {
  if (column.kind !== 'values') return Float32Array.from(column.data);
  const current = new Float64Array(column.values).fill(DRAWN_BY / 2);
  const all = new Float64Array(column.values).fill(DRAWN_BY);
  for (const row of training) {
    const code = column.data[row]!;
    if (code < 0) continue;
    all[code]!++;
    current[code]! += isCurrent[row]!;
  }
  return Float32Array.from(column.data, (code) => (code < 0 ? NaN : current[code]! / all[code]!));
}

function leafAt(tree: TreeNode, features: readonly Float32Array[], row: number): number {
  return leafOf(tree, (feature) => features[feature]![row]!);
}

function splitsOn(tree: TreeNode, feature: number): boolean {
  if ('leaf' in tree) return false;
  return tree.feature === feature || splitsOn(tree.yes, feature) || splitsOn(tree.no, feature);
}

function shuffled(rows: Uint32Array, random: Random): Uint32Array {
  const order = rows.slice();
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
