import type { ScoreSteps } from './score-steps.ts';

/**
 * Steps at the corners of the upper hull of the ROC curve, from the one that takes in nobody (K) to the one that takes
 * in all (0): whatever FP x ratio + FN is to be least, one of them has it. Exact on counts; O(K).
 */
export function costHull({ positives, negatives }: ScoreSteps): Uint32Array<ArrayBuffer> {
  const hull: number[] = [];
  for (let step = positives.length - 1; step >= 0; step--) {
    while (hull.length > 1 && !bendsRight(hull.at(-2)!, hull.at(-1)!, step)) hull.pop();
    hull.push(step);
  }
  return Uint32Array.from(hull);

  function bendsRight(a: number, b: number, c: number): boolean {
    const [x, y] = [negatives[b]! - negatives[a]!, positives[b]! - positives[a]!];
    const [u, v] = [negatives[c]! - negatives[b]!, positives[c]! - positives[b]!];
    return x * v - y * u < 0;
  }
}

/**
 * The step of least cost FP x ratio + FN, found on the hull by halving; of equal costs the highest threshold, which
 * takes in the fewest rows. `ratio` is what a false positive costs in false negatives, at least 0.
 */
export function cheapestStep(
  { positives, negatives }: ScoreSteps,
  hull: Uint32Array<ArrayBuffer>,
  ratio: number,
): number {
  // Along the hull each piece gains fewer positives for a negative than the one before it.
  let low = 0;
  let high = hull.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [from, to] = [hull[middle]!, hull[middle + 1]!];
    const pays = positives[to]! - positives[from]! > ratio * (negatives[to]! - negatives[from]!);
    if (pays) low = middle + 1;
    else high = middle;
  }
  return hull[low]!;
}
