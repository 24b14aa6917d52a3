export type Cut = 'low' | 'high';

/** A part of the scores between two thresholds, and whose it is. */
export interface CutPart {
  of: 'low' | 'between' | 'high';
  from: number;
  to: number;
}

/** The part of each side in a plot of `width` pixels, from left to right; parts without room are left out. */
export function cutParts(low: number, high: number, width: number): readonly CutPart[] {
  const within = (place: number): number => Math.min(width, Math.max(0, place));
  const [left, right] = [within(low), within(high)];
  const parts: CutPart[] = [
    { of: 'low', from: 0, to: left },
    { of: 'between', from: left, to: right },
    { of: 'high', from: right, to: width },
  ];
  return parts.filter(({ from, to }) => to > from);
}

/** Which of the two lines a place is nearer to; of equals the one on whose side it lies. */
export function nearestCut(place: number, low: number, high: number): Cut {
  const [toLow, toHigh] = [Math.abs(place - low), Math.abs(place - high)];
  if (toLow !== toHigh) return toLow < toHigh ? 'low' : 'high';
  return place < low ? 'low' : 'high';
}
