import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOnset } from '../../../src/core/drift/change-onset.ts';
import { driftSince, missingSince, rowsUpTo } from '../../../src/core/drift/drift-since.ts';
import { momentScaleOf, momentWords } from '../../../src/core/drift/moment-words.ts';
import type { ProfiledColumn } from '../../../src/core/drift/log-profile.ts';
import { rangeOf, runningProfile } from '../../../src/core/drift/range-profile.ts';
import { byWhatMatters, type Mattering } from '../../../src/core/drift/what-matters.ts';
import { numbersColumn, repeated, valuesColumn } from './counted-columns.ts';

const REFERENCE = { from: 0, to: 8 };
const CURRENT = { from: 22, to: 30 };

function sinceOf(column: ProfiledColumn): number | null {
  const running = runningProfile(column.profile);
  const sides = {
    reference: rangeOf(running, REFERENCE.from, REFERENCE.to),
    current: rangeOf(running, CURRENT.from, CURRENT.to),
  };
  return driftSince(rowsUpTo(column.profile), column.kind !== 'values', sides, REFERENCE, CURRENT);
}

describe('since when', () => {
  it('is the window in which the change was planted', () => {
    const low = Array.from({ length: 20 }, (_, i) => i);
    const high = low.map((value) => value + 9);
    expect(sinceOf(numbersColumn([...repeated(17, low), ...repeated(13, high)]))).toBe(17);
    const jobs = ['a', 'a', 'b', 'b', 'b'];
    expect(sinceOf(valuesColumn([...repeated(13, jobs), ...repeated(17, [...jobs, 'c', 'c'])]))).toBe(13);
    const gaps = numbersColumn([...repeated(11, [1, 2, 3]), ...repeated(19, [1, null, null])]);
    expect(missingSince(gaps.profile, rowsUpTo(gaps.profile), REFERENCE, CURRENT)).toBe(11);
  });

  it('cannot be told where the current windows come first, or nothing changed', () => {
    const share = { hits: [5, 5, 1, 1], rows: [9, 9, 9, 9] };
    expect(changeOnset(share, { from: 2, to: 4 }, { from: 0, to: 2 })).toBeNull();
    expect(
      changeOnset({ hits: [2, 2, 2, 2], rows: [9, 9, 9, 9] }, { from: 0, to: 2 }, { from: 2, to: 4 }),
    ).toBeNull();
  });

  it('lies after the reference and before the end of the current windows', () => {
    const hits = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(hits, (inside) => {
        const windows = inside.length;
        const onset = changeOnset(
          { hits: inside, rows: inside.map(() => 10) },
          { from: 0, to: 2 },
          { from: windows - 2, to: windows },
        );
        expect(onset === null || (onset >= 2 && onset < windows)).toBe(true);
      }),
    );
  });

  it('is told as finely as the windows are', () => {
    const [day, june14] = [86_400_000, Date.UTC(2026, 5, 14, 9)];
    expect(momentWords(june14, { everyMs: day, spanMs: 90 * day })).toBe('14 Jun');
    expect(momentWords(june14, { everyMs: day, spanMs: 700 * day })).toBe('14 Jun 2026');
    expect(momentWords(june14, { everyMs: 3_600_000, spanMs: day })).toBe('14 Jun 09:00');
    expect(momentWords(NaN, { everyMs: day, spanMs: day })).toBe('–');
    expect(momentScaleOf([{ fromMs: 0, toMs: day }]).everyMs).toBe(day);
    expect(momentScaleOf([{ fromMs: 5, toMs: 6 }]).everyMs).toBeLessThan(day);
  });
});

describe('byWhatMatters', () => {
  const column = (name: string, more: Partial<Mattering>): Mattering => ({
    ...{ name, distance: 0.02, limit: 0.05, isPast: false, importance: null, isNewOrMissing: false },
    ...more,
  });
  const order = (columns: readonly Mattering[]): string[] =>
    columns.toSorted(byWhatMatters).map(({ name }) => name);

  it('weighs what lies beyond the band by the importance to the model', () => {
    const past = { isPast: true, limit: 0.05 };
    expect(
      order([
        column('age', { importance: 0.2 }),
        column('device', { ...past, distance: 0.31, importance: 0 }),
        column('amount', { ...past, distance: 0.09, importance: 0.22 }),
        column('income', { ...past, distance: 0.41, importance: 0.31 }),
        column('region', { importance: 0, isNewOrMissing: true }),
      ]),
    ).toEqual(['income', 'amount', 'device', 'region', 'age']);
  });

  it('goes by the distance beyond the band where importance is not known', () => {
    const past = { isPast: true };
    expect(
      order([
        column('b', { ...past, distance: 0.2 }),
        column('a', { ...past, distance: 0.9, limit: 0.85 }),
        column('c', {}),
        column('d', { distance: null, limit: null }),
      ]),
    ).toEqual(['b', 'a', 'c', 'd']);
  });
});
