import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costsBy, crossingsOf, requestsBy, totalOf } from '../../../src/core/serving/serving-cost.ts';
import type { ServingOption } from '../../../src/core/serving/serving-plan.ts';

const option = (change: Partial<ServingOption>): ServingOption => ({
  ...{ name: '', place: 'cloud', fixed: 0, monthly: 0, perThousand: 0, perDevice: 0, note: '', ...change },
});
const traffic = (change = {}) => ({ perMonth: 1000, growth: 0, devices: 0, devicesPerMonth: 0, ...change });

describe('what serving costs over the months', () => {
  test('requests of growing traffic are the geometric sum', () => {
    expect([...requestsBy({ perMonth: 100, growth: 1 }, 4)]).toEqual([0, 100, 300, 700, 1500]);
    const grown = requestsBy({ perMonth: 1e6, growth: 0.07 }, 36);
    expect(grown[36]).toBeCloseTo((1e6 * (1.07 ** 36 - 1)) / 0.07, 2);
    expect([...requestsBy({ perMonth: null, growth: 0.1 }, 2)]).toEqual([0, 0, 0]);
  });

  test('every kind of cost counts once, by the month or by what comes', () => {
    const all = option({ fixed: 500, monthly: 10, perThousand: 2, perDevice: 30 });
    const costs = costsBy(all, traffic({ perMonth: 5000, devices: 4, devicesPerMonth: 1 }), 2);
    expect([...costs]).toEqual([620, 670, 720]);
    expect(totalOf(all, traffic({ perMonth: 5000 }), 2)).toEqual({ total: 540, perThousand: 54 });
    expect(totalOf(all, traffic({ perMonth: null }), 2).perThousand).toBeNull();
  });

  test('without growth two options break even at the difference of what is fixed over that of a month', () => {
    const amount = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(amount, amount, amount, (more, less, apart) => {
        const bought = costsBy(option({ fixed: less + apart, monthly: 3 }), traffic(), 2000);
        const rented = costsBy(option({ fixed: less, monthly: 3 + more }), traffic(), 2000);
        const [only, ...others] = crossingsOf(bought, rented);
        expect(others).toEqual([]);
        expect(only!.month).toBeCloseTo(apart / more, 9);
        expect(only!.cost).toBeCloseTo(less + apart + (3 * apart) / more, 6);
        expect(only!.cheaper).toBe('first');
        expect(crossingsOf(rented, bought)[0]).toMatchObject({ month: only!.month, cheaper: 'second' });
      }),
      { numRuns: 50 },
    );
  });

  test('with growth it is where the geometric sum has eaten up what was fixed', () => {
    // c R ((1 + g)^m - 1) / g = F, at a whole month: (1.5^4 - 1) / .5 = 8.125.
    const bought = costsBy(option({ fixed: 8125 }), traffic(), 12);
    const rented = costsBy(option({ perThousand: 1000 }), traffic({ perMonth: 1000, growth: 0.5 }), 12);
    expect(crossingsOf(bought, rented)).toEqual([{ month: 4, cost: 8125, cheaper: 'first' }]);
  });

  test('they may cross twice, touch, or never meet', () => {
    expect(crossingsOf([0, 4, 6, 8, 20], [2, 2, 7, 9, 10]).map(({ month }) => month)).toEqual([
      0.5,
      1 + 2 / 3,
      3 + 1 / 11,
    ]);
    expect(crossingsOf([0, 2, 2], [1, 2, 3])).toEqual([]);
    expect(crossingsOf([0, 2, 2, 4], [1, 2, 2, 3])).toEqual([{ month: 2, cost: 2, cheaper: 'second' }]);
    expect(crossingsOf([1, 2], [0, 1])).toEqual([]);
    expect(crossingsOf([], [])).toEqual([]);
  });
});
