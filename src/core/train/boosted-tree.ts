import { MISSING, type FeatureBins } from './feature-bins.ts';

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

export interface TreeOptions {
  depth: number;
  /** Every leaf is taken times this. */
  rate: number;
  leastRows: number;
  /** Added to a leaf's curvature. */
  ridge: number;
  /** Whether rows without a value may be parted from all others. */
  partsMissing?: boolean;
}

interface Split {
  gain: number;
  feature: number;
  bin: number;
  missingGoesYes: boolean;
}

/**
 * One tree of a boosted sum with second-order leaves over binned features (as in XGBoost, Chen and Guestrin 2016), from
 * the gradient (toward less loss) and curvature of each row. Adds each row's leaf to `sums`. Rows are taken in order, so
 * that a tree is the same to the last bit everywhere.
 */
export function growBoostedTree(
  features: readonly FeatureBins[],
  gradient: Float64Array,
  curvature: Float64Array,
  sums: Float64Array,
  options: TreeOptions,
): TreeNode {
  const rows = Int32Array.from(sums, (_, row) => row);
  return new TreeGrower(features, gradient, curvature, sums, options).grow(rows, options.depth);
}

/** The leaf that a row comes to, by its values; NaN = missing. */
export function leafOf(tree: TreeNode, valueOf: (feature: number) => number): number {
  let node = tree;
  while (!('leaf' in node)) {
    const value = valueOf(node.feature);
    node = (Number.isNaN(value) ? node.missingGoesYes : value <= node.threshold) ? node.yes : node.no;
  }
  return node.leaf;
}

class TreeGrower {
  constructor(
    private readonly features: readonly FeatureBins[],
    private readonly gradient: Float64Array,
    private readonly curvature: Float64Array,
    private readonly sums: Float64Array,
    private readonly options: TreeOptions,
  ) {}

  /** Grows the subtree over these rows, and adds its leaves to their sums. */
  grow(rows: Int32Array, depth: number): TreeNode {
    const split = depth > 0 ? this.bestSplit(rows) : null;
    if (!split) return this.leaf(rows);
    const { cuts, bins } = this.features[split.feature]!;
    const goesYes = (row: number): boolean =>
      bins[row] === MISSING ? split.missingGoesYes : bins[row]! <= split.bin;
    return {
      feature: split.feature,
      threshold: cuts[split.bin] ?? Infinity,
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
    for (const row of rows) this.sums[row]! += leaf;
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
    const { ridge, leastRows, partsMissing = false } = this.options;
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
      // After the last cut all rows with a value are on one side.
      const ends = cuts.length + Number(partsMissing && !missingGoesYes && n[MISSING]! > 0);
      for (let bin = 0; bin < ends; bin++) {
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
