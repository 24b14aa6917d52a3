import { expect, test } from 'vitest';
import { SERVING_FIELDS } from '../../src/app/serving-clash-words.ts';
import { EMPTY_PLAN } from '../../src/core/serving/serving-plan.ts';

test('every figure of a serving plan has a name of its own where two people changed it', () => {
  const { capacity, costs, fleet } = EMPTY_PLAN;
  const members = Object.entries({ capacity, costs, fleet }).flatMap(([part, fields]) =>
    Object.keys(fields).map((field) => `body.${part}.${field}`),
  );
  expect(Object.keys(SERVING_FIELDS).sort()).toEqual(['body.case', ...members].sort());
  expect(new Set(Object.values(SERVING_FIELDS)).size).toBe(members.length + 1);
});
