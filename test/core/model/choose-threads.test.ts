import { describe, expect, it } from 'vitest';
import { whyOneThread, worthMeasuring } from '../../../src/core/model/choose-threads.ts';

const pace = { threads: 2, rows: 1000, ms: 10, whole: 100_000 };

describe('worthMeasuring', () => {
  it('is for runs long enough to pay for the engine loaded twice', () => {
    expect(worthMeasuring(pace)).toBe(false);
    expect(worthMeasuring({ ...pace, whole: 1_000_000 })).toBe(true);
  });

  it('is not where there is one thread to choose from, or nothing to run', () => {
    expect(worthMeasuring({ ...pace, threads: 1, whole: 1_000_000 })).toBe(false);
    expect(worthMeasuring({ threads: 2, rows: 0, ms: 0, whole: 0 })).toBe(false);
  });
});

describe('whyOneThread', () => {
  it('takes the faster one and says what was measured', () => {
    expect(
      whyOneThread({ ...pace, rows: 4096, ms: 44.17 }, { ...pace, rows: 4096, ms: 5.86, threads: 1 }),
    ).toBe('One thread, since it was faster: 4,096 rows took it 5.9 ms, and 2 threads 44 ms.');
    expect(whyOneThread({ ...pace, ms: 6 }, { ...pace, ms: 10, threads: 1 })).toBeNull();
    expect(whyOneThread(pace, { ...pace, threads: 1 })).toBeNull();
  });
});
