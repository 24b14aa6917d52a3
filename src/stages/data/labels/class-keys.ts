/** Without the letters that mean something else there: back, note, skip, undo, keep, relabel, unsure and "g d". */
const KEYS = [...'123456789acdefhijlmopqtvwyz'];

/** The key of a class by its place: 1 to 9, then letters; null where there are no more. */
export function classKey(place: number): string | null {
  return KEYS[place] ?? null;
}
