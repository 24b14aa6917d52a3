import { describe, expect, it } from 'vitest';
import type { Signature } from '../../../src/core/model/signature.ts';
import { sampleRows } from '../../../src/stages/modeling/signature/sample-rows.ts';

const outputs = { label: null, scores: null, value: null };
const binary: Signature = {
  task: { type: 'classification', classes: ['0', '1'], positive: '1', threshold: null },
  inputs: [],
  outputs,
};

describe('sample rows', () => {
  it('shows the positive class’s probability and compares classes by value', () => {
    const sample = {
      rows: [0, 1, 2],
      label: ['0', '1', null],
      scores: [
        [0.9, 0.1],
        [0.0002, 0.9998],
        [NaN, NaN],
      ],
      value: [null, null, null],
    };
    const truth = [0, '1.0', 1];
    expect(sampleRows(sample, binary, (row) => truth[row] ?? null)).toEqual([
      { number: 1, actual: '0', predicted: '0', score: '10.0%', right: true },
      { number: 2, actual: '1.0', predicted: '1', score: '100.0%', right: true },
      { number: 3, actual: '1', predicted: '–', score: null, right: null },
    ]);
  });

  it('shows the predicted class’s probability where none is positive, and no verdict without truth', () => {
    const signature: Signature = {
      ...binary,
      task: { type: 'classification', classes: ['a', 'b', 'c'], positive: null, threshold: null },
    };
    const sample = { rows: [7], label: ['c'], scores: [[0.2, 0.2, 0.6]], value: [null] };
    expect(sampleRows(sample, signature, () => null)).toEqual([
      { number: 8, actual: null, predicted: 'c', score: '60.0%', right: null },
    ]);
  });

  it('shows values of a regression beside the true ones', () => {
    const signature: Signature = { ...binary, task: { type: 'regression', unit: null } };
    const sample = { rows: [0, 1], label: [null, null], scores: null, value: [5.4579, null] };
    expect(sampleRows(sample, signature, () => 6)).toEqual([
      { number: 1, actual: '6', predicted: '5.458', score: null, right: null },
      { number: 2, actual: '6', predicted: '–', score: null, right: null },
    ]);
  });
});
