export interface GainBarShape {
  /** Pixels from the left. */
  zero: number;
  bar: { from: number; to: number } | null;
  state: 'positive' | 'negative' | 'zero' | 'none';
}

/**
 * A bar from zero on a line `width` pixels long. `lowest` (0 or less) and `highest` are the least and most of the whole
 * table. A value that is not zero is never drawn thinner than a pixel.
 */
export function gainBarShape(
  value: number | null,
  lowest: number,
  highest: number,
  width: number,
): GainBarShape {
  const least = Math.min(0, lowest);
  const span = Math.max(0, highest) - least;
  const zero = span > 0 ? ((0 - least) / span) * width : 0;
  if (value === null || !Number.isFinite(value)) return { zero, bar: null, state: 'none' };
  if (value === 0 || span === 0) return { zero, bar: null, state: 'zero' };
  const length = Math.max(1, (Math.abs(value) / span) * width);
  const end = Math.min(width, Math.max(0, value > 0 ? zero + length : zero - length));
  return value > 0
    ? { zero, bar: { from: zero, to: end }, state: 'positive' }
    : { zero, bar: { from: end, to: zero }, state: 'negative' };
}
