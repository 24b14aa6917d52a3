import { describe, expect, it } from 'vitest';
import { barPath, lanesShape, movedLane } from '../../src/charts/injection-lanes/injection-lanes-geometry.ts';

describe('lanes of changes', () => {
  it('move by days, keep a day at least and stay within the stream', () => {
    const lane = { fromDay: 10, toDay: 20 };
    expect(movedLane(lane, 'whole', 5, 60)).toEqual({ fromDay: 15, toDay: 25 });
    expect(movedLane(lane, 'whole', 500, 60)).toEqual({ fromDay: 50, toDay: 60 });
    expect(movedLane(lane, 'whole', -500, 60)).toEqual({ fromDay: 0, toDay: 10 });
    expect(movedLane(lane, 'from', 500, 60)).toEqual({ fromDay: 19, toDay: 20 });
    expect(movedLane(lane, 'to', -500, 60)).toEqual({ fromDay: 10, toDay: 11 });
    expect(movedLane(lane, 'to', 500, 60)).toEqual({ fromDay: 10, toDay: 60 });
  });

  it('are as high as the change is strong', () => {
    const { x } = lanesShape([1, 2, 3, 4], 1, 0, 400);
    const lane = { id: 'a', name: 'a', words: '', fromDay: 1, toDay: 3 };
    const full = barPath({ ...lane, strength: () => 1 }, x);
    expect(full.startsWith('M100.0,38')).toBe(true);
    expect(full).toContain('L300.0,20.0L300.0,38Z');
    expect(barPath({ ...lane, strength: () => 0 }, x)).not.toContain(',20.0');
  });

  it('have room for each, and one where there is none', () => {
    expect(lanesShape([1], 0, 0, 400).height).toBe(lanesShape([1], 1, 0, 400).height);
    expect(lanesShape([1], 3, 0, 400).height).toBeGreaterThan(lanesShape([1], 2, 0, 400).height);
  });
});
