import { expect, test } from 'vitest';
import type { ClassOutcome, ValueOutcome } from '../../../src/core/predictions/outcome.ts';
import { subsetOutcome } from '../../../src/core/predictions/subset-outcome.ts';

const classes: ClassOutcome = {
  type: 'classification',
  classes: ['no', 'yes'],
  truth: Int32Array.of(0, 1, -1, 1),
  predicted: Int32Array.of(0, 0, 1, -1),
  scores: [Float32Array.of(0.75, 0.5, 0.25, NaN), Float32Array.of(0.25, 0.5, 0.75, NaN)],
  positive: 1,
};
const values: ValueOutcome = {
  type: 'regression',
  truth: Float64Array.of(1, NaN, 3),
  predicted: Float64Array.of(2, 3, NaN),
  unit: 'm',
};

test('keeps the rows of the mask, in order, and what is said of all', () => {
  expect(subsetOutcome(classes, Uint8Array.of(0, 1, 1, 0))).toEqual({
    ...classes,
    truth: Int32Array.of(1, -1),
    predicted: Int32Array.of(0, 1),
    scores: [Float32Array.of(0.5, 0.25), Float32Array.of(0.5, 0.75)],
  });
  expect(subsetOutcome(values, Uint8Array.of(1, 0, 1))).toEqual({
    ...values,
    truth: Float64Array.of(1, 3),
    predicted: Float64Array.of(2, NaN),
  });
});

test('may be empty, and may be all', () => {
  expect(subsetOutcome(values, new Uint8Array(3)).truth).toHaveLength(0);
  expect(subsetOutcome(classes, new Uint8Array(4).fill(1))).toEqual(classes);
});
