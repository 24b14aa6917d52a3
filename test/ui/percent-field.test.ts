import { describe, expect, it } from 'vitest';
import { asPercent, asShare } from '../../src/ui/percent-field.ts';

describe('a share in a field of percent', () => {
  it('shows no tail of binary fractions', () => {
    expect(asPercent(0.07)).toBe(7);
    expect(asPercent(0.29)).toBe(29);
    expect(asShare(0.1)).toBe(0.001);
    expect(asShare(5.7)).toBe(0.057);
  });

  it('comes back as it was typed', () => {
    for (let tenths = 0; tenths <= 1000; tenths++) expect(asPercent(asShare(tenths / 10))).toBe(tenths / 10);
  });

  it('nothing typed is nothing', () => {
    expect(asPercent(null)).toBeNull();
    expect(asShare(null)).toBeNull();
  });
});
