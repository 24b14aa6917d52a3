import type { AutomationBench } from './automation-bench.ts';

/**
 * The same rows with about `most` thresholds to choose from at most, evenly spread over the rows: whatever they come to is
 * exact, only fewer are tried. A bench with no more scores than that is given back as it is. O(K).
 */
export function coarseBench(bench: AutomationBench, most: number): AutomationBench {
  const { scores, positives, negatives, unknown } = bench;
  if (scores.length <= most) return bench;
  const rows = (step: number): number => positives[step]! + negatives[step]! + unknown[step]!;
  const apart = rows(0) / most;
  const steps = [0];
  for (let step = 1; step < scores.length; step++) {
    if (rows(steps.at(-1)!) - rows(step) >= apart) steps.push(step);
  }
  const at = (counts: Uint32Array): Uint32Array<ArrayBuffer> =>
    Uint32Array.from([...steps.map((step) => counts[step]!), 0]);
  return {
    ...bench,
    scores: Float64Array.from(steps, (step) => scores[step]!),
    positives: at(positives),
    negatives: at(negatives),
    unknown: at(unknown),
  };
}
