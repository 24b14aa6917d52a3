import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { IsRolloutPlan } from '../../../src/core/artifact/plan-schema.ts';
import { DEFAULT_BLUE_GREEN } from '../../../src/core/rollout/blue-green-settings.ts';
import { DEFAULT_PLAN } from '../../../src/core/rollout/plan.ts';
import { DEFAULT_SIMULATION } from '../../../src/core/rollout/rollout-simulation.ts';

const withSimulation = (change: object): unknown => ({
  ...{ plan: DEFAULT_PLAN, note: '' },
  simulation: { ...DEFAULT_SIMULATION, ...change },
});

describe('how a plan is tried', () => {
  test('is kept with it, with what a newer version added', () => {
    const given = withSimulation({ champion: 'a'.repeat(64), signals: { errors: 'failed' }, more: 1 });
    expect(v.parse(IsRolloutPlan, given)).toEqual(given);
  });
  test.each<[string, object]>([
    ['a digest that is none', { champion: 'x' }],
    ['no rollouts', { runs: 0 }],
    ['more rollouts than are made', { runs: 10_001 }],
    ['a share above 1', { drift: 1.5 }],
    ['a signal that is none', { signals: { errors: 'luck' } }],
    [
      'a service that takes no time',
      { service: { ...DEFAULT_SIMULATION.service, champion: { failureRate: 0, medianMs: 0, p99Ms: 1 } } },
    ],
    ['half a limit', { limits: { ...DEFAULT_SIMULATION.limits, harmed: 0.5 } }],
  ])('refuses %s', (_, change) => {
    expect(v.is(IsRolloutPlan, withSimulation(change))).toBe(false);
  });
});

test('how two environments are run is kept, and refused where it cannot be', () => {
  const withSwitch = (change: object): unknown => ({
    ...{ plan: DEFAULT_PLAN, note: '', blueGreen: { ...DEFAULT_BLUE_GREEN, ...change } },
  });
  expect(v.parse(IsRolloutPlan, withSwitch({ switchAtMs: null }))).toEqual(withSwitch({ switchAtMs: null }));
  for (const wrong of [{ servers: 0 }, { movePercent: 101 }, { coldFactor: 0.5 }, { noticedBy: 'luck' }])
    expect(v.is(IsRolloutPlan, withSwitch(wrong))).toBe(false);
});
