import { describe, expect, it } from 'vitest';
import { alarmNow, usefulnessOf } from '../../../src/core/monitor/alarm-history.ts';
import { groupEpisodes, type EpisodeSpan } from '../../../src/core/monitor/group-episodes.ts';
import {
  hysteresisOf,
  movedTo,
  ruleOfTarget,
  turned,
  withHysteresis,
} from '../../../src/core/monitor/rule-of-line.ts';

const rule = { bad: 'above', raise: 5, clear: 3, forWindows: 2 } as const;
const windows = Array.from({ length: 10 }, (_, at) => ({ fromMs: at * 100, toMs: at * 100 + 100, rows: 1 }));
const now = (values: number[], silences: { fromMs: number; toMs: number; reason: string }[] = []) =>
  alarmNow({ values: Float64Array.from(values) }, rule, windows, { silences, verdicts: {} });

describe('an alarm over its log', () => {
  it('is certain at the end of the last window asked for, and over at the end of the one that is back', () => {
    const { state, sinceMs, episodes, value } = now([1, 6, 6, 4, 2, 1, 1, 1, 1, NaN]);
    expect(episodes).toMatchObject([{ fromMs: 100, raisedMs: 300, toMs: 500 }]);
    expect([state, sinceMs, value]).toEqual(['quiet', 500, 1]);
  });

  it('is on since it was raised; silence in force quiets it and nothing else', () => {
    const values = [1, 1, 1, 1, 1, 1, 1, 6, 6, 6];
    expect(now(values)).toMatchObject({ state: 'on', sinceMs: 900 });
    const silence = { fromMs: 950, toMs: 2000, reason: 'move' };
    expect(now(values, [silence])).toMatchObject({
      state: 'silenced',
      silence,
      episodes: [{ silence: null }],
    });
    expect(now([NaN, NaN])).toMatchObject({ state: 'noData', sinceMs: null, value: null });
  });

  it('keeps a verdict when its rule moves, as long as the episode holds the time it was given for', () => {
    const verdict = { useful: false, note: '', by: '', atMs: 1 };
    const values = Float64Array.from([1, 6, 6, 6, 1, 6, 6, 1, 1, 1]);
    const of = (raise: number, forWindows: number) =>
      alarmNow({ values }, { ...rule, raise, forWindows }, windows, {
        silences: [],
        verdicts: { '300': verdict, '250': { ...verdict, useful: true, atMs: 0 } },
      }).episodes.map((episode) => episode.verdict?.useful);
    expect(of(5, 2)).toEqual([false, undefined]);
    expect(of(5.5, 1)).toEqual([false, undefined]);
  });
});

describe('the use of an alarm', () => {
  const judged = (useful: number, not: number) =>
    usefulnessOf({
      verdicts: Object.fromEntries(
        Array.from({ length: useful + not }, (_, at) => [
          String(at),
          { useful: at < useful, note: '', by: '', atMs: 0 },
        ]),
      ),
    });

  it('is denied only where chance does not explain it', () => {
    expect(judged(0, 4).isUseless).toBe(false);
    expect(judged(0, 5)).toEqual({ useful: 0, judged: 5, isUseless: true });
    expect(judged(2, 5).isUseless).toBe(false);
    expect(judged(2, 10).isUseless).toBe(true);
    expect(judged(0, 0).isUseless).toBe(false);
  });
});

describe('alarms of one group', () => {
  const span = (line: string, group: string, raisedMs: number, toMs: number | null): EpisodeSpan => ({
    ...{ line, group, fromMs: raisedMs - 10, raisedMs, toMs },
  });

  it('raised while another is on are one episode; others stay alone', () => {
    const groups = groupEpisodes([
      span('a', 'in', 100, 300),
      span('b', 'in', 200, 500),
      span('c', '', 210, 220),
      span('d', '', 215, 220),
      span('a', 'in', 500, 600),
      span('b', 'in', 700, null),
      span('a', 'in', 5000, 5100),
    ]);
    expect(
      groups.map(({ members, raisedMs, toMs }) => [members.map(({ line }) => line).join(), raisedMs, toMs]),
    ).toEqual([
      ['b,a', 700, null],
      ['d', 215, 220],
      ['c', 210, 220],
      ['a,b,a', 100, 600],
    ]);
  });
});

describe('a rule', () => {
  it('keeps its hysteresis where it is moved or turned', () => {
    expect(movedTo(rule, 7)).toEqual({ ...rule, raise: 7, clear: 5 });
    expect(turned(rule)).toEqual({ ...rule, bad: 'below', clear: 7 });
    expect(hysteresisOf(withHysteresis(turned(rule), 0.1))).toBe(0.1);
    expect(movedTo({ ...rule, raise: 0.3, clear: 0.2 }, 0.4).clear).toBe(0.3);
  });

  it('of a target is bad where the target is missed', () => {
    expect(ruleOfTarget({ direction: 'atLeast', value: 0.8 }, rule)).toEqual({
      ...rule,
      ...{ bad: 'below', raise: 0.8, clear: 2.8 },
    });
  });
});
