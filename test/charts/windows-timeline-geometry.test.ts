import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTicks } from '../../src/charts/date-ticks.ts';
import { SHADES, shadeOf, stripPaths } from '../../src/charts/drift-cells/drift-strip-geometry.ts';
import {
  densityPlan,
  drawnSide,
  twoDensitiesShape,
} from '../../src/charts/drift-cells/two-densities-geometry.ts';
import {
  movedSpan,
  nearestEdge,
  timelineShape,
} from '../../src/charts/windows-timeline/windows-timeline-geometry.ts';
import { numbersColumn, valuesColumn } from '../core/drift/counted-columns.ts';
import { rangeOf, runningProfile } from '../../src/core/drift/range-profile.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const windows = Array.from({ length: 90 }, (_, i) => ({
  fromMs: START + i * DAY,
  toMs: START + (i + 1) * DAY,
}));

describe('spans of a timeline', () => {
  it('keep a window at least and stay among the windows', () => {
    expect(movedSpan({ from: 60, to: 90 }, 'whole', 5, 90)).toEqual({ from: 60, to: 90 });
    expect(movedSpan({ from: 60, to: 90 }, 'whole', -7, 90)).toEqual({ from: 53, to: 83 });
    expect(movedSpan({ from: 60, to: 90 }, 'from', 200, 90)).toEqual({ from: 89, to: 90 });
    expect(movedSpan({ from: 60, to: 90 }, 'to', -200, 90)).toEqual({ from: 60, to: 61 });
    fc.assert(
      fc.property(
        fc.nat(89),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('from' as const, 'to' as const, 'whole' as const),
        fc.integer({ min: -300, max: 300 }),
        (from, length, part, by) => {
          const span = movedSpan({ from, to: Math.min(90, from + length) }, part, by, 90);
          expect(span.from >= 0 && span.to <= 90 && span.to > span.from).toBe(true);
        },
      ),
    );
  });

  it('snap to the edge that is nearest', () => {
    expect(nearestEdge(windows, START - DAY)).toBe(0);
    expect(nearestEdge(windows, START + 10.4 * DAY)).toBe(10);
    expect(nearestEdge(windows, START + 10.6 * DAY)).toBe(11);
    expect(nearestEdge(windows, START + 500 * DAY)).toBe(90);
  });
});

describe('timelineShape', () => {
  it('breaks its line where there is no value', () => {
    const line = { values: windows.map((_, i) => (i === 40 ? NaN : i)), format: String, fromZero: true };
    const shape = timelineShape(windows, line, { width: 900, height: 100 });
    expect(shape.path.match(/M/g)).toHaveLength(2);
    expect(shape.path.match(/[ML]/g)).toHaveLength(89);
    expect(timelineShape(windows, null, { width: 900, height: 100 }).path).toBe('');
  });

  it('says dates with the day first', () => {
    expect(dateTicks(START, START + 270 * DAY, 900, 9).map(({ label }) => label)).toEqual(
      '2026 Feb Mar Apr May Jun Jul Aug Sep'.split(' '),
    );
    expect(dateTicks(START, START + 30 * DAY, 900, 5).map(({ label }) => label)).toContain('11 Jan');
  });
});

describe('cells of the board', () => {
  it('shade a part by how far it lies past its band', () => {
    const part = { from: 0, to: 1, limit: 0.1 };
    expect(shadeOf({ ...part, distance: 0.02 })).toBe(0);
    expect(shadeOf({ ...part, distance: 0.09 })).toBe(1);
    expect(shadeOf({ ...part, distance: 0.11 })).toBe(2);
    expect(shadeOf({ ...part, distance: 9 })).toBe(SHADES - 1);
    expect(shadeOf({ ...part, distance: 9, limit: null })).toBe(0);
    expect(shadeOf({ ...part, distance: null })).toBeNull();
    const paths = stripPaths(
      [
        { ...part, distance: 9 },
        { ...part, distance: null },
      ],
      100,
      18,
    );
    expect(paths.map((path) => path !== '')).toEqual([...Array<boolean>(7).fill(false), true, true]);
  });

  it('draw both distributions, and nothing of a side without rows', () => {
    const column = numbersColumn([[1, 2, 3, 4, 100], [2, 3, 4, 5, 6], []]);
    const running = runningProfile(column.profile);
    const plan = densityPlan(column, rangeOf(running, 0, 3), { width: 120, height: 26 });
    const [then, now, none] = [0, 1, 2].map((at) => rangeOf(running, at, at + 1));
    const shape = twoDensitiesShape(plan, drawnSide(plan, then!), drawnSide(plan, now!));
    expect(shape.reference.endsWith('Z')).toBe(true);
    expect(shape.current.match(/[ML]/g)).toHaveLength(32);
    expect(shape.current).not.toContain('NaN');
    expect(twoDensitiesShape(plan, drawnSide(plan, then!), drawnSide(plan, none!)).current).toBe('');
  });

  it('draw a pair of bars a category', () => {
    const column = valuesColumn([
      ['a', 'a', 'b'],
      ['a', 'c'],
    ]);
    const running = runningProfile(column.profile);
    const plan = densityPlan(column, rangeOf(running, 0, 2), { width: 120, height: 26 });
    const shape = twoDensitiesShape(
      plan,
      drawnSide(plan, rangeOf(running, 0, 1)),
      drawnSide(plan, rangeOf(running, 1, 2)),
    );
    expect(shape.reference.match(/M/g)).toHaveLength(2);
    expect(shape.current.match(/M/g)).toHaveLength(2);
  });
});
