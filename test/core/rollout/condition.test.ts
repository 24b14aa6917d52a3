import { expect, test } from 'vitest';
import { judgeValue, parseCondition, printCondition } from '../../../src/core/rollout/condition.ts';

test.each([
  ['result[0] >= 0.95', { op: '>=', value: 0.95 }],
  ['result < -1e3', { op: '<', value: -1000 }],
  ['isNaN(result[0]) || result[0] <= 0.05', { any: [{ isNaN: true }, { op: '<=', value: 0.05 }] }],
  [
    'result[0] > 1 && result[0] < 2 || result[0] == 9',
    {
      any: [
        {
          all: [
            { op: '>', value: 1 },
            { op: '<', value: 2 },
          ],
        },
        { op: '==', value: 9 },
      ],
    },
  ],
])('reads %s', (text, condition) => {
  expect(parseCondition(text)).toEqual(condition);
  expect(parseCondition(printCondition(parseCondition(text)))).toEqual(condition);
});

test.each([
  'result[1] > 2',
  'len(result) == 0',
  '!(result[0] > 1)',
  'all(result, {# > 1})',
  'result[0] > result[1]',
  'result[0] > 1 and result[0] < 2',
  'result[0]) > 1',
  '(result[0] > 1 || result[0] < 0) && result[0] != 5',
  'result.ok == true',
  '',
])('keeps %j as it is', (text) => {
  expect(parseCondition(text)).toEqual({ text });
  expect(printCondition({ text })).toBe(text);
});

test('decides as Argo Rollouts does', () => {
  const least = { op: '>=', value: 0.95 } as const;
  const bad = { op: '<', value: 0.9 } as const;
  const said = (success: typeof least | null, failure: typeof bad | null) =>
    [1, 0.92, 0.5, NaN].map((value) => judgeValue({ success, failure }, value));
  expect(said(null, null)).toEqual(['success', 'success', 'success', 'success']);
  expect(said(least, null)).toEqual(['success', 'fail', 'fail', 'fail']);
  expect(said(null, bad)).toEqual(['success', 'success', 'fail', 'success']);
  expect(said(least, bad)).toEqual(['success', 'inconclusive', 'fail', 'inconclusive']);
  expect(judgeValue({ success: { text: 'len(result) > 1' }, failure: null }, 1)).toBe('inconclusive');
  expect(judgeValue({ success: { any: [{ isNaN: true }, least] }, failure: null }, NaN)).toBe('success');
});
