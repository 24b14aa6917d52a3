import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { IsSignature } from '../../../src/core/artifact/model-schema.ts';
import type { Signature } from '../../../src/core/model/signature.ts';

const signature: Signature = {
  task: {
    type: 'classification',
    classes: ['no', 'yes'],
    positive: 'yes',
    threshold: null,
    thresholds: { column: 'sex', byValue: { female: 0.4, male: 0.5 }, missing: 0.45, otherwise: 0.45 },
  },
  inputs: [],
  outputs: { label: null, scores: { name: 'probabilities', as: 'probabilities' }, value: null },
};

describe('thresholds by group in a signature', () => {
  it('are read as they were written', () => {
    expect(v.parse(IsSignature, JSON.parse(JSON.stringify(signature)))).toEqual(signature);
  });

  it('are refused where one is no number', () => {
    const forged = JSON.parse(JSON.stringify(signature).replace('0.4,', '"0.4",')) as unknown;
    expect(v.is(IsSignature, forged)).toBe(false);
  });
});
