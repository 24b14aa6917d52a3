import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { mg1, mm1k, mmc, type QueueFigures } from '../../../src/core/serving/queue-theory.ts';
import { simulateServing, type ServingSystem } from '../../../src/core/serving/simulate-serving.ts';
import { drawExponential } from '../../../src/core/simulate/draws.ts';
import { meanInterval, momentsOf } from '../../../src/core/stats/mean-interval.ts';

const PLAIN: ServingSystem = {
  arrivals: 8,
  service: (_, random) => drawExponential(random, 0.1),
  workers: 1,
  places: Infinity,
  batch: { most: 1, wait: 0 },
  timeout: Infinity,
  cold: null,
};
const mean = (values: Float64Array): number => momentsOf(values).mean;

/** 99.9% intervals of what 24 runs came to. */
function intervalsOf(system: ServingSystem) {
  const runs = Array.from({ length: 24 }, (_, seed) =>
    simulateServing(system, { requests: 10_000, warmUp: 1000 }, createRandom(seed + 1)),
  );
  const of = (figure: (run: (typeof runs)[number]) => number) =>
    meanInterval(momentsOf(runs.map(figure)), -Infinity, 0.999)!;
  return {
    wait: of(({ waits }) => mean(waits)),
    time: of(({ times }) => mean(times)),
    utilisation: of(({ utilisation }) => utilisation),
    lost: of(({ turnedAway, requests }) => turnedAway / requests),
    waits: of(({ waits }) => waits.filter((wait) => wait > 0).length / waits.length),
  };
}

const SYSTEMS: readonly [string, ServingSystem, QueueFigures][] = [
  ['M/M/1', PLAIN, mmc(8, 0.1, 1)!],
  ['M/M/4', { ...PLAIN, arrivals: 30, workers: 4 }, mmc(30, 0.1, 4)!],
  ['M/D/1', { ...PLAIN, service: () => 0.1 }, mg1(8, 0.1, 0)!],
  ['M/M/1/5', { ...PLAIN, arrivals: 12, places: 5 }, mm1k(12, 0.1, 5)],
];

describe('a simulated waiting line', () => {
  test.each(SYSTEMS)('%s holds its closed form within the interval', (_, system, theory) => {
    const found = intervalsOf(system);
    for (const [interval, value] of [
      [found.wait, theory.meanWait],
      [found.time, theory.meanTime],
      [found.utilisation, theory.utilisation],
      [found.lost, theory.lost],
      [found.waits, theory.waitProbability],
    ] as const) {
      expect(value).toBeGreaterThanOrEqual(interval.low - 1e-9);
      expect(value).toBeLessThanOrEqual(interval.high + 1e-9);
    }
  });

  test('is the same with the same seed, and every request is accounted for', () => {
    const system = { ...PLAIN, arrivals: 20, workers: 2, places: 6, timeout: 0.2 };
    const run = () => simulateServing(system, { requests: 5000, warmUp: 100 }, createRandom(3));
    expect(run()).toEqual(run());
    const { times, waits, turnedAway, timedOut, requests } = run();
    expect(times.length + turnedAway + timedOut).toBe(requests);
    expect(timedOut).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(0.2);
  });

  test('who leaves when it takes too long leaves his place too: M/M/1 with patience, after Barrer 1957', () => {
    // Lost: (1 - r) r e / (1 - r^2 e) with r = load, e = exp(-(1 - r) patience / service).
    const e = Math.exp(-0.2 * 3);
    const system = { ...PLAIN, timeout: 0.3 };
    const runs = Array.from({ length: 24 }, (_, seed) => {
      const run = simulateServing(system, { requests: 5000, warmUp: 500 }, createRandom(seed + 1));
      return run.timedOut / run.requests;
    });
    const { low, high } = meanInterval(momentsOf(runs), 0, 0.999)!;
    const theory = (0.2 * 0.8 * e) / (1 - 0.64 * e);
    expect(theory).toBeGreaterThanOrEqual(low);
    expect(theory).toBeLessThanOrEqual(high);
    // With room for two, those who are about to leave unserved do not keep others out for longer than they wait.
    const few = { ...PLAIN, service: () => 1, arrivals: 100, places: 2, timeout: 0.01 };
    const crowded = simulateServing(few, { requests: 2000, warmUp: 0 }, createRandom(1));
    expect(crowded.timedOut).toBeGreaterThan(800);
  });

  test('batches of a fixed cost carry a load that single requests cannot', () => {
    const system = { ...PLAIN, arrivals: 40, service: () => 0.1 };
    const single = simulateServing(system, { requests: 4000, warmUp: 200 }, createRandom(1));
    const batched = simulateServing(
      { ...system, batch: { most: 8, wait: 0.02 } },
      { requests: 4000, warmUp: 200 },
      createRandom(1),
    );
    expect(mean(single.times)).toBeGreaterThan(20);
    expect(mean(batched.times)).toBeLessThan(0.3);
    expect(batched.batches).toBeLessThan(4000 / 2);
    expect(Math.min(...batched.times)).toBeGreaterThanOrEqual(0.1);
  });

  test('a worker that slept takes its time to start', () => {
    const rare = { ...PLAIN, arrivals: 0.01, service: () => 0.1, cold: { idle: 10, start: 2 } };
    const run = simulateServing(rare, { requests: 500, warmUp: 10 }, createRandom(1));
    expect(run.coldStarts).toBeGreaterThan(400);
    expect(Math.max(...run.times)).toBeGreaterThanOrEqual(2.1);
    const warm = simulateServing({ ...rare, cold: null }, { requests: 500, warmUp: 10 }, createRandom(1));
    expect(warm.coldStarts).toBe(0);
    expect(mean(warm.times)).toBeLessThan(0.2);
  });
});
