/** Boxes as columns, one entry a box: left, top, width and height in any one unit; width and height not negative. */
export interface Boxes {
  left: Float64Array;
  top: Float64Array;
  width: Float64Array;
  height: Float64Array;
}

/**
 * Intersection over union of box i of `a` and box j of `b`, in [0, 1]; edges have no width of their own (no "+ 1
 * pixel"). NaN where both boxes have no area: 0 / 0.
 */
export function boxOverlap(a: Boxes, i: number, b: Boxes, j: number): number {
  const across = shared(a.left[i]!, a.width[i]!, b.left[j]!, b.width[j]!);
  const down = shared(a.top[i]!, a.height[i]!, b.top[j]!, b.height[j]!);
  const intersection = across * down;
  return intersection / (a.width[i]! * a.height[i]! + b.width[j]! * b.height[j]! - intersection);
}

function shared(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));
}
