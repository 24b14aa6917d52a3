import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { agreementStop, judgingsToGo, winRateSequence } from '../../../src/core/shadow/anytime-agreement.ts';
import golden from '../../golden/rollout.json' with { type: 'json' };

const aim = { alpha: 0.05, margin: 0 };
const judged = (challenger: number, champion: number) => ({ challenger, champion });

describe('the confidence sequence of a win rate', () => {
  test.each(golden.sequences)(
    '%d won, %d lost, alpha %d: roots as SciPy',
    (wins, losses, alpha, low, high) => {
      const found = winRateSequence(wins!, losses!, alpha!);
      expect(found.low).toBeCloseTo(low!, 9);
      expect(found.high).toBeCloseTo(high!, 9);
    },
  );

  test('turns with the sides, narrows with more of the same, and is everything before the first', () => {
    expect(winRateSequence(0, 0, 0.05)).toMatchObject({ low: 0, high: 1 });
    const count = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const { low, high } = winRateSequence(a, b, 0.05);
        const turned = winRateSequence(b, a, 0.05);
        expect(turned.low).toBeCloseTo(1 - high, 9);
        if (a + b === 0) return;
        expect(low).toBeLessThanOrEqual(a / (a + b));
        const more = winRateSequence(4 * a, 4 * b, 0.05);
        expect(more.high - more.low).toBeLessThan(high - low + 1e-9);
      }),
    );
  });

  test.each([0.5, 0.2])('holds %d at all times at once in 95 of 100 judgings or more', (rate) => {
    const random = createRandom(21);
    const runs = 400;
    let lost = 0;
    for (let run = 0; run < runs; run++) {
      let wins = 0;
      for (let n = 1; n <= 100; n++) {
        if (random.uniform() < rate) wins++;
        const { low, high } = winRateSequence(wins, n - wins, 0.05);
        if (rate >= low && rate <= high) continue;
        lost++;
        break;
      }
    }
    // 5% of the runs and three standard errors.
    expect(lost).toBeLessThan(20 + 3 * Math.sqrt(runs * 0.05 * 0.95));
  });
});

describe('when enough have been judged', () => {
  test('an answer on either side leaves a half out of the interval; before there is none', () => {
    const count = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const { answer, interval } = agreementStop(judged(a, b), aim);
        if (answer === 'better') expect(interval!.low).toBeGreaterThan(0.5);
        if (answer === 'worse') expect(interval!.high).toBeLessThan(0.5);
        expect(agreementStop(judged(b, a), aim).answer).toBe(
          { better: 'worse', worse: 'better', same: 'same', open: 'open' }[answer],
        );
      }),
    );
    expect(agreementStop(judged(0, 0), aim)).toMatchObject({ answer: 'open', winRate: null, interval: null });
    expect(agreementStop(judged(18, 2), aim).answer).toBe('better');
    expect(agreementStop(judged(2, 18), aim).answer).toBe('worse');
  });

  test('without a difference, one in twenty judgings or fewer ends with an answer', () => {
    const random = createRandom(8);
    const runs = 300;
    let answered = 0;
    for (let run = 0; run < runs; run++) {
      let wins = 0;
      for (let n = 1; n <= 60; n++) {
        if (random.uniform() < 0.5) wins++;
        if (agreementStop(judged(wins, n - wins), aim).answer === 'open') continue;
        answered++;
        break;
      }
    }
    expect(answered).toBeLessThan(15 + 3 * Math.sqrt(runs * 0.05 * 0.95));
  });

  test('says about how many more: with those, at this rate, there is an answer', () => {
    expect(agreementStop(judged(26, 14), aim).answer).toBe('open');
    const n = 40 + judgingsToGo(judged(26, 14), aim)!;
    expect(agreementStop(judged(0.65 * n, 0.35 * n), aim).answer).toBe('better');
    expect(agreementStop(judged(0.65 * (n - 1), 0.35 * (n - 1)), aim).answer).toBe('open');
    expect(judgingsToGo(judged(20, 20), aim)).toBeNull();
    expect(judgingsToGo(judged(0, 0), aim)).toBeNull();
    expect(judgingsToGo(judged(18, 2), aim)).toBe(0);
  });

  test('a difference too small to matter is an answer too, where a margin is given', () => {
    const wide = { alpha: 0.05, margin: 0.1 };
    expect(agreementStop(judged(40, 40), wide).answer).toBe('open');
    expect(agreementStop(judged(400, 400), wide).answer).toBe('same');
    const more = judgingsToGo(judged(40, 40), wide);
    expect(agreementStop(judged(40 + more! / 2, 40 + more! / 2), wide).answer).toBe('same');
  });
});
