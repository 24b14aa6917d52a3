import type { Confidence } from './confident-joint.ts';

/** Self-confidence: probability of the given label. Normalized margin: that less the largest other, brought to [0, 1]. */
export type QualityScore = 'selfConfidence' | 'normalizedMargin';

/** How plausible each row's given label is, in [0, 1]: the lower, the more suspect. */
export function labelQuality({ labels, probabilities }: Confidence, score: QualityScore): Float64Array {
  const quality = new Float64Array(labels.length);
  for (let row = 0; row < quality.length; row++) {
    const given = labels[row]!;
    const own = probabilities[given]![row]!;
    quality[row] = score === 'selfConfidence' ? own : (own - largestOther(probabilities, given, row) + 1) / 2;
  }
  return quality;
}

function largestOther(probabilities: Confidence['probabilities'], given: number, row: number): number {
  let largest = -Infinity;
  for (let k = 0; k < probabilities.length; k++) {
    if (k !== given && probabilities[k]![row]! > largest) largest = probabilities[k]![row]!;
  }
  return largest;
}
