import { describe, expect, it } from 'vitest';
import { isAboveNoise, noiseOfGroups, noiseOfSlices } from '../../../src/core/shadow/noise-floor.ts';

describe('raw disagreement against noise', () => {
  it('is above it by more than 20% of both and more than .03% of all, not exactly by that', () => {
    expect(isAboveNoise(3, 2, 10)).toBe(false);
    expect(isAboveNoise(301, 199, 1000)).toBe(true);
    expect(isAboveNoise(300, 200, 1000)).toBe(false);
    expect(isAboveNoise(3, 0, 10_000)).toBe(false);
    expect(isAboveNoise(3, 0, 9_999)).toBe(true);
    expect(isAboveNoise(0, 5, 10)).toBe(false);
    expect(isAboveNoise(5, 5, 10)).toBe(false);
    expect(isAboveNoise(0, 0, 0)).toBe(false);
  });

  it('counts rows that were answered all three times, by slice and by group', () => {
    const raw = Int8Array.of(0, 1, 1, 2, 3, 1);
    const again = Int8Array.of(0, 0, 1, 0, 0, -1);
    const all = { name: 'all', where: { op: 'all' } as const, rows: null };
    const first = { ...all, name: 'first two', rows: Uint8Array.of(1, 1, 0, 0, 0, 0) };
    expect(noiseOfSlices(raw, again, [all, first])).toMatchObject([
      { total: 4, raw: 2, noise: 1, above: true },
      { total: 2, raw: 1, noise: 0, above: true },
    ]);
    const groups = [all, first];
    const codes = Int32Array.of(0, 0, 1, -1, 1, 1);
    expect(noiseOfGroups(raw, again, groups, codes)).toMatchObject([
      { total: 2, raw: 1, noise: 0, above: true },
      { total: 1, raw: 1, noise: 1, above: false },
    ]);
  });
});
