import { describe, expect, it } from 'vitest';
import { estimate, undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import {
  boundsWords,
  differenceWords,
  pWords,
  readingOf,
} from '../../../src/stages/modeling/compare/difference-words.ts';
import { recommendationWords } from '../../../src/stages/modeling/compare/recommendation-words.ts';

const between = (low: number, high: number) =>
  estimate((low + high) / 2, 10, { low, high, level: 0.95, method: '' });
const accuracy = { metric: 'accuracy', params: {} };

describe('a difference in words', () => {
  it('has a sign and points of percent, or why there is none', () => {
    expect(differenceWords(estimate(0.0125, 10), accuracy)).toBe('+1.25 pt');
    expect(differenceWords(estimate(-0.3, 10), accuracy)).toBe('−30.00 pt');
    expect(differenceWords(estimate(0, 10), accuracy)).toBe('0.00 pt');
    expect(differenceWords(undefinedBecause('noPositives', 3), accuracy)).toBe('no positives here');
    expect(boundsWords(between(-0.01, 0.02), accuracy)).toBe('−1.00 to +2.00');
    expect(boundsWords(estimate(1, 1), accuracy)).toBe('–');
    expect(pWords(0.031)).toBe('0.031');
    expect(pWords(1e-9)).toBe('< 0.0001');
  });
  it('reads by its interval and by which end is better', () => {
    expect(readingOf(between(0.01, 0.02), accuracy)).toBe('better');
    expect(readingOf(between(0.01, 0.02), { metric: 'mae', params: {} })).toBe('worse');
    expect(readingOf(between(-0.01, 0.02), accuracy)).toBe('not told apart');
    expect(readingOf(between(0.01, 0.02), { metric: 'bias', params: {} })).toBe('differs');
    expect(readingOf(estimate(1, 1), accuracy)).toBe('–');
  });
});

describe('a recommendation in words', () => {
  const say = (given: Partial<Parameters<typeof recommendationWords<string>>[0]>): string =>
    recommendationWords(
      { key: 'a', because: 'apart', alike: [], unknown: [], ...given },
      'b',
      (key) => key,
      'accuracy',
    ).why;
  it('names its reason', () => {
    expect(say({})).toMatch(/leaves out zero/);
    expect(say({ because: 'simpler', alike: ['c'] })).toBe(
      'It is simpler than “b”, which has the best accuracy, and the interval of their difference covers zero: these rows give no reason to pay for more. “c” is not told apart either.',
    );
    expect(say({ because: 'simplest', alike: ['c', 'd'], unknown: ['d'] })).toBe(
      'Its accuracy is the best. “c” and “d” are not told apart from it, and not known to be simpler. How simple “d” is, is not known: it ran elsewhere.',
    );
  });
});
