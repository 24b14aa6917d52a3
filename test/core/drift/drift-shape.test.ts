import { describe, expect, it } from 'vitest';
import { driftShape, type DriftShape } from '../../../src/core/drift/drift-shape.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { binomialDraw } from '../../../src/core/stats/binomial-draw.ts';

const WINDOWS = 80;
const ROWS = 60;

/** Rates over time, from 0 (as before) to 1 (wholly changed). */
const MAKES: Record<DriftShape, (uniform: () => number) => (t: number) => number> = {
  none: () => () => 0,
  sudden: (uniform) => {
    const at = 20 + 40 * uniform();
    return (t) => (t < at ? 0 : 1);
  },
  gradual: (uniform) => {
    const at = 10 + 20 * uniform();
    const length = 20 + 20 * uniform();
    return (t) => Math.min(1, Math.max(0, (t - at) / length));
  },
  recurrent: (uniform) => {
    const at = 8 + 10 * uniform();
    const length = 8 + 10 * uniform();
    const every = length + 10 + 10 * uniform();
    return (t) => (t >= at && (t - at) % every < length ? 1 : 0);
  },
};

function answered(shape: DriftShape, seed: number) {
  const random = createRandom(seed);
  const course = MAKES[shape](() => random.uniform());
  const [before, after] = [0.15 + 0.1 * random.uniform(), 0.4 + 0.2 * random.uniform()];
  const rates = Array.from({ length: WINDOWS }, (_, t) => before + (after - before) * course(t));
  const values = rates.map((rate) => binomialDraw(ROWS, rate, random) / ROWS);
  const variances = values.map((value) => Math.max(value * (1 - value), 1 / ROWS) / ROWS);
  return driftShape({ values, variances });
}

describe('shape of drift', () => {
  it.each(Object.keys(MAKES) as DriftShape[])('%s: right on at least 40 of 50 streams', (shape) => {
    const answers = Array.from({ length: 50 }, (_, seed) => answered(shape, seed + 1).shape);
    const right = answers.filter((answer) => answer === shape).length;
    expect(right, answers.join(' ')).toBeGreaterThanOrEqual(40);
  });

  it('says where a jump was, and between which levels', () => {
    const values = Array.from({ length: 30 }, (_, t) => (t < 12 ? 1 : 3));
    const { shape, evidence } = driftShape({ values, variances: values.map(() => 0.01) });
    expect(shape).toBe('sudden');
    expect(evidence[0]).toMatchObject({ changes: [12], fitted: { from: 1, to: 3 } });
  });

  it('says how long a move took', () => {
    const values = Array.from({ length: 40 }, (_, t) => Math.min(1, Math.max(0, (t - 9.5) / 20)));
    const { shape, evidence } = driftShape({ values, variances: values.map(() => 1e-4) });
    expect(shape).toBe('gradual');
    expect(evidence[0]!.changes).toEqual([10, 30]);
    expect(evidence[0]!.fitted.left).toBeCloseTo(0, 6);
  });

  it('too few windows, and what fits two shapes, are unsure', () => {
    expect(driftShape({ values: [1, 2, 1], variances: [1, 1, 1] }).shape).toBe('unsure');
    const values = [0, 0, 0, 0, 0, 0, 0.2, 0.6, 0.9, 1, 1, 1, 1, 1];
    expect(driftShape({ values, variances: values.map(() => 0.05) }).shape).toBe('unsure');
  });
});
