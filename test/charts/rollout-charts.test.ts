import { describe, expect, it } from 'vitest';
import { detectionShape } from '../../src/charts/detection-curve/detection-curve-geometry.ts';
import { trafficShape, trafficWords } from '../../src/charts/rollout-traffic/rollout-traffic-geometry.ts';
import { timeTicks } from '../../src/charts/time-ticks.ts';
import { watchedShape, type WatchedPoint } from '../../src/charts/watched-metric/watched-metric-geometry.ts';

const size = { width: 600, height: 100 };
const MIN = 60_000;
const plan = [
  { atMs: 0, weight: 5 },
  { atMs: 10 * MIN, weight: 50 },
  { atMs: 30 * MIN, weight: 100 },
];
const back = { path: [{ atMs: 0, weight: 5 }], isRolledBack: true, endMs: 6 * MIN };
const through = { path: plan, isRolledBack: false, endMs: 30 * MIN };
const data = { plan, planEndMs: 40 * MIN, lines: [back, through], horizonMs: 60 * MIN };

describe('round times', () => {
  it('carry their unit at the end', () => {
    expect(timeTicks(60 * MIN, 600, 8).map(({ label }) => label)).toEqual([
      '0',
      '10',
      '20',
      '30',
      '40',
      '50',
      '60 min',
    ]);
    expect(timeTicks(3 * 86_400_000, 600, 6).at(-1)).toEqual({ at: 600, value: 3, label: '3 d' });
    expect(timeTicks(500, 600, 6)).toEqual([{ at: 0, value: 0, label: '0 s' }]);
  });
});

describe('traffic to the challenger', () => {
  it('a rollback falls to 0 and ends there with a dot; others go on to the end', () => {
    const { lines, dots } = trafficShape(data, size);
    expect(lines[0]).toBe('M0.0,95.0H60.0V100.0');
    expect(lines[1]).toBe('M0.0,95.0H100.0V50.0H300.0V0.0H600.0');
    expect(dots).toEqual([{ x: 60, y: 100 }]);
  });
  it('the plan ends where it ends, its name over its longest level stretch with room above', () => {
    const { plan: drawn, planName } = trafficShape(data, size);
    expect(drawn.endsWith('H400.0')).toBe(true);
    expect(planName).toMatchObject({ x: 200, y: 50 });
    expect(trafficShape({ ...data, plan: [] }, size)).toMatchObject({ plan: '', planName: null });
  });
  it('rollbacks at the same time stand on each other, however many there are', () => {
    const of = (count: number) =>
      trafficShape({ ...data, lines: Array.from({ length: count }, () => back) }, size).dots;
    expect(of(3).map(({ y }) => y)).toEqual([100, 95, 90]);
    expect(of(60).at(-1)!.y).toBeGreaterThan(5);
  });
  it('words of the dots stand where there is room', () => {
    expect(trafficShape(data, size).dotsName).toEqual({ x: 72, anchor: 'start' });
    const late = { ...back, endMs: 58 * MIN };
    expect(trafficShape({ ...data, lines: [late] }, size).dotsName).toEqual({ x: 568, anchor: 'end' });
    expect(trafficShape({ ...data, lines: [through] }, size).dotsName).toBeNull();
  });
  it('says itself in words', () => {
    expect(trafficWords(data, 1000)).toContain('Of 2 rollouts drawn of 1000, 1 were rolled back.');
  });
});

describe('how small a regression is seen', () => {
  const point = (rise: number, share: number) => ({ rise, share, low: share - 0.1, high: share + 0.1 });
  const lines = [
    { name: 'e-process', points: [point(0, 0.1), point(0.01, 0.9)] },
    { name: 'threshold', points: [] },
  ];
  it('curves rise from left to right with their intervals around them', () => {
    const { curves, mark } = detectionShape(lines, 0.02, 0.01, size);
    expect(curves[0]!.line).toBe('M0.0,90.0L300.0,10.0');
    expect(curves[0]!.band).toBe('M0.0,80.0L300.0,0.0L300.0,20.0L0.0,100.0Z');
    expect(curves[1]).toMatchObject({ line: '', band: '', points: [] });
    expect(mark).toBe(300);
    expect(detectionShape(lines, 0.02, 0.03, size).mark).toBeNull();
  });
});

describe('a metric under watch', () => {
  const at = (minute: number, value: number | null, limit: number | null = 0.5): WatchedPoint => ({
    ...{ atMs: minute * MIN, value, limit },
    outcome: value !== null && limit !== null && value > limit ? 'fail' : 'success',
  });
  const points = [at(0, null), at(1, 0.2), at(2, 0.4), at(3, null), at(4, 1), at(5, 0.3)];
  const shape = (atMs: number) => watchedShape(points, atMs, 10 * MIN, size, String);
  it('shows what was seen so far; where nothing was, the line is broken', () => {
    expect(shape(2 * MIN).line).toBe('M60.0,80.0L120.0,60.0');
    expect(shape(4 * MIN).line).toBe('M60.0,80.0L120.0,60.0M240.0,0.0');
    expect(shape(4 * MIN).points.at(-1)).toEqual({ x: 240, y: 0, outcome: 'fail' });
  });
  it('its axes and its limit do not move while it goes on', () => {
    expect(shape(0).yTicks).toEqual(shape(5 * MIN).yTicks);
    expect(shape(0).limit).toBe(shape(5 * MIN).limit);
  });
});
