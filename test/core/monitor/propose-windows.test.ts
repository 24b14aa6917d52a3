import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proposeRows, proposeWindows } from '../../../src/core/monitor/propose-windows.ts';

const HOUR = 3_600_000;

it('proposes windows of which a log has about 40 to 300', () => {
  fc.assert(
    fc.property(fc.integer({ min: HOUR, max: 9 * 365 * 24 * HOUR }), (length) => {
      const windows = proposeWindows({ fromMs: 0, toMs: length });
      const count = windows.by === 'time' ? length / windows.everyMs : NaN;
      expect(count).toBeGreaterThanOrEqual(40);
      expect(count).toBeLessThanOrEqual(300);
    }),
  );
  expect(proposeWindows({ fromMs: 5, toMs: 10 })).toEqual({ by: 'time', everyMs: 60_000 });
});

it('proposes rows that give about a hundred windows', () => {
  expect([1, 99, 250, 12_345, 1_000_000].map(proposeRows)).toEqual([1, 1, 2, 120, 10_000]);
});
