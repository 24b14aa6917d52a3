import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type Bound } from '../../../src/core/brief/judge-target.ts';
import { estimate, undefinedBecause, type Estimate } from '../../../src/core/kernel/estimate.ts';

const between = (low: number, value: number, high: number, n = 100): Estimate =>
  estimate(value, n, { low, high, level: 0.95, method: 'Wilson' });
const bound = (change: Partial<Bound> = {}): Bound => ({
  direction: 'atLeast',
  value: 0.85,
  decide: 'point',
  minRows: 1,
  ...change,
});

describe('a target against an estimate', () => {
  it.each<[string, Partial<Bound>, Estimate, string]>([
    ['on it, from below', {}, estimate(0.85, 9), 'pass'],
    ['on it, from above', { direction: 'atMost' }, estimate(0.85, 9), 'pass'],
    ['a hair below', {}, estimate(0.85 - 1e-12, 9), 'fail'],
    ['by point, the interval does not matter', {}, between(0.5, 0.86, 0.99), 'pass'],
    ['by interval, all above', { decide: 'interval' }, between(0.85, 0.9, 0.95), 'pass'],
    ['by interval, all below', { decide: 'interval' }, between(0.7, 0.8, 0.849), 'fail'],
    ['by interval, its end on it', { decide: 'interval' }, between(0.7, 0.8, 0.85), 'inconclusive'],
    ['by interval, on both sides', { decide: 'interval' }, between(0.8, 0.9, 0.95), 'inconclusive'],
    ['by interval, none there', { decide: 'interval' }, estimate(0.9, 9), 'inconclusive'],
    ['too few rows, however good', { minRows: 10 }, estimate(1, 9), 'inconclusive'],
    ['enough rows', { minRows: 9 }, estimate(1, 9), 'pass'],
    ['no rows', {}, undefinedBecause('emptySlice', 0), 'notMeasured'],
    ['no positives, and too few rows', { minRows: 9 }, undefinedBecause('noPositives', 3), 'notMeasured'],
    ['no error allowed', { direction: 'atMost', value: 0 }, estimate(0, 3), 'pass'],
    ['one error', { direction: 'atMost', value: 0 }, estimate(1, 3), 'fail'],
  ])('%s', (_, change, found, state) => {
    const judged = judge(bound(change), found);
    expect(judged.state).toBe(state);
    expect(judged.why === '').toBe(state === 'pass' || state === 'fail');
  });

  it('says how many rows it has and asks for', () => {
    expect(judge(bound({ minRows: 1000 }), estimate(0.9, 61)).why).toBe(
      '61 rows behind it, and it asks for 1,000',
    );
  });

  const number = fc.integer({ min: -20, max: 20 });
  const found = fc.tuple(number, number, number).map((ends): Estimate => {
    const [low, value, high] = ends.sort((a, b) => a - b) as [number, number, number];
    return between(low, value, high);
  });
  const terms = fc.record({
    direction: fc.constantFrom('atLeast' as const, 'atMost' as const),
    value: number,
    decide: fc.constantFrom('point' as const, 'interval' as const),
    minRows: fc.constantFrom(1, 100, 101),
  });
  const mirrored = (of: Estimate): Estimate =>
    of.value === null ? of : between(-of.interval!.high, -of.value, -of.interval!.low);

  it('is the same from the other side with every sign turned', () => {
    fc.assert(
      fc.property(terms, found, (of, at) => {
        const turned: Bound = {
          ...of,
          value: -of.value,
          direction: of.direction === 'atLeast' ? 'atMost' : 'atLeast',
        };
        expect(judge(turned, mirrored(at))).toEqual(judge(of, at));
      }),
    );
  });

  it('by interval never turns what the point says, it only withholds it', () => {
    fc.assert(
      fc.property(terms, found, (of, at) => {
        const surely = judge({ ...of, decide: 'interval' }, at).state;
        if (surely === 'pass' || surely === 'fail') {
          expect(judge({ ...of, decide: 'point' }, at).state).toBe(surely);
        }
      }),
    );
  });

  it('a harder target is never met where an easier one is missed', () => {
    fc.assert(
      fc.property(terms, number, found, (of, other, at) => {
        const [low, high] = [Math.min(of.value, other), Math.max(of.value, other)];
        const [easy, hard] = of.direction === 'atLeast' ? [low, high] : [high, low];
        if (judge({ ...of, value: hard }, at).state === 'pass') {
          expect(judge({ ...of, value: easy }, at).state).toBe('pass');
        }
        if (judge({ ...of, value: easy }, at).state === 'fail') {
          expect(judge({ ...of, value: hard }, at).state).toBe('fail');
        }
      }),
    );
  });
});
