import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatFixed,
  formatNumber,
  formatPercent,
  formatPlural,
  formatPoints,
} from '../../src/ui/format.ts';

describe('format', () => {
  it('groups thousands and keeps decimals', () => {
    expect(formatCount(0)).toBe('0');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(1_204_331)).toBe('1,204,331');
    expect(formatCount(-12_000)).toBe('-12,000');
    expect(formatFixed(1234.567, 2)).toBe('1,234.57');
    expect(formatFixed(0.00012345, 6)).toBe('0.000123');
    expect(formatFixed(-0.04, 1)).toBe('0.0');
    expect(formatFixed(NaN, 1)).toBe('–');
    expect(formatFixed(1e25, 1)).toBe('1.00e+25');
  });

  it('says fractions as percent and differences as points', () => {
    expect(formatPercent(0.86166)).toBe('86.2%');
    expect(formatPercent(1, 0)).toBe('100%');
    expect(formatPoints(0.021)).toBe('2.1 pt');
    expect(formatPercent(Infinity)).toBe('–');
  });

  it('keeps about four digits of any number', () => {
    expect(formatNumber(0.5)).toBe('0.5');
    expect(formatNumber(1234567.8)).toBe('1,234,568');
    expect(formatNumber(12.3456)).toBe('12.35');
    expect(formatNumber(1200)).toBe('1,200');
    expect(formatNumber(-0.0001234567)).toBe('-0.0001235');
    expect(formatNumber(0.000012345)).toBe('1.234e-5');
    expect(formatNumber(2e-9)).toBe('2e-9');
    expect(formatNumber(0)).toBe('0');
  });

  it('says sizes in powers of 1,000', () => {
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(1500)).toBe('1.5 KB');
    expect(formatBytes(999_600)).toBe('1.0 MB');
    expect(formatBytes(412_345_678)).toBe('412 MB');
  });

  it('says times in the unit that fits', () => {
    expect(formatDuration(0.84)).toBe('0.8 ms');
    expect(formatDuration(340.4)).toBe('340 ms');
    expect(formatDuration(999.7)).toBe('1.0 s');
    expect(formatDuration(2_400)).toBe('2.4 s');
    expect(formatDuration(59_700)).toBe('1 min');
    expect(formatDuration(200_000)).toBe('3 min 20 s');
    expect(formatDuration(3_900_000)).toBe('1 h 05 min');
    expect(formatDuration(183_600_000)).toBe('2 d 3 h');
    expect(formatDuration(-1)).toBe('–');
  });

  it('says dates in UTC', () => {
    const ms = Date.UTC(2026, 2, 1, 14, 5, 9);
    expect(formatDate(ms)).toBe('2026-03-01');
    expect(formatDateTime(ms)).toBe('2026-03-01 14:05 UTC');
    expect(formatDateTime(ms, true)).toBe('2026-03-01 14:05:09 UTC');
    expect(formatDateTime(NaN)).toBe('–');
    expect(formatDate(9e15)).toBe('–');
  });

  it('counts one and many', () => {
    expect(formatPlural(1, 'row')).toBe('1 row');
    expect(formatPlural(2_000, 'row')).toBe('2,000 rows');
    expect(formatPlural(0, 'class', 'classes')).toBe('0 classes');
  });
});

describe('formatAgo', () => {
  const day = 86_400_000;
  it.each([
    [0, 'just now'],
    [5 * 60_000, '5 min ago'],
    [3.5 * 3_600_000, '3 h ago'],
    [1.5 * day, 'yesterday'],
    [12 * day, '12 days ago'],
    [22 * day, '3 weeks ago'],
  ])('%d ms', (ms, words) => {
    expect(formatAgo(ms)).toBe(words);
  });
});
