import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LIMITS,
  questionIn,
  settingsIn,
  trafficIn,
  wordsOf,
  type NumberName,
} from '../../../../src/stages/deployment/tests/deciding-settings.ts';

const usual = settingsIn({});

describe('settings in an address', () => {
  test('come back as they were', () => {
    const one = fc.tuple(
      fc.constantFrom(...(Object.keys(LIMITS) as NumberName[])),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('cumulative' as const, 'consecutive' as const, 'hold' as const),
    );
    fc.assert(
      fc.property(one, ([name, part, rule]) => {
        const { low, high, ...more } = LIMITS[name];
        const value = low + part * (high - low);
        const settings = { ...usual, rule, [name]: 'whole' in more ? Math.round(value) : value };
        const said = Object.entries(wordsOf(settings)).filter((pair) => pair[1] !== null);
        expect(settingsIn(Object.fromEntries(said) as Record<string, string>)).toEqual(settings);
      }),
    );
  });

  test('say nothing where all is as usual, and what cannot be read is as usual', () => {
    expect(Object.values(wordsOf(usual)).every((word) => word === null)).toBe(true);
    expect(settingsIn({ weight: '2', looks: '1.5', rate: 'x', rise: '', rule: 'never' })).toEqual(usual);
  });
});

test('the duration is shared by the looks, and a rise ends where all requests fail', () => {
  expect(trafficIn({ ...usual, minutes: 90, looks: 30 })).toMatchObject({ lookMs: 180_000, looks: 30 });
  expect(questionIn({ ...usual, rate: 0.8, rise: 0.5 }).rise).toBeCloseTo(0.2, 12);
});
