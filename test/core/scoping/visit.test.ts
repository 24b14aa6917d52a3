import { expect, test } from 'vitest';
import { ABSENCE_MS, visitAt } from '../../../src/core/scoping/visit.ts';

test('a visit lasts until an hour without a sign, then the next begins where it ended', () => {
  const first = visitAt(undefined, 1000);
  expect(first).toEqual({ sinceMs: null, seenMs: 1000 });
  const later = visitAt(first, 1000 + ABSENCE_MS - 1);
  expect(later).toEqual({ sinceMs: null, seenMs: 1000 + ABSENCE_MS - 1 });
  const second = visitAt(later, later.seenMs + ABSENCE_MS);
  expect(second).toEqual({ sinceMs: later.seenMs, seenMs: later.seenMs + ABSENCE_MS });
  expect(visitAt(second, second.seenMs + 5)).toEqual({ sinceMs: later.seenMs, seenMs: second.seenMs + 5 });
});

test('a clock that was set back begins no visit', () => {
  const visit = { sinceMs: 5, seenMs: 9_000_000 };
  expect(visitAt(visit, 100)).toEqual({ sinceMs: 5, seenMs: 100 });
});
