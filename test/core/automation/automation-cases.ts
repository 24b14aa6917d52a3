import fc from 'fast-check';

/** Few distinct scores, so that rows share them; some rows without truth or score. */
export const automationCase = fc
  .array(
    fc.record({
      truth: fc.constantFrom(0, 0, 1, 1, -1),
      score: fc.constantFrom(0, 0.1, 0.25, 0.3, 0.5, 0.6, 0.75, 0.9, 1, NaN),
    }),
    { maxLength: 40 },
  )
  .map((rows) => ({
    truth: rows.map(({ truth }) => truth),
    scores: Float64Array.from(rows, ({ score }) => score),
  }));

export const HUMAN = { falsePositive: 0.04, falseNegative: 0.1 };
export const COSTS = { falsePositive: 3, falseNegative: 7, review: 0.5 };
