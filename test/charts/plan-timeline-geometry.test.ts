import { describe, expect, it } from 'vitest';
import {
  planTimelineShape,
  type TimelineStep,
} from '../../src/charts/plan-timeline/plan-timeline-geometry.ts';

const step = (
  fromMs: number,
  toMs: number,
  weight: number,
  more: Partial<TimelineStep> = {},
): TimelineStep => ({
  ...{ fromMs, toMs, weight, mirror: 0, gate: false },
  ...more,
});

describe('planTimelineShape', () => {
  it('draws weights over time, dated from the start', () => {
    const shape = planTimelineShape([step(0, 600_000, 50), step(600_000, 1_200_000, 100)], [], 200, 100);
    expect(shape.line).toBe('M0,50H100L100,0H200');
    expect(shape.steps.map(({ x, width, label }) => [x, width, label])).toEqual([
      [0, 100, '50%'],
      [100, 100, '100%'],
    ]);
    expect(shape.mirror).toBe('');
    expect(shape.xTicks.at(-1)).toMatchObject({ at: 200, label: '20 min' });
  });

  it('gives a step that takes no time, or has no end, a width of its own', () => {
    const shape = planTimelineShape(
      [
        step(0, 0, 0, { gate: true }),
        step(0, 1000, 10),
        step(1000, Infinity, 20),
        step(Infinity, Infinity, 30),
      ],
      [],
      432,
      100,
    );
    expect(shape.steps.map(({ x, width, endless }) => [x, width, endless])).toEqual([
      [0, 44, false],
      [44, 300, false],
      [344, 44, true],
      [388, 44, false],
    ]);
  });

  it('puts what is measured where its steps are drawn', () => {
    const spans = [
      { name: 'errors', fromMs: 0, toMs: 1000 },
      { name: 'latency', fromMs: 500, toMs: 1000 },
      { name: 'errors', fromMs: 1000, toMs: 1000 },
    ];
    const shape = planTimelineShape([step(0, 0, 0, { gate: true }), step(0, 1000, 10)], spans, 144, 100);
    expect(shape.laneNames).toEqual(['errors', 'latency']);
    expect(shape.lanes.map(({ x, width, lane }) => [x, width, lane])).toEqual([
      [44, 100, 0],
      [94, 50, 1],
      [144, 3, 0],
    ]);
  });

  it('names a share once, and the mirrored one where it begins', () => {
    const steps = [step(0, 1000, 0), step(1000, 2000, 0, { mirror: 40 }), step(2000, 3000, 5)];
    const shape = planTimelineShape(steps, [], 300, 100);
    expect(shape.steps.map(({ label }) => label)).toEqual(['0%', null, '5%']);
    expect(shape.mirrorName).toEqual({ x: 100, y: 60 });
    expect(planTimelineShape([], [], 300, 100)).toMatchObject({ line: '', steps: [], xTicks: [] });
  });
});
