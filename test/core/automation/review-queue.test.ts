import { describe, expect, test } from 'vitest';
import { mostReviewed, reviewQueue } from '../../../src/core/automation/review-queue.ts';

const TEAM = { people: 1, hours: 8, minutes: 6, cases: 80, busy: 0.85 };

describe('the queue before the reviewers', () => {
  test('of one person is M/M/1: half busy, a case waits as long as one takes', () => {
    // 40 cases in 480 minutes of 6 minutes each: load 1/2, wait = load / (1 - load) x 6 minutes.
    const queue = reviewQueue(TEAM, 0.5);
    expect(queue).toMatchObject({ arriving: 40, capacity: 80, needed: 1 });
    expect(queue.utilisation).toBeCloseTo(0.5, 12);
    expect(queue.meanWait).toBeCloseTo(6, 12);
  });

  test('grows without end where all the time is needed, and one more person ends that', () => {
    expect(reviewQueue(TEAM, 1)).toMatchObject({ meanWait: null, utilisation: 1, needed: 2 });
    expect(reviewQueue({ ...TEAM, people: 2 }, 1).meanWait).toBeGreaterThan(0);
    expect(reviewQueue(TEAM, 1, 0.5).meanWait).toBeCloseTo(3, 12);
    expect(reviewQueue(TEAM, 0)).toMatchObject({ meanWait: 0, needed: 0, utilisation: 0 });
  });

  test('as many rows as the team can take keep it busy as wanted', () => {
    expect(mostReviewed({ n: 1000 }, TEAM)).toBe(850);
    expect(mostReviewed({ n: 1000 }, { ...TEAM, cases: 8000 })).toBe(8);
    expect(mostReviewed({ n: 1000 }, { ...TEAM, people: 9 })).toBe(1000);
  });
});
