import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmEpisodes, type AlarmRule } from '../../../src/core/monitor/alarm-episodes.ts';
import { scoreAlarms } from '../../../src/core/monitor/score-alarms.ts';

const RULE: AlarmRule = { bad: 'above', raise: 0.5, clear: 0.5, forWindows: 1 };

describe('alarms of a signal', () => {
  it('begin beyond the limit and end at it', () => {
    const signal = [0, 0.6, 0.7, 0.5, 0.9];
    expect(alarmEpisodes(signal, RULE)).toEqual([
      { began: 1, raised: 1, ended: 3 },
      { began: 4, raised: 4, ended: null },
    ]);
  });

  it('wait as many windows as the rule says, those without a value apart', () => {
    const signal = [0.6, 0.1, 0.6, NaN, 0.7, 0.8, 0];
    expect(alarmEpisodes(signal, { ...RULE, forWindows: 3 })).toEqual([{ began: 2, raised: 5, ended: 6 }]);
  });

  it('with hysteresis they do not flutter', () => {
    const signal = [0.6, 0.45, 0.6, 0.4, 0.3, 0.6];
    expect(alarmEpisodes(signal, RULE)).toHaveLength(3);
    expect(alarmEpisodes(signal, { ...RULE, clear: 0.35 })).toHaveLength(2);
  });

  it('below is above of the negative; a stricter rule is on no longer', () => {
    const signals = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(signals, fc.integer({ min: 1, max: 4 }), (signal, forWindows) => {
        const rule = { ...RULE, raise: 0.2, clear: 0.1, forWindows };
        const episodes = alarmEpisodes(signal, rule);
        expect(
          alarmEpisodes(
            signal.map((value) => -value),
            { ...rule, bad: 'below', raise: -0.2, clear: -0.1 },
          ),
        ).toEqual(episodes);
        const on = (of: typeof episodes): number =>
          of.reduce((sum, { raised, ended }) => sum + (ended ?? signal.length) - raised, 0);
        expect(on(alarmEpisodes(signal, { ...rule, raise: 0.4 }))).toBeLessThanOrEqual(on(episodes));
      }),
    );
  });
});

describe('alarms where one knows what happened', () => {
  it('are right within an episode, and as soon as its first', () => {
    const score = scoreAlarms(
      [3, 12, 15, 40],
      [
        { from: 10, to: 20 },
        { from: 50, to: 60 },
      ],
      100,
    );
    expect(score).toEqual({
      alarms: 4,
      right: 2,
      precision: 0.5,
      recall: 0.5,
      meanDelay: 2,
      betweenFalseAlarms: 40,
    });
  });

  it('a late alarm counts within the grace; what is undefined is null', () => {
    expect(scoreAlarms([21], [{ from: 10, to: 20 }], 30, 5)).toMatchObject({ right: 1, meanDelay: 11 });
    expect(scoreAlarms([], [], 30)).toMatchObject({
      precision: null,
      recall: null,
      betweenFalseAlarms: null,
    });
  });
});
