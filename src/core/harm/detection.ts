/** What a test comes to over a rollout that goes on until its last look. */
export interface Detection {
  /** Chance that it has decided by each look. */
  byLook: Float64Array<ArrayBuffer>;
  /** Chance that it decides at all. */
  chance: number;
  /** Mean look (1 = the first) of those that decide; null where none does. */
  meanLook: number | null;
}

/** From the chance of each look to have been the first that decides. */
export function detectionOf(first: ArrayLike<number>): Detection {
  const byLook = new Float64Array(first.length);
  let [chance, looks] = [0, 0];
  for (let look = 0; look < first.length; look++) {
    // Shares that sum to 1 may round to just above it.
    chance = Math.min(1, chance + first[look]!);
    looks += first[look]! * (look + 1);
    byLook[look] = chance;
  }
  return { byLook, chance, meanLook: chance > 0 ? looks / chance : null };
}
