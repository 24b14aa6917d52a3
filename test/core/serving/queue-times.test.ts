import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { mmc } from '../../../src/core/serving/queue-theory.ts';
import { mmcTimeBeyond, mmcTimeQuantile, serversWithin } from '../../../src/core/serving/queue-times.ts';
import { simulateServing } from '../../../src/core/serving/simulate-serving.ts';
import { drawExponential } from '../../../src/core/simulate/draws.ts';
import { meanInterval, momentsOf } from '../../../src/core/stats/mean-interval.ts';

describe('times of requests in M/M/c', () => {
  test('of one server are exponential with the rate that is left over', () => {
    for (const time of [0, 0.1, 1, 4]) {
      expect(mmcTimeBeyond(8, 0.1, 1, time)).toBeCloseTo(Math.exp(-2 * time), 12);
    }
    expect(mmcTimeQuantile(8, 0.1, 1, 0.95)).toBeCloseTo(-Math.log(0.05) / 2, 9);
  });

  test.each([
    [30, 4],
    [20, 3],
    [5, 2],
  ])('have the mean of the closed form (%i requests a second, %i servers)', (arrivals, servers) => {
    // The mean is the area under the chance to take longer; 20 at .1 s and 3 servers is the limit of the quotient.
    let area = 0;
    const step = 0.001;
    for (let time = step / 2; time < 10; time += step) {
      area += step * mmcTimeBeyond(arrivals, 0.1, servers, time)!;
    }
    expect(area).toBeCloseTo(mmc(arrivals, 0.1, servers)!.meanTime, 5);
  });

  test('are those of a simulation, within its interval', () => {
    const beyond = Array.from({ length: 20 }, (_, seed) => {
      const { times } = simulateServing(
        {
          ...{ arrivals: 30, workers: 4, places: Infinity, timeout: Infinity, cold: null },
          ...{ service: (_n, random) => drawExponential(random, 0.1), batch: { most: 1, wait: 0 } },
        },
        { requests: 8000, warmUp: 1000 },
        createRandom(seed + 1),
      );
      return times.filter((time) => time > 0.3).length / times.length;
    });
    const { low, high } = meanInterval(momentsOf(beyond), 0, 0.999)!;
    const theory = mmcTimeBeyond(30, 0.1, 4, 0.3)!;
    expect(theory).toBeGreaterThanOrEqual(low);
    expect(theory).toBeLessThanOrEqual(high);
  });

  test('the fewest servers for a target, or none that would do', () => {
    const target = { time: 0.5, share: 0.95 };
    const servers = serversWithin(100, 0.1, target)!;
    expect(mmcTimeBeyond(100, 0.1, servers, 0.5)).toBeLessThanOrEqual(0.05);
    expect(mmcTimeBeyond(100, 0.1, servers - 1, 0.5) ?? 1).toBeGreaterThan(0.05);
    expect(serversWithin(100, 0.2, target)).toBeNull();
    expect(serversWithin(0.01, 0.1, target)).toBe(1);
    // A million servers' worth of requests is answered as fast as one's.
    const many = serversWithin(1e6, 0.1, { time: 0.31, share: 0.95 })!;
    expect(mmcTimeBeyond(1e6, 0.1, many, 0.31)).toBeLessThanOrEqual(0.05);
    expect(mmcTimeBeyond(1e6, 0.1, many - 1, 0.31)).toBeGreaterThan(0.05);
    expect(mmcTimeBeyond(10, 0.1, 1, 1)).toBeNull();
    expect(mmcTimeQuantile(10, 0.1, 1, 0.5)).toBeNull();
  });
});
