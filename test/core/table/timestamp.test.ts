import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import {
  DAY_ONLY,
  NO_ZONE,
  ZONED,
  formatTimestamp,
  parseTimestamp,
  timestampOf,
} from '../../../src/core/table/timestamp.ts';
import type { TimestampParse } from '../../../src/core/table/timestamp.ts';

function parse(text: string): TimestampParse | null {
  const bytes = encodeUtf8(text);
  const out: TimestampParse = { ms: 0, zone: NO_ZONE };
  return parseTimestamp(bytes, 0, bytes.length, out) ? out : null;
}

describe('parseTimestamp', () => {
  it('agrees with Date on every time of the years 0000 to 9999', () => {
    const earliest = Date.parse('0000-01-01T00:00:00Z');
    const latest = Date.parse('9999-12-31T23:59:59.999Z');
    fc.assert(
      fc.property(fc.integer({ min: earliest, max: latest }), (ms) => {
        expect(parse(new Date(ms).toISOString())).toEqual({ ms, zone: ZONED });
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it.each<[string, string, TimestampParse['zone']]>([
    ['2024-02-29', '2024-02-29T00:00:00Z', DAY_ONLY],
    ['2024-03-01 12:30', '2024-03-01T12:30:00Z', NO_ZONE],
    ['2024-03-01T12:30:15', '2024-03-01T12:30:15Z', NO_ZONE],
    ['2024-03-01T12:30:15.5', '2024-03-01T12:30:15.500Z', NO_ZONE],
    ['2024-03-01T12:30:15,250', '2024-03-01T12:30:15.250Z', NO_ZONE],
    ['2024-03-01T12:30:15+02', '2024-03-01T10:30:15Z', ZONED],
    ['2024-03-01T12:30:15+02:30', '2024-03-01T10:00:15Z', ZONED],
    ['2024-03-01 12:30:15-0130', '2024-03-01T14:00:15Z', ZONED],
    ['2024-03-01t12:30z', '2024-03-01T12:30:00Z', ZONED],
    [' 1969-12-31T23:59:59Z ', '1969-12-31T23:59:59Z', ZONED],
  ])('reads %s', (text, same, zone) => {
    expect(parse(text)).toEqual({ ms: Date.parse(same), zone });
  });

  it('keeps microseconds and cuts what is finer', () => {
    expect(parse('2024-03-01T00:00:00.123456789Z')!.ms).toBe(
      (Date.parse('2024-03-01') * 1000 + 123456) / 1000,
    );
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '2024-03-01T24:00',
    '2024-03-01T12',
    '2024-03-01T12:60',
    '2024-03-01T12:30:61',
    '2024-03-01T12:30:15.',
    '2024-03-01T12:30:15+',
    '2024-03-01T12:30:15+1',
    '2024-03-01T12:30:15Zx',
    '2024-03-01x',
    '20240301',
    '01/03/2024',
    '-024-03-01',
    '2024-0a-01',
    '',
  ])('refuses "%s"', (text) => {
    expect(parse(text)).toBeNull();
  });
});

describe('formatTimestamp', () => {
  it('writes what reads back as the same value', () => {
    const micros = fc.tuple(fc.integer({ min: -9e12, max: 9e12 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(micros, fc.constantFrom('utc' as const, 'floating' as const), ([ms, micro], zone) => {
        const value = timestampOf(ms, micro);
        expect(parse(formatTimestamp(value, zone))?.ms).toBe(value);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it('is as short as the value allows', () => {
    const noon = Date.parse('2024-03-01T12:00:00Z');
    expect(formatTimestamp(Date.parse('2024-03-01'), 'floating')).toBe('2024-03-01');
    expect(formatTimestamp(Date.parse('2024-03-01'), 'utc')).toBe('2024-03-01T00:00:00Z');
    expect(formatTimestamp(noon, 'floating')).toBe('2024-03-01T12:00:00');
    expect(formatTimestamp(noon + 0.5, 'utc')).toBe('2024-03-01T12:00:00.0005Z');
  });
});
