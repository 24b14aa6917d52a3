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

  it('names each band beside its end, no two names on each other', () => {
    const course = [0, 1].map((day) => ({ day, shares: [0.9, 0.05, 0.05, 0] }));
    const at = agesShape(course, { width: 400, height: 100 }).bands.map(({ labelY }) => labelY);
    expect(at[0]).toBe(45);
    at.slice(1).forEach((y, i) => expect(y - at[i]!).toBeGreaterThanOrEqual(15));
    expect(at[3]).toBe(100);
  });
});
