import { describe, expect, test } from 'vitest';
import { timelineShape } from '../../src/charts/stage-timeline/stage-timeline-geometry.ts';
import type { Digest, Id } from '../../src/core/kernel/objects.ts';
import type { StagePeriod } from '../../src/core/registry/stage-history.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const period = (
  model: string,
  stage: StagePeriod['stage'],
  from: number,
  to: number | null,
): StagePeriod => ({
  model: model as Digest,
  stage,
  fromMs: START + from * DAY,
  toMs: to === null ? null : START + to * DAY,
  event: `e${String(from)}` as Id,
});
const PERIODS = [
  period('a 1.0', 'production', 0, 80),
  period('b 1.1', 'shadow', 40, 80),
  period('a 1.0', 'retired', 80, null),
  period('b 1.1', 'production', 80, null),
];
const draw = (by: 'time' | 'change', width = 600) =>
  timelineShape(PERIODS, (model) => model, width, START + 100 * DAY, by);

describe('the timeline of stages', () => {
  test('by the clock is as wide as it was long', () => {
    const { live, rows, ticks, msAt, x } = draw('time');
    expect(live.map((mark) => [Math.round(mark.x), Math.round(mark.width), mark.label])).toEqual([
      [0, 480, 'a 1.0'],
      [480, 120, 'b 1.1'],
    ]);
    expect(rows.map(({ model, marks }) => [model, marks.map(({ stage }) => stage)])).toEqual([
      ['a 1.0', ['production', 'retired']],
      ['b 1.1', ['shadow', 'production']],
    ]);
    expect(ticks.every(({ label }) => /^2026-\d\d-\d\d$/.test(label))).toBe(true);
    expect(msAt(x(START + 30 * DAY))).toBeCloseTo(START + 30 * DAY, -2);
    expect(msAt(-50)).toBe(START);
  });

  test('by change has equal steps, ticked at the changes', () => {
    const { live, ticks } = draw('change');
    expect(live.map((mark) => Math.round(mark.x))).toEqual([0, 400]);
    expect(ticks.map(({ label }) => label)).toEqual(['2026-01-01', '2026-02-10', '2026-03-22']);
    expect(draw('change', 160).ticks.length).toBeLessThan(3);
  });

  test('leaves out words that have no room, and draws one instant', () => {
    expect(draw('time', 160).live.map(({ label }) => label)).toEqual(['a 1.0', '']);
    const one = timelineShape([period('a', 'canary', 0, null)], () => 'a', 300, START, 'change');
    expect(one.rows[0]!.marks[0]!.width).toBeGreaterThan(0);
    expect(one.live).toEqual([]);
  });
});
