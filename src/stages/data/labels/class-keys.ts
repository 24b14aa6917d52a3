/** Letters that mean something else where labels are given: back, note, skip, undo, unsure, and the start of "g d". */
const TAKEN = new Set('bgnsuxk');
const KEYS = [...'123456789', ...[...'acdefhijlmopqrtvwyz'].filter((letter) => !TAKEN.has(letter))];

/** The key of a class by its place: 1 to 9, then letters; null where there are no more. */
export function classKey(place: number): string | null {
  return KEYS[place] ?? null;
}
