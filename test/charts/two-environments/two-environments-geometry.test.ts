import { expect, test } from 'vitest';
import {
  dotsOf,
  laneShapes,
  requestsADot,
  type LaneMoment,
} from '../../../src/charts/two-environments/two-environments-geometry.ts';

const moment = (atMs: number, fields: Partial<LaneMoment>): LaneMoment => ({
  ...{ atMs, phase: 'serving', version: 1, share: 100, inFlight: 0 },
  ...fields,
});

test('moments that are alike are one stretch; a stopped environment and one without traffic are empty', () => {
  const moments = [
    moment(0, {}),
    moment(1000, {}),
    moment(2000, { phase: 'draining', share: 0 }),
    moment(3000, { phase: 'stopped', share: 0 }),
    moment(8000, { phase: 'serving', version: 3, share: 50 }),
  ];
  const { lanes, xTicks } = laneShapes([{ name: 'Blue', moments }], 10_000, 100);
  expect(lanes[0]!.spans).toEqual([
    { x: 0, width: 20, phase: 'serving' },
    { x: 20, width: 10, phase: 'draining' },
    { x: 80, width: 20, phase: 'serving' },
  ]);
  expect(lanes[0]!.shares).toEqual([
    { d: 'M0.0,56V0.0h20.0V56Z', version: 1 },
    { d: 'M80.0,56V28.0h20.0V56Z', version: 3 },
  ]);
  expect(lanes[0]!.versions).toEqual([
    { x: 0, version: 1 },
    { x: 80, version: 3 },
  ]);
  expect(xTicks[0]!.at).toBe(0);
});

test('dots stand for as many requests as have room, rounded up', () => {
  expect([72, 73, 144, 145, 361, 7000].map(requestsADot)).toEqual([1, 2, 2, 5, 10, 100]);
  expect(dotsOf(0, 1)).toEqual([]);
  expect(dotsOf(13, 2)).toHaveLength(7);
  expect(dotsOf(7, 1).at(-1)).toEqual({ column: 1, row: 0 });
});
