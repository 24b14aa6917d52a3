import { expect, test } from 'vitest';
import { DEFAULT_BLUE_GREEN } from '../../../../src/core/rollout/blue-green-settings.ts';
import {
  momentWords,
  rangeWords,
  switchFigures,
} from '../../../../src/stages/deployment/blue-green/switch-words.ts';

const none = { switched: null, back: null, cut: 0, wrongByNew: 0, harmed: 0, serverMs: 0, bothMs: 0 };
const backOf = (back: { decidedMs: number; tookMs: number | null } | null, noticedBy = 'person' as const) =>
  switchFigures({ ...none, back }, { ...DEFAULT_BLUE_GREEN, noticedBy }, 3_600_000).find(
    ({ label }) => label === 'Time to switch back',
  )!;

test('times between looks are told from them', () => {
  expect(momentWords(0, 60_000)).toBe('0 min');
  expect(momentWords(300_000, 60_000)).toBe('5 min');
  expect(momentWords(300_040, 60_000)).toBe('5 min + 40 ms');
});

test('the way back is at once, takes its time, or has none with a reason', () => {
  expect(backOf({ decidedMs: 1, tookMs: 0 }).value).toBe('at once');
  expect(backOf({ decidedMs: 1, tookMs: 120_000 }).value).toBe('2 min');
  expect(backOf({ decidedMs: 1, tookMs: null })).toMatchObject({ value: null, reason: 'not before the end' });
  expect(backOf(null)).toMatchObject({ value: null, reason: 'nothing was noticed' });
  expect(backOf(null).more).toBe('the old one stands by for 1 h 00 min; after that 2 min to start it');
});

test('ranges are left out where all runs are the same', () => {
  expect(rangeWords({ mean: 4, p5: 4, p95: 4 })).toBe('4');
  expect(rangeWords({ mean: 1240.2, p5: 1180, p95: 1300 })).toBe('1,240 (1,180–1,300)');
});
