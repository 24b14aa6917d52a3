import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogWindows } from '../../../src/core/drift/log-profile.ts';
import { MOST_WINDOWS, NO_WINDOW, windowsOf } from '../../../src/core/drift/log-windows.ts';

const HOUR = 3_600_000;
const times = fc
  .array(fc.option(fc.integer({ min: -40 * HOUR, max: 40 * HOUR }), { nil: NaN, freq: 9 }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((all) => Float64Array.from([...all, 0]));
const cuts = fc.oneof(
  fc.record({ by: fc.constant('time' as const), everyMs: fc.integer({ min: HOUR / 4, max: 30 * HOUR }) }),
  fc.record({
    by: fc.constant('rows' as const),
    rows: fc.integer({ min: 1, max: 80 }),
    tail: fc.constantFrom('keep' as const, 'append' as const),
  }),
) satisfies fc.Arbitrary<LogWindows>;

describe('windowsOf', () => {
  it('puts every row with a time into the one window that its time lies in', () => {
    fc.assert(
      fc.property(times, cuts, (all, by) => {
        const { windows, windowOf } = windowsOf(all, by);
        windows.forEach(({ fromMs, toMs }, at) => {
          expect(fromMs).toBeLessThan(toMs);
          if (at > 0) expect(fromMs).toBe(windows[at - 1]!.toMs);
        });
        all.forEach((ms, row) => {
          const at = windows.findIndex(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
          expect(windowOf[row]).toBe(Number.isNaN(ms) ? NO_WINDOW : at);
          if (!Number.isNaN(ms)) expect(at).toBeGreaterThanOrEqual(0);
        });
        windows.forEach(({ rows }, at) => {
          expect(rows).toBe([...windowOf].filter((window) => window === at).length);
        });
      }),
    );
  });

  it('lays windows of time at whole multiples since 1970, empty ones between too', () => {
    const { windows } = windowsOf(Float64Array.from([-1, 5 * HOUR]), { by: 'time', everyMs: 2 * HOUR });
    expect(windows.map(({ fromMs, rows }) => [fromMs / HOUR, rows])).toEqual([
      [-2, 1],
      [0, 0],
      [2, 0],
      [4, 1],
    ]);
  });

  it.each([
    ['keep', [2, 3, 1]],
    ['append', [2, 4]],
    ['drop', [2, 3]],
  ] as const)('%ss the shorter rest; rows of one moment stay together', (tail, rows) => {
    const all = Float64Array.from([5, 1, 2, 3, 3, 3]);
    const { windows, windowOf } = windowsOf(all, { by: 'rows', rows: 2, tail });
    expect(windows.map((window) => window.rows)).toEqual(rows);
    expect(windowOf[0]).toBe(tail === 'drop' ? NO_WINDOW : rows.length - 1);
  });

  it('keeps a rest that there is nothing to append to, and refuses to drop it', () => {
    const all = Float64Array.from([1, 2]);
    expect(windowsOf(all, { by: 'rows', rows: 5, tail: 'append' }).windows).toHaveLength(1);
    expect(() => windowsOf(all, { by: 'rows', rows: 5, tail: 'drop' })).toThrow(/No window is full/);
  });

  it('says what length is enough where there were too many', () => {
    const all = Float64Array.from([0, MOST_WINDOWS * HOUR]);
    const tooShort = (): unknown => windowsOf(all, { by: 'time', everyMs: HOUR });
    expect(tooShort).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({
          code: 'log.tooManyWindows',
          found: expect.stringMatching(/^2001 over/) as string,
          fix: 'Choose windows of 6 hours or longer.',
        }) as unknown,
      }),
    );
    const rows = Float64Array.from({ length: 2 * MOST_WINDOWS + 2 }, (_, row) => row);
    expect(() => windowsOf(rows, { by: 'rows', rows: 1, tail: 'keep' })).toThrow(/too short/);
  });

  it('refuses a log without times and windows without length', () => {
    expect(() => windowsOf(Float64Array.from([NaN]), { by: 'time', everyMs: HOUR })).toThrow(/No row/);
    expect(() => windowsOf(Float64Array.from([1]), { by: 'time', everyMs: 0 })).toThrow(/length/);
  });
});
