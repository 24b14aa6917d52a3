import { describe, expect, it } from 'vitest';
import type { DriftShape } from '../../../src/core/drift/drift-shape.ts';
import { shapeCurve } from '../../../src/core/drift/shape-curve.ts';
import { createRandom, type Random } from '../../../src/core/kernel/random.ts';
import {
  joinedWindows,
  levelsOf,
  levelsOfSeries,
  shapeOfLevel,
  StreamSums,
} from '../../../src/core/monitor/stream-level.ts';

const WINDOWS = 48;
const ROWS = 80;
const STREAMS = process.env['TRUST'] === '1' ? 500 : 50;

/** From 0 (as before) to 1 (wholly changed), by window. */
const COURSES: Record<DriftShape, (random: Random) => (t: number) => number> = {
  none: () => () => 0,
  sudden: (random) => {
    const at = 12 + 24 * random.uniform();
    return (t) => (t < at ? 0 : 1);
  },
  gradual: (random) => {
    const at = 4 + 8 * random.uniform();
    const length = 18 + 14 * random.uniform();
    return (t) => Math.min(1, Math.max(0, (t - at) / length));
  },
  recurrent: (random) => {
    const at = 6 + 8 * random.uniform();
    const length = 7 + 6 * random.uniform();
    const every = length + 8 + 8 * random.uniform();
    return (t) => (t >= at && (t - at) % every < length ? 1 : 0);
  },
};

const windows = Array.from({ length: WINDOWS }, (_, t) => ({ fromMs: t * ROWS, toMs: (t + 1) * ROWS }));

/** Errors, a row a millisecond, whose rate strays a little from window to window besides. */
function answered(shape: DriftShape, seed: number) {
  const random = createRandom(1000 + seed);
  const course = COURSES[shape](random);
  const values = new Float64Array(WINDOWS * ROWS);
  for (let t = 0; t < WINDOWS; t++) {
    const rate = 0.15 + 0.25 * course(t) + 0.04 * (random.uniform() - 0.5);
    for (let row = 0; row < ROWS; row++) values[t * ROWS + row] = Number(random.uniform() < rate);
  }
  const times = Float64Array.from(values, (_, row) => row);
  return shapeOfLevel(levelsOf(times, new StreamSums(values, true), windows)).shape;
}

describe('kind of change of a stream of errors', () => {
  it.each(Object.keys(COURSES) as DriftShape[])('%s: right four times in five', (shape) => {
    const answers = Array.from({ length: STREAMS }, (_, seed) => answered(shape, seed));
    const right = answers.filter((answer) => answer === shape).length;
    const unsure = answers.filter((answer) => answer === 'unsure').length;
    if (process.env['TRUST'] === '1')
      console.log(`${shape}: ${String(right)} right, ${String(unsure)} unsure of ${String(STREAMS)}`);
    expect(right, answers.join(' ')).toBeGreaterThanOrEqual(0.8 * STREAMS);
  });
});

describe('level of a stream', () => {
  it('stands at the mean before and after, whatever the shares', () => {
    const values = Float64Array.from({ length: 2000 }, (_, row) => Number(row % 10 < (row < 1000 ? 1 : 5)));
    const times = Float64Array.from(values, (_, row) => row);
    const parts = Array.from({ length: 40 }, (_, t) => ({ fromMs: t * 50, toMs: (t + 1) * 50 }));
    const levels = levelsOf(times, new StreamSums(values, true), parts);
    const { shape, evidence, kept } = shapeOfLevel(levels);
    expect(shape).toBe('sudden');
    expect(evidence[0]!.fitted.from).toBeCloseTo(0.1, 9);
    expect(evidence[0]!.fitted.to).toBeCloseTo(0.5, 9);
    const curve = shapeCurve(evidence[0]!, kept.length);
    expect([curve[0], curve[19], curve[20], curve[39]].map((value) => value!.toFixed(6))).toEqual([
      ...['0.100000', '0.100000', '0.500000', '0.500000'],
    ]);
  });

  it('is no number where there are no values, and keeps far numbers exact', () => {
    const values = Float64Array.from([1e9 + 1, 1e9 + 3]);
    const sums = new StreamSums(values, false);
    expect(sums.level(0, 2)).toMatchObject({ n: 2, mean: 1e9 + 2, variance: 1 });
    expect(sums.level(1, 1)).toMatchObject({ n: 0, mean: NaN, interval: null });
    expect(sums.level(0, 1).interval).toBeNull();
  });

  it('of finer windows is taken together by their rows', () => {
    const periods = windows.slice(0, 4);
    expect(joinedWindows(periods, 2)).toEqual([
      { fromMs: 0, toMs: 160 },
      { fromMs: 160, toMs: 320 },
    ]);
    const series = {
      values: Float64Array.of(1, 4, NaN, 2),
      n: Float64Array.of(1, 2, 0, 5),
      variances: null,
    };
    expect(levelsOfSeries(series, periods, 2)).toMatchObject([
      { n: 3, mean: 3, interval: null },
      { n: 5, mean: 2, interval: null },
    ]);
  });

  it('fewer than 8 windows are unsure', () => {
    const levels = Array.from({ length: 7 }, (_, t) => ({
      ...{ fromMs: t, toMs: t + 1, n: 5, mean: t > 3 ? 9 : 1, interval: null, variance: 0.1 },
    }));
    expect(shapeOfLevel(levels)).toMatchObject({ shape: 'unsure', evidence: [] });
  });
});
