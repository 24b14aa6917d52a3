import { describe, expect, it } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { ProjectFacts, TargetFact } from '../../../src/core/scoping/project-facts.ts';
import { proveTests } from '../../../src/core/scoping/prove-tests.ts';
import { READINESS_TESTS } from '../../../src/core/scoping/test-score-tests.ts';
import type { StageGate } from '../../../src/core/registry/stage-rules.ts';

const DAY_MS = 86_400_000;
const nowMs = 1_700_000_000_000;

const NOTHING: ProjectFacts = {
  ...{ nowMs, expectations: [], skew: null, simpler: null, targets: [], sheets: [], audits: [], fits: [] },
  ...{ stageGates: [], overridden: false, plans: [], live: null, logs: [], alarms: [], timed: [] },
  drills: { drills: 0, medianMs: null, worstMs: null, slowest: null, latestMs: null, lastWorked: false },
};
const source = (what: string) => ({
  ...{ what, stage: 'data', path: [] },
  ref: { to: 'document', id: what as Id, rev: 1 } as const,
});
const target = (what: string, more: Partial<TargetFact> = {}): TargetFact => ({
  ...source(what),
  ...{ isGate: true, ofSlice: false, between: false, ofLatency: false, state: 'pass' },
  ...more,
});
const rule = (ask: StageGate['ask']): StageGate => ({ id: 'g', from: null, to: 'production', ask });
const TARGETS = rule({ asks: 'targets' });
const alarm = (of: ProjectFacts['alarms'][number]['of'], ofLatency = false) => ({
  ...source(`alarm on ${of}`),
  of,
  ofLatency,
});
const proofOf = (test: string, facts: Partial<ProjectFacts>) => {
  const proof = proveTests({ ...NOTHING, ...facts })[test]!;
  return [proof.points, proof.isAgainst] as const;
};

describe('proveTests', () => {
  it('gives nothing for an empty project, with a reason, and only for tests there are', () => {
    const proofs = proveTests(NOTHING);
    const known = new Set(READINESS_TESTS.map(({ id }) => id));
    expect(Object.keys(proofs)).toHaveLength(14);
    for (const [id, proof] of Object.entries(proofs)) {
      expect(known).toContain(id);
      expect(proof).toMatchObject({ points: 0, evidence: null, isAgainst: false });
      expect(proof.words).toMatch(/\.$/);
    }
  });

  const level = (name: string, value: number, reach = 0.01) => ({
    ...{ name, value, low: value - reach, high: value + reach },
  });
  const simpler = (others: readonly ReturnType<typeof level>[], higherIsBetter = true) => ({
    ...{ ...source('evaluation'), metric: 'accuracy', higherIsBetter, model: level('trees', 0.8), others },
  });
  const checked = (served: boolean) => ({
    ...source('set'),
    checked: [{ table: 'July', served, anomalies: 2 }],
  });
  const audit = (accepted: number, beyond: number) => ({
    ...{ ...source('audit'), lines: 2, measured: 2, accepted, beyond },
  });
  const drills = (daysAgo: number, lastWorked = true): ProjectFacts['drills'] => ({
    ...{ drills: 2, medianMs: 720_000, worstMs: 900_000, slowest: 'decide', lastWorked },
    latestMs: nowMs - daysAgo * DAY_MS,
  });
  const log = { ...source('log'), counted: true, newestMs: nowMs - DAY_MS };
  const live = { ...source('trees'), sinceMs: nowMs - 30 * DAY_MS };
  const plan = (steps: number, guardrails: number) => ({ ...source('plan'), steps, guardrails });
  const held = rule({ asks: 'held', stage: 'canary', days: 1 });
  const drillRule = rule({ asks: 'drill', days: 90 });

  it.each<[string, string, Partial<ProjectFacts>, readonly [number, boolean]]>([
    ['data.schema', 'expectations', { expectations: [checked(false)] }, [0.5, false]],
    ['model.simpler', 'no baseline', { simpler: simpler([]) }, [0, false]],
    ['model.simpler', 'a worse baseline', { simpler: simpler([level('majority', 0.6)]) }, [0.5, false]],
    ['model.simpler', 'intervals that meet', { simpler: simpler([level('majority', 0.785)]) }, [0, false]],
    [
      'model.simpler',
      'one of two as good',
      { simpler: simpler([level('a', 0.6), level('b', 0.8)]) },
      [0, true],
    ],
    ['model.simpler', 'an error, larger', { simpler: simpler([level('mean', 0.9)], false) }, [0.5, false]],
    ['model.simpler', 'an error, smaller', { simpler: simpler([level('mean', 0.7)], false) }, [0, true]],
    ['model.slices', 'a sheet', { sheets: [source('sheet')] }, [0.5, false]],
    ['model.slices', 'a gate on all rows', { targets: [target('t')] }, [0, false]],
    ['model.slices', 'a gate on a slice', { targets: [target('t', { ofSlice: true })] }, [0.5, false]],
    [
      'model.slices',
      'asked for',
      { targets: [target('t', { ofSlice: true })], stageGates: [TARGETS] },
      [1, false],
    ],
    [
      'model.slices',
      'asked for and missed',
      { targets: [target('t', { ofSlice: true, state: 'fail' })], stageGates: [TARGETS] },
      [0, true],
    ],
    ['model.inclusion', 'open lines', { audits: [audit(1, 0)] }, [0.5, false]],
    ['model.inclusion', 'a line beyond', { audits: [audit(0, 1)] }, [0, true]],
    [
      'model.inclusion',
      'accepted, and a difference as a gate',
      { audits: [audit(2, 0)], targets: [target('t', { between: true })], stageGates: [TARGETS] },
      [1, false],
    ],
    ['infrastructure.reproducible', 'fitted once', { fits: [{ ...source('r'), times: 1 }] }, [0, false]],
    ['infrastructure.reproducible', 'fitted twice', { fits: [{ ...source('r'), times: 2 }] }, [0.5, false]],
    ['infrastructure.gate', 'gates', { targets: [target('t')] }, [0.5, false]],
    ['infrastructure.gate', 'and a rule', { targets: [target('t')], stageGates: [TARGETS] }, [1, false]],
    [
      'infrastructure.gate',
      'a rule passed over',
      { targets: [target('t')], stageGates: [TARGETS], overridden: true },
      [0.5, false],
    ],
    ['infrastructure.canary', 'no guardrail', { plans: [plan(3, 0)] }, [0, false]],
    ['infrastructure.canary', 'a plan', { plans: [plan(3, 1)] }, [0.5, false]],
    ['infrastructure.canary', 'asked for', { plans: [plan(3, 1)], stageGates: [held] }, [1, false]],
    ['infrastructure.rollback', 'practised', { drills: drills(5) }, [0.5, false]],
    ['infrastructure.rollback', 'failed', { drills: drills(5, false) }, [0, true]],
    ['infrastructure.rollback', 'asked for', { drills: drills(5), stageGates: [drillRule] }, [1, false]],
    ['infrastructure.rollback', 'too old', { drills: drills(91), stageGates: [drillRule] }, [0.5, false]],
    ['monitoring.invariants', 'checked when served', { expectations: [checked(true)] }, [0.5, false]],
    ['monitoring.invariants', 'checked otherwise', { expectations: [checked(false)] }, [0, false]],
    ['monitoring.invariants', 'an alarm', { alarms: [alarm('unseen')] }, [1, false]],
    ['monitoring.skew', 'compared', { skew: { ...source('s'), differing: 1, columns: 4 } }, [0.5, false]],
    ['monitoring.stale', 'nobody is told', { live, logs: [log] }, [0, false]],
    ['monitoring.stale', 'an alarm on rows', { live, logs: [log], alarms: [alarm('rows')] }, [0.5, false]],
    ['monitoring.numbers', 'counted', { logs: [log] }, [0.5, false]],
    ['monitoring.numbers', 'an alarm', { logs: [log], alarms: [alarm('missing')] }, [1, false]],
    ['monitoring.speed', 'timed', { timed: [source('trees')] }, [0.5, false]],
    ['monitoring.speed', 'an alarm', { alarms: [alarm('quantile', true)] }, [1, false]],
    ['monitoring.speed', 'an alarm on something else', { alarms: [alarm('quantile')] }, [0, false]],
    ['monitoring.quality', 'an alarm', { alarms: [alarm('expected')] }, [1, false]],
    ['monitoring.quality', 'an alarm on drift', { alarms: [alarm('drift')] }, [0, false]],
  ])('%s with %s', (test, _, facts, expected) => {
    expect(proofOf(test, facts)).toEqual(expected);
  });

  it('says what it saw', () => {
    const proofs = proveTests({ ...NOTHING, live, logs: [log], drills: drills(5), alarms: [alarm('rows')] });
    expect(proofs['infrastructure.rollback']?.words).toContain('2 times, 12 min to recover');
    expect(proofs['monitoring.stale']?.words).toContain(
      'for 30 days; the newest logged window ended 1 day ago',
    );
  });
});
