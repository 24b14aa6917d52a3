import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import {
  courseOf,
  daysToReach,
  releasesToSupport,
  shareBehind,
  sharesByAge,
  worstBehind,
  type Fleet,
} from '../../../src/core/serving/fleet-versions.ts';

const FLEET: Fleet = { releaseEveryDays: 5, updatePerDay: 0.1, never: 0.02 };

/** Releases behind of each device on a day, one device and one day after the other. */
function simulated({ releaseEveryDays, updatePerDay, never }: Fleet, day: number, devices: number): number[] {
  const random = createRandom(7);
  const latest = Math.floor(day / releaseEveryDays);
  return Array.from({ length: devices }, (_, device) => {
    if (device < never * devices) return latest;
    let version = 0;
    for (let d = 0; d < day; d++) {
      if (random.uniform() < updatePerDay) version = Math.floor(d / releaseEveryDays);
    }
    return latest - version;
  });
}

describe('versions of a fleet', () => {
  test.each([0, 4, 5, 12, 47, 60])('are those of devices simulated one by one, day %i', (day) => {
    const devices = 20_000;
    const behind = simulated(FLEET, day, devices);
    const shares = sharesByAge(FLEET, day, 4);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    shares.forEach((share, age) => {
      const count = behind.filter((one) => (age < 5 ? one === age : one > 4)).length;
      // Five standard errors.
      const spread = 5 * Math.sqrt(Math.max(share * (1 - share), 0) / devices);
      expect(Math.abs(count / devices - share)).toBeLessThanOrEqual(spread + 1e-12);
    });
  });

  test('the worst moment is that of a release, and no other one is worse', () => {
    const days = Array.from({ length: 200 }, (_, day) => shareBehind(FLEET, day, 2));
    expect(Math.max(...days)).toBeCloseTo(worstBehind(FLEET, 2), 12);
    expect(worstBehind(FLEET, 2)).toBeCloseTo(0.02 + 0.98 * 0.9 ** 10, 12);
    expect(worstBehind(FLEET, 0)).toBe(1);
  });

  test('a release makes every device one release older at once', () => {
    const course = courseOf(FLEET, 12, 3);
    expect(course.map(({ day }) => day)).toEqual([0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10, 11, 12]);
    const [before, after] = course.filter(({ day }) => day === 10).map(({ shares }) => shares);
    expect(after![0]).toBe(0);
    expect(after!.slice(1, 3)).toEqual(before!.slice(0, 2));
    expect(before![0]).toBeCloseTo(0.98 * (1 - 0.9 ** 5), 12);
    expect(course[0]!.shares).toEqual([1, 0, 0, 0, 0]);
  });

  test('the oldest to be supported is the first whose worst share is tolerated', () => {
    for (const tolerance of [0.5, 0.1, 0.03, 0.021]) {
      const releases = releasesToSupport(FLEET, tolerance)!;
      expect(worstBehind(FLEET, releases)).toBeLessThanOrEqual(tolerance);
      expect(worstBehind(FLEET, releases - 1)).toBeGreaterThan(tolerance);
    }
    // .9^(k * 5) of 98% is at most 8%: k = 4.755 rounded up.
    expect(releasesToSupport(FLEET, 0.1)).toBe(5);
  });

  test('there is none where more devices never update than may be left out', () => {
    expect(releasesToSupport(FLEET, 0.02)).toBeNull();
    expect(releasesToSupport({ ...FLEET, updatePerDay: 0 }, 0.5)).toBeNull();
    expect(releasesToSupport({ ...FLEET, never: 1 }, 0.5)).toBeNull();
    expect(releasesToSupport(FLEET, 1)).toBe(0);
    expect(releasesToSupport({ ...FLEET, updatePerDay: 1 }, 0.05)).toBe(1);
  });

  test('days until half of them have a release', () => {
    expect(daysToReach(FLEET, 0.5)).toBe(7);
    expect(daysToReach({ updatePerDay: 0.5 }, 0.75)).toBe(2);
    expect(daysToReach({ updatePerDay: 1 }, 0.99)).toBe(1);
    expect(daysToReach({ updatePerDay: 0 }, 0.5)).toBeNull();
  });
});
