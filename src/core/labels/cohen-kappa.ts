import type { Score } from '../metrics/agreement-scores.ts';
import type { PairCells } from './pair-cells.ts';

/** How much a disagreement counts: all alike, by the steps between the classes in their order, or by steps squared. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/**
 * Cohen's kappa (1960; weighted 1968) of the drawn counts of two annotators' cells: 1 - disagreement / disagreement of
 * independent annotators with these shares of classes. Undefined without items, and where both say one and the same
 * class throughout. Time grows with cells and classes.
 */
export function cohenKappa(
  classes: number,
  weights: KappaWeights,
): (cells: PairCells, drawn: ArrayLike<number>) => Score {
  const shareA = new Float64Array(classes);
  const shareB = new Float64Array(classes);
  return ({ a, b }, drawn) => {
    shareA.fill(0);
    shareB.fill(0);
    let n = 0;
    let observed = 0;
    for (let cell = 0; cell < a.length; cell++) {
      const items = drawn[cell]!;
      const steps = Math.abs(a[cell]! - b[cell]!);
      shareA[a[cell]!]! += items;
      shareB[b[cell]!]! += items;
      n += items;
      observed +=
        items * (weights === 'none' ? Number(steps > 0) : weights === 'linear' ? steps : steps * steps);
    }
    if (n === 0) return 'noPairs';
    const expected = EXPECTED[weights](shareA, shareB, n) / n;
    return expected === 0 ? 'singleClass' : 1 - observed / expected;
  };
}

/** Sum over all pairs of classes of countsA x countsB x weight. */
const EXPECTED: Record<KappaWeights, (a: Float64Array, b: Float64Array, n: number) => number> = {
  none(a, b, n) {
    let sum = 0;
    for (let k = 0; k < a.length; k++) sum += a[k]! * (n - b[k]!);
    return sum;
  },
  /** Steps between are counted gap by gap: one annotator below or at class k, the other above. */
  linear(a, b, n) {
    let sum = 0;
    let belowA = 0;
    let belowB = 0;
    for (let k = 0; k < a.length; k++) {
      belowA += a[k]!;
      belowB += b[k]!;
      sum += belowA * (n - belowB) + belowB * (n - belowA);
    }
    return sum;
  },
  quadratic(a, b, n) {
    let [sumA, sumB, squaresA, squaresB] = [0, 0, 0, 0];
    for (let k = 0; k < a.length; k++) {
      sumA += k * a[k]!;
      sumB += k * b[k]!;
      squaresA += k * k * a[k]!;
      squaresB += k * k * b[k]!;
    }
    return n * (squaresA + squaresB) - 2 * sumA * sumB;
  },
};
