import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrillClock } from '../../../src/stages/deployment/rollback/drill-clock.svelte.ts';

describe('the clock of a drill', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const next = (clock: DrillClock, afterMs: number): void => {
    vi.advanceTimersByTime(afterMs);
    clock.next();
  };

  it('times each step, and goes on while the page is away', () => {
    const clock = new DrillClock('p');
    expect([clock.running, clock.started, clock.whole]).toEqual([null, false, null]);
    clock.start();
    next(clock, 60_000);
    expect([clock.running, clock.ms('detect'), clock.ms('switch')]).toEqual(['decide', 60_000, null]);
    vi.advanceTimersByTime(5_000);
    const back = new DrillClock('p');
    next(back, 5_000);
    next(back, 1_000);
    next(back, 2_000);
    expect(back.whole).toEqual({ detect: 60_000, decide: 10_000, switch: 1_000, verify: 2_000 });
    expect(back.totalMs).toBe(73_000);
    expect(new DrillClock('other').started).toBe(false);
  });

  it('takes times that were typed, keeps those that are done when stopped, and begins anew', () => {
    const clock = new DrillClock('p');
    clock.start();
    next(clock, 10_000);
    clock.stop();
    expect([clock.running, clock.ms('detect'), clock.ms('decide')]).toEqual([null, 10_000, null]);
    clock.type('decide', 1);
    clock.type('switch', 2);
    expect(clock.whole).toBeNull();
    clock.type('verify', 3);
    expect(clock.whole).toEqual({ detect: 10_000, decide: 1, switch: 2, verify: 3 });
    clock.type('verify', null);
    expect(clock.whole).toBeNull();
    clock.start();
    expect([clock.ms('detect'), clock.ms('decide')]).toEqual([0, null]);
    clock.clear();
    expect(new DrillClock('p').started).toBe(false);
  });
});
