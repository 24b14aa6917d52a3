import { exp, log } from '../../src/core/simulate/elementary.ts';
import { growBoostedTree, type TreeNode, type TreeOptions } from '../../src/core/train/boosted-tree.ts';
import { binFeature } from '../../src/core/train/feature-bins.ts';

export interface BoostedTrees {
  /** Log-odds before any tree. */
  base: number;
  trees: TreeNode[];
}

export interface BoostingOptions extends TreeOptions {
  trees: number;
  bins: number;
}

/**
 * Gradient boosting of log loss on a 0/1 target with second-order leaves over binned features (as in XGBoost, Chen and
 * Guestrin 2016). Adds in a fixed order, so that the trees are the same to the last bit everywhere.
 */
export function fitBoostedTrees(
  features: readonly Float32Array[],
  target: Uint8Array,
  options: BoostingOptions,
): BoostedTrees {
  const binned = features.map((values) => binFeature(values, options.bins));
  const positives = target.reduce((sum, y) => sum + y, 0);
  const base = Math.fround(log(positives / (target.length - positives)));
  const logits = new Float64Array(target.length).fill(base);
  const gradient = new Float64Array(target.length);
  const curvature = new Float64Array(target.length);
  const trees: TreeNode[] = [];
  for (let t = 0; t < options.trees; t++) {
    for (let row = 0; row < target.length; row++) {
      const p = 1 / (1 + exp(-logits[row]!));
      gradient[row] = target[row]! - p;
      curvature[row] = p * (1 - p);
    }
    trees.push(growBoostedTree(binned, gradient, curvature, logits, options));
  }
  return { base, trees };
}
