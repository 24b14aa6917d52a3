import { describe, expect, it } from 'vitest';
import { recommendModel, type Candidate } from '../../../src/core/evaluation/recommend-model.ts';
import { estimate } from '../../../src/core/kernel/estimate.ts';

const best = (bytes: number | null): Candidate<string> => ({ key: 'best', fromBest: null, bytes });
const other = (key: string, low: number, high: number, bytes: number | null): Candidate<string> => ({
  key,
  fromBest: estimate((low + high) / 2, 100, { low, high, level: 0.95, method: '' }),
  bytes,
});

describe('which model to take', () => {
  it('the best where every other is told apart from it, whatever its size', () => {
    const got = recommendModel([best(9000), other('small', -0.2, -0.1, 10)]);
    expect(got).toEqual({ key: 'best', because: 'apart', alike: [], unknown: [] });
  });
  it('the simplest of those whose interval covers zero', () => {
    const got = recommendModel([
      best(9000),
      other('small', -0.05, 0.01, 10),
      other('middle', -0.02, 0.02, 500),
      other('rule', -0.4, -0.3, 0),
    ]);
    expect(got).toEqual({ key: 'small', because: 'simpler', alike: ['middle'], unknown: [] });
  });
  it('the best where none of the others is known to be simpler', () => {
    expect(recommendModel([best(10), other('large', -0.05, 0.01, 900)])).toMatchObject({
      key: 'best',
      because: 'simplest',
      alike: ['large'],
    });
    expect(recommendModel([best(10), other('elsewhere', -0.05, 0.01, null)])).toMatchObject({
      key: 'best',
      unknown: ['elsewhere'],
    });
    expect(recommendModel([best(null), other('small', -0.05, 0.01, 5)])).toMatchObject({
      key: 'best',
      because: 'simplest',
      unknown: ['best'],
    });
  });
  it('a difference without an interval tells nothing apart; one model alone needs no reason', () => {
    const blind = { key: 'few', fromBest: estimate(-0.1, 1), bytes: 0 };
    expect(recommendModel([best(10), blind])).toMatchObject({ key: 'few', because: 'simpler' });
    expect(recommendModel([best(10)])).toMatchObject({ key: 'best', because: 'only' });
    expect(() => recommendModel([blind])).toThrow(RangeError);
  });
});
