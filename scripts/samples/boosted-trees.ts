import { exp, log } from '../../src/core/simulate/elementary.ts';
import { binFeature, MISSING, type FeatureBins } from './feature-bins.ts';

export type TreeNode =
  | { leaf: number }
  | {
      feature: number;
      /** Rows with value <= threshold go to `yes`. */
      threshold: number;
      missingGoesYes: boolean;
      yes: TreeNode;
      no: TreeNode;
    };

export interface BoostedTrees {
  /** Log-odds before any tree. */
  base: number;
  trees: TreeNode[];
}

export interface BoostingOptions {
  trees: number;
  depth: number;
  rate: number;
  bins: number;
  leastRows: number;
  /** Added to a leaf's curvature. */
  ridge: number;
}

interface Split {
  gain: number;
  feature: number;
  bin: number;
  missingGoesYes: boolean;
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
    const grower = new TreeGrower(binned, gradient, curvature, logits, options);
    trees.push(
      grower.grow(
        Int32Array.from(target, (_, row) => row),
        options.depth,
      ),
    );
  }
  return { base, trees };
}

class TreeGrower {
  constructor(
    private readonly features: readonly FeatureBins[],
    private readonly gradient: Float64Array,
    private readonly curvature: Float64Array,
    private readonly logits: Float64Array,
    private readonly options: BoostingOptions,
  ) {}

  /** Grows the subtree over these rows, and adds its leaves to their logits. */
  grow(rows: Int32Array, depth: number): TreeNode {
    const split = depth > 0 ? this.bestSplit(rows) : null;
    if (!split) return this.leaf(rows);
    const { cuts, bins } = this.features[split.feature]!;
    const goesYes = (row: number): boolean =>
      bins[row] === MISSING ? split.missingGoesYes : bins[row]! <= split.bin;
    return {
      feature: split.feature,
      threshold: cuts[split.bin]!,
      missingGoesYes: split.missingGoesYes,
      yes: this.grow(rows.filter(goesYes), depth - 1),
      no: this.grow(
        rows.filter((row) => !goesYes(row)),
        depth - 1,
      ),
    };
  }

  private leaf(rows: Int32Array): TreeNode {
    let g = 0;
    let h = this.options.ridge;
    for (const row of rows) {
      g += this.gradient[row]!;
      h += this.curvature[row]!;
    }
    const leaf = Math.fround((this.options.rate * g) / h);
    for (const row of rows) this.logits[row]! += leaf;
    return { leaf };
  }

  private bestSplit(rows: Int32Array): Split | null {
    let best: Split | null = null;
    for (let feature = 0; feature < this.features.length; feature++) {
      const split = this.splitOn(feature, rows);
      if (split && (best === null || split.gain > best.gain)) best = split;
    }
    return best;
  }

  private splitOn(feature: number, rows: Int32Array): Split | null {
    const { cuts, bins } = this.features[feature]!;
    const { ridge, leastRows } = this.options;
    const g = new Float64Array(256);
    const h = new Float64Array(256);
    const n = new Int32Array(256);
    let allG = 0;
    let allH = 0;
    for (const row of rows) {
      const bin = bins[row]!;
      g[bin]! += this.gradient[row]!;
      h[bin]! += this.curvature[row]!;
      n[bin]!++;
      allG += this.gradient[row]!;
      allH += this.curvature[row]!;
    }
    const score = (sumG: number, sumH: number): number => (sumG * sumG) / (sumH + ridge);
    let best: Split | null = null;
    for (const missingGoesYes of n[MISSING]! > 0 ? [false, true] : [false]) {
      let yesG = missingGoesYes ? g[MISSING]! : 0;
      let yesH = missingGoesYes ? h[MISSING]! : 0;
      let yesN = missingGoesYes ? n[MISSING]! : 0;
      for (let bin = 0; bin < cuts.length; bin++) {
        yesG += g[bin]!;
        yesH += h[bin]!;
        yesN += n[bin]!;
        if (yesN < leastRows || rows.length - yesN < leastRows) continue;
        const gain = score(yesG, yesH) + score(allG - yesG, allH - yesH) - score(allG, allH);
        if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, bin, missingGoesYes };
      }
    }
    return best;
  }
}
