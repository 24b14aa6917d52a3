/** In place of a column: the saved slices are the groups. */
export const SLICES = ':slices';

/** A number within limits from an address; null where there is none. */
export function numberIn(text: string | undefined, low: number, high: number): number | null {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return value >= low && value <= high ? value : null;
}
