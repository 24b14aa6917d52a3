import { describe, expect, it } from 'vitest';
import {
  alarmLevelShape,
  levelDomain,
  levelStep,
  roundedLevel,
} from '../../src/charts/alarm-level/alarm-level-geometry.ts';

const bounds = { least: 0, most: 1 };

describe('the axis of a level', () => {
  it('has room past what was seen, and none past what can be', () => {
    expect(levelDomain([0.2, 0.4, NaN], [0.5, 0.4], bounds)).toEqual([0.125, 0.575]);
    expect(levelDomain([0, 1], [0.5], bounds)).toEqual([0, 1]);
    expect(levelDomain([NaN], [], bounds)).toEqual([0, 1]);
    expect(levelDomain([7, 7], [7], { least: -Infinity, most: Infinity })).toEqual([5.25, 8.75]);
  });

  it('moves by round steps, without the noise of fractions', () => {
    expect(levelStep([0, 0.5])).toBe(0.001);
    expect(roundedLevel(0.30000001, 0.001)).toBe(0.3);
    expect(roundedLevel(1234.4, 10)).toBe(1230);
  });
});

describe('the line of a signal', () => {
  it('breaks where windows have no value; a window alone is a dot', () => {
    const points = [1, 2, NaN, 3, NaN].map((value, at) => ({ fromMs: at * 10, toMs: at * 10 + 10, value }));
    const { line, dots } = alarmLevelShape(points, [0, 4], { width: 100, height: 40 }, String);
    expect(line).toBe('M10.0,30.0L30.0,20.0M70.0,10.0');
    expect(dots).toEqual([{ x: 70, y: 10 }]);
  });
});
