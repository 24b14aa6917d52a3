import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import {
  capacityOf,
  closedForm,
  mostPerSecond,
  servingSystem,
  type ClosedForm,
} from '../../../src/core/serving/capacity.ts';
import { EMPTY_PLAN, type CapacityInputs } from '../../../src/core/serving/serving-plan.ts';
import { measuredService, typedService } from '../../../src/core/serving/service-time.ts';
import { simulateLoad, warmUpFor, type RunFigure } from '../../../src/core/serving/serving-runs.ts';
import { momentsOf } from '../../../src/core/stats/mean-interval.ts';

const inputs = (change: Partial<CapacityInputs> = {}): CapacityInputs => ({
  ...EMPTY_PLAN.capacity,
  ...{ serviceMs: 100, targetMs: 500, ...change },
});
const RUNS = { runs: 16, requests: 6000, seed: 1 };

/** The closed form and what the same inputs come to when simulated. */
function bothOf(given: CapacityInputs, perSecond: number) {
  const capacity = capacityOf(given, null)!;
  const theory = closedForm(capacity, perSecond);
  return { theory, found: simulateLoad(servingSystem(capacity, perSecond), given, RUNS, 1000) };
}

/** Wider than the 95% interval that is shown: about 99.9%. */
function holds(figure: RunFigure, value: number): boolean {
  const { low, high } = figure!.interval!;
  const more = high - low;
  return value >= low - more / 2 && value <= high + more / 2;
}

const CASES: readonly [ClosedForm['form'], CapacityInputs, number][] = [
  ['M/M/c', inputs(), 7],
  ['M/M/c', inputs({ workers: 5 }), 40],
  ['M/G/1', inputs({ variation: 0 }), 7],
  ['M/G/1', inputs({ variation: 2 }), 5],
  ['M/M/1/K', inputs({ places: 4 }), 12],
];

describe('capacity', () => {
  test.each(CASES)(
    '%s lies in the interval of the simulation that is shown beside it',
    (form, given, rate) => {
      const { theory, found } = bothOf(given, rate);
      expect(theory.form).toBe(form);
      expect(theory.leftOut).toEqual([]);
      const { meanWait, meanTime, utilisation, waitProbability, lost } = theory.figures!;
      expect(holds(found.meanWait, meanWait)).toBe(true);
      expect(holds(found.meanTime, meanTime)).toBe(true);
      expect(holds(found.utilisation, utilisation)).toBe(true);
      expect(holds(found.waited, waitProbability)).toBe(true);
      expect(holds(found.turnedAway, lost)).toBe(true);
      const p95 = theory.quantile(0.95);
      if (p95 !== null) {
        expect(holds(found.p95, p95)).toBe(true);
        expect(found.atTarget).toEqual(found.p95);
        expect(holds(found.within, theory.within(0.5)!)).toBe(true);
      }
    },
  );

  test('says what a closed form leaves out', () => {
    const all = inputs({
      ...{ workers: 2, variation: 0.5, batch: 4, places: 10, timeoutMs: 800, coldAfterMs: 1000 },
    });
    expect(closedForm(capacityOf(all, null)!, 5)).toMatchObject({
      form: 'M/M/c',
      leftOut: ['spread', 'places', 'batches', 'timeouts', 'coldStarts'],
    });
    const overloaded = closedForm(capacityOf(inputs(), null)!, 10);
    expect(overloaded.figures).toBeNull();
    expect(overloaded.within(1)).toBeNull();
  });

  test('batches raise what can be taken', () => {
    const capacity = capacityOf(inputs({ workers: 2, batch: 8, batchShare: 0.25 }), null)!;
    expect(capacity.service.mean(8)).toBeCloseTo(0.275, 12);
    expect(mostPerSecond(capacity)).toBeCloseTo(16 / 0.275, 9);
  });

  test('nothing without the time of a request', () => {
    expect(capacityOf(inputs({ serviceMs: null }), null)).toBeNull();
    expect(capacityOf(inputs({ serviceMs: 0 }), null)).toBeNull();
    expect(capacityOf(inputs({ measured: 'gone' as Digest }), null)).not.toBeNull();
    expect(capacityOf(inputs({ measured: 'x' as Digest }), [])).toBeNull();
  });

  test('the warm-up grows as the queue takes longer to forget', () => {
    expect([0.1, 0.5, 1, 1.5].map(warmUpFor)).toEqual([2000, 2000, 2000, 2000]);
    // 5 * .9604 / .02^2
    expect(warmUpFor(0.9604)).toBe(12_005);
    expect(warmUpFor(0.999)).toBe(30_000);
  });

  test('a figure that a run lacks is left out', () => {
    const capacity = capacityOf(inputs({ places: 0, targetMs: null }), null)!;
    const found = simulateLoad(servingSystem(capacity, 5), capacity.inputs, { ...RUNS, runs: 2 }, 100);
    expect(found.meanTime).toBeNull();
    expect(found.within).toBeNull();
    expect(found.turnedAway!.value).toBe(1);
  });
});

describe('the time of a request', () => {
  test('typed: its mean and spread', () => {
    for (const variation of [0, 0.5, 1, 2]) {
      const random = createRandom(1);
      const service = typedService(0.1, variation, 0.5);
      const drawn = Float64Array.from({ length: 20_000 }, () => service.draw(3, random));
      const { n, mean, squares } = momentsOf(drawn);
      const spread = Math.sqrt(squares / (n - 1));
      expect(Math.abs(mean - 0.2)).toBeLessThanOrEqual((5 * spread) / Math.sqrt(n) + 1e-12);
      expect(spread / mean).toBeCloseTo(variation, 1);
    }
  });

  test('measured: calls of the batch size that has room, drawn again', () => {
    const service = measuredService([
      { batch: 32, callsMs: [40, 60] },
      { batch: 1, callsMs: [8, 12] },
    ])!;
    expect([1, 2, 32, 64].map(service.mean)).toEqual([0.01, 0.05, 0.05, 0.1]);
    expect(service.variation).toBeCloseTo(Math.sqrt(8) / 10, 12);
    const random = createRandom(1);
    const seen = new Set(Array.from({ length: 50 }, () => service.draw(64, random)));
    expect([...seen].sort()).toEqual([0.08, 0.12]);
  });
});
