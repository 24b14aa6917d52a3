import { describe, expect, test } from 'vitest';
import {
  expectedEvents,
  HARM_TESTS,
  standingOf,
  testsAt,
  type DecisionTraffic,
} from '../../../src/core/harm/harm-tests.ts';
import { TESTS } from '../../../src/core/rollout/plan.ts';

const busy: DecisionTraffic = {
  perSecond: 200,
  weight: 0.25,
  rate: 0.05,
  lookMs: 60_000,
  looks: 60,
  isPaired: false,
};

const valid = (traffic: DecisionTraffic) =>
  testsAt(traffic)
    .filter(({ isValid }) => isValid)
    .map(({ test: name }) => name);

describe('which test may decide', () => {
  test('with many events all that promise alpha, but for pairs', () => {
    expect(valid(busy)).toEqual(['eProcess', 'gst', 'mSPRT', 'confSeq', 'zOnce']);
    expect(valid({ ...busy, isPaired: true })).toContain('pairedE');
    expect(standingOf('pairedE', busy).why).toMatch(/same requests/);
  });

  test('with few by the first look no variance taken from them; with few at all only what is exact', () => {
    expect(valid({ ...busy, weight: 0.05, perSecond: 50 })).toEqual(['eProcess', 'gst', 'zOnce']);
    const rare = { ...busy, weight: 0.05, perSecond: 50, rate: 0.001 };
    expect(valid(rare)).toEqual(['eProcess']);
    expect(standingOf('zOnce', rare).why).toBe(
      'Needs 30 errors an arm by the last look; the challenger is expected to have about 9.0.',
    );
    expect(standingOf('mSPRT', { ...rare, weight: 0.5, rate: 0.0001 }).why).toContain('about 0.1');
  });

  test('it is the arm with fewer that counts, whichever it is', () => {
    const turned = { ...busy, weight: 0.999 };
    expect(standingOf('mSPRT', turned).why).toMatch(/the champion is expected to have about 0\.6/);
    const { challenger, champion } = expectedEvents(turned, 1);
    expect([challenger, champion]).toEqual([expect.closeTo(599.4, 9), expect.closeTo(0.6, 9)]);
  });

  test('one look alone is one look', () => {
    expect(standingOf('zEveryLook', busy).isValid).toBe(false);
    expect(standingOf('zEveryLook', { ...busy, looks: 1 }).isValid).toBe(true);
    expect(standingOf('threshold', { ...busy, looks: 1 }).why).toMatch(/knows no chance/);
  });

  test('every test of a plan is among them', () => {
    for (const name of TESTS) expect(HARM_TESTS).toContain(name);
  });
});
