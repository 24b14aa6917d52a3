import { describe, expect, test } from 'vitest';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import {
  couldGoBack,
  recoveryTimes,
  timeToRecover,
  type DrillEvent,
  type DrillResult,
} from '../../../src/core/registry/rollback-drill.ts';
import { gatesFor, judgeGate, type GateAsk, type GateFacts } from '../../../src/core/registry/stage-rules.ts';

const DAY = 86_400_000;
const table = 't' as Digest;

const drill = (atMs: number, minutes: readonly number[], more: Partial<DrillResult> = {}): DrillEvent => ({
  id: `d${String(atMs)}` as Id,
  projectId: 'p' as Id,
  kind: 'drill',
  atMs,
  by: '',
  body: {
    from: null,
    to: 'm' as Digest,
    stepsMs: { detect: minutes[0]!, decide: minutes[1]!, switch: minutes[2]!, verify: minutes[3]! },
    data: { table, stops: [] },
    replay: { table, rows: 200, answered: 200, ms: 300 },
    note: '',
    ...more,
  },
});

describe('time to recover', () => {
  const drills = [
    drill(1, [1, 2, 3, 4]),
    drill(2, [10, 20, 5, 5]),
    drill(3, [2, 8, 1, 1]),
    drill(4, [1, 1, 1, 1]),
  ];

  test('is the sum of the steps; median and worst are over the drills that count', () => {
    expect(drills.map(({ body }) => timeToRecover(body))).toEqual([10, 40, 12, 4]);
    expect(recoveryTimes(drills)).toEqual({
      drills: 4,
      medianMs: 11,
      worstMs: 40,
      slowest: 'decide',
      latestMs: 4,
    });
    const back = { ...drill(5, [9, 9, 9, 9]) };
    const withBack = [...drills, { ...back, body: { ...back.body, takesBack: 'd2' as Id } }];
    expect(recoveryTimes(withBack.toReversed())).toMatchObject({ drills: 3, medianMs: 10, worstMs: 12 });
  });

  test('is not known without a drill', () => {
    expect(recoveryTimes([])).toEqual({
      drills: 0,
      medianMs: null,
      worstMs: null,
      slowest: null,
      latestMs: null,
    });
  });

  test('counts for nothing where the older model cannot run', () => {
    expect(couldGoBack(drills[0]!.body)).toBe(true);
    expect(couldGoBack({ ...drills[0]!.body, data: { table, stops: ['“income” is missing.'] } })).toBe(false);
    expect(couldGoBack({ ...drills[0]!.body, replay: { table, rows: 200, answered: 199, ms: 1 } })).toBe(
      false,
    );
    expect(couldGoBack({ ...drills[0]!.body, data: null, replay: { why: 'A rule has no file.' } })).toBe(
      true,
    );
  });
});

describe('a gate before a change of stage', () => {
  const facts: GateFacts = {
    model: 'm' as Digest,
    nowMs: 100 * DAY,
    periods: [
      { model: 'm' as Digest, stage: 'canary', fromMs: 90 * DAY, toMs: 91 * DAY, event: 'e' as Id },
      { model: 'm' as Digest, stage: 'shadow', fromMs: 91 * DAY, toMs: 99 * DAY, event: 'e' as Id },
      { model: 'm' as Digest, stage: 'canary', fromMs: 99 * DAY, toMs: null, event: 'e' as Id },
      { model: 'other' as Digest, stage: 'canary', fromMs: 0, toMs: null, event: 'e' as Id },
    ],
    drills: [drill(70 * DAY, [1, 1, 1, 1])],
    targets: [
      { name: 'Accuracy', state: 'pass' },
      { name: 'Latency', state: 'pass' },
    ],
    said: new Set(['yes']),
  };
  const holds = (ask: GateAsk, more: Partial<GateFacts> = {}, id = 'gate') =>
    judgeGate({ id, from: null, to: 'production', ask }, { ...facts, ...more });

  test('of targets holds where all pass, and names those that do not', () => {
    expect(holds({ asks: 'targets' })).toEqual({ holds: true, why: 'all 2' });
    const open = [...facts.targets!, { name: 'Recall', state: 'inconclusive' as const }];
    expect(holds({ asks: 'targets' }, { targets: open })).toEqual({ holds: false, why: 'Recall' });
    const waiting = [...facts.targets!, { name: 'Recall', state: null }];
    expect(holds({ asks: 'targets' }, { targets: waiting }).holds).toBeNull();
    expect(holds({ asks: 'targets' }, { targets: null }).holds).toBe(false);
    expect(holds({ asks: 'targets' }, { targets: [] }).holds).toBe(false);
  });

  test('of time counts every stretch of the model itself', () => {
    expect(holds({ asks: 'held', stage: 'canary', days: 2 })).toEqual({ holds: true, why: '2 days so far' });
    expect(holds({ asks: 'held', stage: 'canary', days: 2.5 }).holds).toBe(false);
    expect(holds({ asks: 'held', stage: 'production', days: 1 })).toEqual({
      holds: false,
      why: 'never so far',
    });
  });

  test('of a drill asks for a late one that could be done', () => {
    expect(holds({ asks: 'drill', days: 30 }).holds).toBe(true);
    expect(holds({ asks: 'drill', days: 29 })).toEqual({ holds: false, why: 'practised 30 days ago' });
    expect(holds({ asks: 'drill', days: 29 }, { drills: [] }).holds).toBe(false);
    const failed = drill(99 * DAY, [1, 1, 1, 1], { data: { table, stops: ['“income” is missing.'] } });
    expect(holds({ asks: 'drill', days: 29 }, { drills: [...facts.drills, failed] }).holds).toBe(false);
  });

  test('of a word asks a person', () => {
    expect(holds({ asks: 'word', words: 'judged' }).holds).toBe(false);
    expect(holds({ asks: 'word', words: 'judged' }, {}, 'yes').holds).toBe(true);
  });

  test('belongs to where a model goes and comes from', () => {
    const ask: GateAsk = { asks: 'targets' };
    const gates = [
      { id: 'a', from: null, to: 'production' as const, ask },
      { id: 'b', from: 'canary' as const, to: 'production' as const, ask },
      { id: 'c', from: null, to: 'canary' as const, ask },
    ];
    expect(gatesFor(gates, 'shadow', 'production').map(({ id }) => id)).toEqual(['a']);
    expect(gatesFor(gates, 'canary', 'production').map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
