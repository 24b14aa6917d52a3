/**
 * Rows whose cheapest thresholds can be told by heart: at every score s of 0, 0.1 … 1, `each` rows, of which the share s
 * is positive. With errors that cost 1, people who err at a rate h on both sides and a review that costs r, a row is
 * answered "no" for s, "yes" for 1 - s and by a person for h + r: the least cost is `each` times the sum of the least of
 * the three.
 */
export function knownCase(each: number): { truth: number[]; scores: Float64Array } {
  const rows = Array.from({ length: 11 }, (_, tenth) =>
    Array.from({ length: each }, (_row, i) => ({
      score: tenth / 10,
      truth: Number(i < Math.round((each * tenth) / 10)),
    })),
  ).flat();
  return { truth: rows.map(({ truth }) => truth), scores: Float64Array.from(rows, ({ score }) => score) };
}

export function leastOfKnownCase(each: number, human: number, review: number): number {
  const tenths = Array.from({ length: 11 }, (_, tenth) => tenth / 10);
  return tenths.reduce((sum, s) => sum + each * Math.min(s, 1 - s, human + review), 0);
}
