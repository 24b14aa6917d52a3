import { expect, test } from 'vitest';
import { cycleLoop, LEAST_WIDTH } from '../../src/charts/cycle-loop/cycle-loop-geometry.ts';
import { CYCLE_STAGES } from '../../src/core/scoping/cycle.ts';

const EVERY_WAY_BACK = CYCLE_STAGES.flatMap((to, i) =>
  CYCLE_STAGES.slice(i + 1).map((from) => ({ from, to })),
);

test.each([LEAST_WIDTH, 600, 1200])('at %i pixels the stages lie clockwise, the first on top', (width) => {
  const { stages, ring, height } = cycleLoop(width, []);
  const [scoping, data, modeling, deployment, monitoring] = stages;
  expect(stages.map(({ stage }) => stage)).toEqual(CYCLE_STAGES);
  expect(scoping!.x).toBeCloseTo(width / 2);
  expect(scoping!.y).toBeLessThan(Math.min(data!.y, monitoring!.y));
  expect(data!.x).toBeGreaterThan(modeling!.x);
  expect(monitoring!.x).toBeLessThan(deployment!.x);
  expect(ring.map(({ from, to }) => `${from} ${to}`).at(-1)).toBe('monitoring scoping');
  for (const { x, words } of stages) {
    expect(x).toBeGreaterThan(100);
    expect(x).toBeLessThan(width - 100);
    expect(words.y).toBeGreaterThan(10);
    expect(words.y + 16).toBeLessThan(height);
  }
});

test('ways back run inside the ring, and no two counts stand on each other', () => {
  const { backs, stages } = cycleLoop(600, EVERY_WAY_BACK);
  expect(backs).toHaveLength(10);
  const [left, right] = [Math.min(...stages.map(({ x }) => x)), Math.max(...stages.map(({ x }) => x))];
  for (const [i, { middle, line, head }] of backs.entries()) {
    expect(`${line} ${head}`).not.toMatch(/NaN|Infinity/);
    expect(middle.x).toBeGreaterThan(left);
    expect(middle.x).toBeLessThan(right);
    for (const other of backs.slice(i + 1)) {
      expect(Math.hypot(middle.x - other.middle.x, middle.y - other.middle.y)).toBeGreaterThan(12);
    }
  }
});
