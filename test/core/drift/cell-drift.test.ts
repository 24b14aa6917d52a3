import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellDrift, driftDistanceValue, type CellDrift } from '../../../src/core/drift/cell-drift.ts';
import { cellPsi } from '../../../src/core/drift/cell-psi.ts';
import { judgeDrift } from '../../../src/core/drift/judge-drift.ts';
import { kolmogorovSmirnovDistance } from '../../../src/core/drift/kolmogorov-smirnov.ts';
import type { ProfiledColumn } from '../../../src/core/drift/log-profile.ts';
import { rangeOf, runningProfile } from '../../../src/core/drift/range-profile.ts';
import { wasserstein } from '../../../src/core/drift/wasserstein.ts';
import { numbersColumn, valuesColumn } from './counted-columns.ts';

/** Window 0 against window 1. */
function between(column: ProfiledColumn): CellDrift {
  const running = runningProfile(column.profile);
  return cellDrift(column, rangeOf(running, 0, 1), rangeOf(running, 1, 2));
}
const many = <T>(value: T, times = 40): T[] => Array.from({ length: times }, () => value);
const counted = (from: number, times = 40): number[] => Array.from({ length: times }, (_, i) => from + i);

describe('cellDrift', () => {
  it('names what can be said at all', () => {
    const standing = (column: ProfiledColumn): string => between(column).standing;
    expect(standing(numbersColumn([counted(0), counted(3)]))).toBe('measured');
    expect(standing(numbersColumn([counted(0), counted(0, 29)]))).toBe('tooLittle');
    expect(standing(numbersColumn([many(5), many(5)]))).toBe('constant');
    expect(standing(numbersColumn([many(5), many(6)]))).toBe('measured');
    expect(standing(numbersColumn([many(null), many(null)]))).toBe('allMissing');
    expect(standing(numbersColumn([counted(0), many(null)]))).toBe('gone');
    expect(standing(numbersColumn([many(null), counted(0)]))).toBe('appeared');
    expect(standing(numbersColumn([counted(0), []]))).toBe('empty');
    expect(standing(valuesColumn([many('a'), many('a')]))).toBe('constant');
    expect(standing(valuesColumn([many('a'), many('b')]))).toBe('measured');
  });

  it('holds a changed constant against 0, whatever its band', () => {
    const drift = between(numbersColumn([many(5), counted(0)]));
    expect(drift.measure).toBe('ks');
    expect(judgeDrift(drift, 'band', 0)).toBe('past');
  });

  it('names values that the reference has not, most frequent first, and rows out of its range', () => {
    const drift = between(valuesColumn([many('a'), [...many('a', 30), 'c', 'b', 'c']]));
    expect(drift.unseen).toEqual([
      { value: 'c', rows: 2 },
      { value: 'b', rows: 1 },
    ]);
    expect(between(numbersColumn([counted(0), counted(20)])).outside).toBeCloseTo(0.5);
  });

  it('judges by PSI as well, over tenths of the reference', () => {
    const same = between(numbersColumn([counted(0, 200), counted(0, 200)]));
    const other = between(numbersColumn([counted(0, 200), counted(90, 200)]));
    expect(cellPsi(same.reference, same.current, true)).toBe(0);
    expect(judgeDrift(same, 'psi', null)).toBe('within');
    expect(judgeDrift(other, 'psi', null)).toBe('past');
    expect(judgeDrift(other, 'distance', null)).toBe('past');
    expect(judgeDrift(other, 'band', null)).toBe('unjudged');
  });

  it('takes every value for itself in the PSI of values, however many there are', () => {
    // Sixteen values; those that trade places lie side by side, where groups of neighbours would not tell.
    const letters = [...'abcdefghijklmnop'];
    const then = letters.flatMap((letter, at) => many(letter, at % 2 === 0 ? 30 : 10));
    const now = letters.flatMap((letter, at) => many(letter, at % 2 === 0 ? 10 : 30));
    const drift = between(valuesColumn([then, now]));
    const [grouped, each] = [true, false].map((ordered) => cellPsi(drift.reference, drift.current, ordered)!);
    expect(grouped).toBeLessThan(each! / 2);
    expect(judgeDrift(drift, 'psi', null)).toBe('past');
  });

  it('lies within its bound of the exact distances', () => {
    const sample = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 30, maxLength: 200 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const drift = between(numbersColumn([a, b]));
        fc.pre(drift.standing === 'measured' && drift.measure === 'wassersteinOverSigma');
        const [x, y] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
        const sigma = drift.reference.deviation!;
        const exact = wasserstein(x, y)! / sigma;
        expect(Math.abs(drift.distance!.value - exact)).toBeLessThanOrEqual(drift.distance!.bound + 1e-6);
        const { reference, current } = drift;
        expect(driftDistanceValue(numbersColumn([a, b]), reference, current)).toBeCloseTo(
          drift.distance!.value,
          9,
        );
        const ks = kolmogorovSmirnovDistance(x, y)!;
        const beside = drift.beside as { value: number; bound: number };
        expect(Math.abs(beside.value - ks)).toBeLessThanOrEqual(beside.bound + 1e-9);
      }),
      { numRuns: 40 },
    );
  });
});
