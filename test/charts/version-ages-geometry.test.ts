import { describe, expect, it } from 'vitest';
import { agesShape } from '../../src/charts/version-ages/version-ages-geometry.ts';

describe('agesShape', () => {
  it('lays one band on the other, the first on top, and fills the plot', () => {
    const course = [
      { day: 0, shares: [1, 0] },
      { day: 10, shares: [0.25, 0.75] },
    ];
    const { bands } = agesShape(course, { width: 200, height: 100 });
    expect(bands[0]!.area).toBe('M0.0,0.0L200.0,0.0L200.0,25.0L0.0,100.0Z');
    expect(bands[1]!.area).toBe('M0.0,100.0L200.0,25.0L200.0,100.0L0.0,100.0Z');
  });

  it('names a band where it is high enough, and else not at all', () => {
    const course = Array.from({ length: 21 }, (_, day) => ({ day, shares: [0.9, 0.1] }));
    const { bands } = agesShape(course, { width: 400, height: 100 });
    expect(bands[0]!.label).toEqual({ x: 394, y: 49 });
    expect(bands[1]!.label).toBeNull();
    expect(agesShape(course, { width: 100, height: 100 }).bands[0]!.label).toBeNull();
  });
});
