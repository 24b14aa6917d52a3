import { expect, test } from 'vitest';
import { reviewersFor } from '../../../src/core/automation/reviewers.ts';

test('reviewers: 60 cases an hour, half to people, 6 minutes each', () => {
  const load = { casesPerHour: 60, share: 0.5, minutes: 6, wait: { minutes: 10, share: 0.05 } };
  // 3 Erlang: with 4 people C = .509, P(wait > 10) = .509 exp(-10/6) = .096; with 5 C = .236, .236 exp(-20/6) = .0084.
  const found = reviewersFor(load);
  expect(found.reviewers).toBe(5);
  expect(found.utilisation).toBeCloseTo(3 / 5, 12);
  expect(found.meanWait).toBeCloseTo((0.2361 * 6) / 2, 3);
  expect(reviewersFor({ ...load, wait: { minutes: 10, share: 0.1 } }).reviewers).toBe(4);
  expect(reviewersFor({ ...load, share: 0 })).toEqual({ reviewers: 0, utilisation: 0, meanWait: 0 });
});
