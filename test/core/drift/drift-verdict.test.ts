import { describe, expect, it } from 'vitest';
import { cellDrift } from '../../../src/core/drift/cell-drift.ts';
import { driftVerdict, type DriftVerdict } from '../../../src/core/drift/drift-verdict.ts';
import { judgeDrift } from '../../../src/core/drift/judge-drift.ts';
import type { ProfiledColumn } from '../../../src/core/drift/log-profile.ts';
import { rangeOf, runningProfile } from '../../../src/core/drift/range-profile.ts';
import { numbersColumn, valuesColumn } from './counted-columns.ts';

/** Window 0 against window 1, past a limit of 0.05. */
function said(
  column: ProfiledColumn,
  { limit = 0.05, missingPast = false, since = null as string | null } = {},
): DriftVerdict {
  const running = runningProfile(column.profile);
  const drift = cellDrift(column, rangeOf(running, 0, 1), rangeOf(running, 1, 2));
  const judgement = judgeDrift(drift, 'band', limit);
  return driftVerdict({ column, drift, judgement, missingPast, since, missingSince: since });
}
const spread = (from: number, to: number, times = 200): number[] =>
  Array.from({ length: times }, (_, i) => from + ((to - from) * i) / (times - 1));
const many = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);

describe('driftVerdict', () => {
  it('says how far numbers shifted, and since when', () => {
    const shifted = said(numbersColumn([spread(0, 10), spread(1.5, 11.5)]), { since: '14 Jun' });
    expect(shifted).toEqual({ state: 'drift', words: 'Shifted up by 0.5 σ since 14 Jun' });
    expect(said(numbersColumn([spread(0, 10), spread(-2, 8)])).words).toBe('Shifted down by 0.7 σ');
    expect(said(numbersColumn([spread(0, 10), spread(0.2, 10.2)])).words).toBe('Slight rise');
  });

  it('says what else became of numbers', () => {
    expect(said(numbersColumn([spread(0, 10), spread(-10, 20)])).words).toBe(
      'Spread out: σ 3 times as large',
    );
    expect(said(numbersColumn([spread(0, 10), spread(4, 6)])).words).toBe(
      'Drawn together: σ 0.2 times as large',
    );
    expect(said(numbersColumn([spread(1, 9), spread(1000, 9000)])).words).toBe(
      'About 1000 times as large: another unit?',
    );
    expect(said(numbersColumn([many(5, 60), spread(0, 10)]), { limit: 0 }).words).toBe(
      'Was always 5, varies',
    );
    expect(said(numbersColumn([spread(10, 30), spread(20, 40)], 'text')).words).toBe(
      'Texts longer: 30 characters on average, from 20',
    );
  });

  it('names new values, gone ones, and the one that changed most', () => {
    const jobs = (gig: number): string[] => [
      ...many('clerk', 60),
      ...many('cook', 40 - gig),
      ...many('gig work', gig),
    ];
    expect(said(valuesColumn([jobs(0), jobs(10)]), { since: '14 Jun' }).words).toBe(
      '“gig work” is new: 10.0% of rows since 14 Jun',
    );
    expect(said(valuesColumn([jobs(10), jobs(0)])).words).toBe('“cook” up to 40.0% of rows, from 30.0%');
    expect(said(valuesColumn([[...many('a', 50), ...many('b', 30)], many('a', 50)])).words).toBe(
      '“a” up to 100.0% of rows, from 62.5%',
    );
    const three = [...many('clerk', 60), ...many('x', 15), ...many('y', 15), ...many('z', 15)];
    expect(said(valuesColumn([many('clerk', 105), three])).words).toBe('3 new values: 42.9% of rows');
  });

  it('takes one new row for chance', () => {
    const once = valuesColumn([many('a', 100), [...many('a', 99), 'b']]);
    expect(said(once, { limit: 0.5 })).toEqual({ state: 'none', words: 'No drift seen' });
  });

  it('tells missing values apart from drift of those that are there', () => {
    const gaps = numbersColumn([spread(0, 10), [...spread(0, 10, 150), ...many(null, 50)]]);
    expect(said(gaps, { missingPast: true })).toEqual({
      state: 'drift',
      words: 'More missing: 25.0%, from 0.0%',
    });
    expect(said(numbersColumn([spread(0, 10), many(null, 60)]), { since: '1 May' }).words).toBe(
      'All values missing since 1 May',
    );
  });

  it('gives reasons where there is no verdict', () => {
    expect(said(numbersColumn([spread(0, 1), spread(0, 1, 12)]))).toEqual({
      state: 'tooLittle',
      words: 'Too little data',
    });
    expect(said(numbersColumn([many(5, 60), many(5, 60)]))).toEqual({ state: 'constant', words: 'Constant' });
    expect(said(numbersColumn([many(null, 60), many(null, 60)])).words).toBe('All values missing');
    expect(said(numbersColumn([spread(0, 1), []])).words).toBe('No rows in a window');
    expect(said(numbersColumn([spread(0, 1), spread(0, 1)])).state).toBe('none');
  });
});
