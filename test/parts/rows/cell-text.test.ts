import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnMeta } from '../../../src/core/table/column.ts';
import { exactText, shownText } from '../../../src/parts/rows/cell-text.ts';

const base = { name: 'x', unit: null, missing: 0, role: 'feature' as const, chunks: [] };
const number64: ColumnMeta = { ...base, type: 'number', width: 64 };
const number32: ColumnMeta = { ...base, type: 'number', width: 32 };

describe('cells as text', () => {
  it('are copied without loss', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(exactText(number64)(value))).toBe(value === 0 ? 0 : value);
      }),
    );
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(Number(exactText(number32)(value)))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('are shown as short as a column is wide', () => {
    expect(shownText(number64)(1 / 7)).toBe('0.142857143');
    expect(shownText(number64)(1234567.89)).toBe('1234567.89');
    expect(shownText(number32)(Math.fround(0.1))).toBe('0.1');
    expect(exactText(number32)(Math.fround(0.1))).toBe('0.1');
  });

  it('say dates as dates and nothing for what is missing', () => {
    const at: ColumnMeta = { ...base, type: 'timestamp', zone: 'floating' };
    expect(shownText(at)(Date.UTC(2024, 2, 1, 12, 30))).toBe('2024-03-01 12:30:00');
    expect(shownText(at)(null)).toBeNull();
    expect(shownText(number64)(null)).toBeNull();
    expect(shownText({ ...base, type: 'boolean' })(false)).toBe('false');
  });
});
