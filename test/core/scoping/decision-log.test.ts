import { describe, expect, it } from 'vitest';
import type { Audit, AuditLine } from '../../../src/core/evaluation/audit.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import type { DataDefinition } from '../../../src/core/labels/data-definition.ts';
import type { AlarmLine, MonitoringPlan } from '../../../src/core/monitor/monitoring-plan.ts';
import type { RegistryEvent } from '../../../src/core/registry/registry.ts';
import type { DecisionEvent } from '../../../src/core/scoping/decision.ts';
import { decisionLog, type DecisionRecords } from '../../../src/core/scoping/decision-log.ts';

const NOTHING: DecisionRecords = {
  ...{ decisions: [], changes: [], definitions: [], audits: [], monitoringPlan: null },
  nameOfModel: (model) => `model ${model}`,
  pathOfAudit: () => ['evaluation', 'e', 'fairness'],
};
const event = <Kind extends string, Body>(kind: Kind, id: string, atMs: number, body: Body) => ({
  ...{ id: id as Id, projectId: 'p' as Id, kind, atMs, by: 'Ada', body },
});
const decision = (id: string, atMs: number, body: Partial<DecisionEvent['body']>): DecisionEvent =>
  event('decision', id, atMs, { stage: 'data', state: 'decided', words: id, why: '', evidence: [], ...body });
const change = (id: string, atMs: number, body: Partial<RegistryEvent['body']>): RegistryEvent =>
  event('registry', id, atMs, { model: 'm' as Digest, stage: 'production', why: '', ...body });

describe('the log of decisions', () => {
  it('has nothing where nothing was decided', () => {
    expect(decisionLog(NOTHING)).toEqual([]);
  });

  it('tells what was decided with the question it settles, not what is open or was taken back', () => {
    const asked = decision('asked', 1, { state: 'open', words: 'Merge the two classes?' });
    const settled = decision('settled', 2, { words: 'Merge them', why: 'rare', settles: asked.id });
    const back = decision('back', 4, { takesBack: 'mistake' as Id });
    const go = decision('go', 5, { stage: 'scoping', words: 'Go' });
    const log = decisionLog({
      ...NOTHING,
      decisions: [asked, settled, decision('mistake', 3, {}), back, go],
    });

    expect(log.map(({ what }) => what)).toEqual(['Go', 'Merge them']);
    expect(log[0]!.place).toEqual({ stage: 'scoping', path: [], query: { field: 'decision' } });
    expect(log[1]).toMatchObject({ why: 'rare', by: 'Ada', atMs: 2, asked, event: settled, place: null });
  });

  it('tells stages of models from when they hold, and why one was given although a rule did not hold', () => {
    const gates = [
      { what: 'All gates pass', holds: false, why: 'Recall' },
      { what: 'A day in canary', holds: true, why: '2 days' },
    ];
    const changes = [
      change('later', 9, { stage: 'retired', sinceMs: 3 }),
      change('first', 5, { why: 'better on every slice', gates, override: 'the old one is down' }),
    ];

    expect(decisionLog({ ...NOTHING, changes })).toMatchObject([
      {
        ...{ atMs: 5, stage: 'deployment', what: '“model m” goes into production' },
        why: 'better on every slice. Although “All gates pass” did not hold: the old one is down',
      },
      { atMs: 3, what: '“model m” is retired', why: '' },
    ]);
  });

  it('tells versions of the definition, and which one took the place of an earlier one', () => {
    const versions = [1, 2].map((number) => ({ number, atMs: number, note: `note ${String(number)}` }));
    const definition = { id: 'd', body: { versions } } as unknown as DataDefinition;

    expect(decisionLog({ ...NOTHING, definitions: [definition] })).toMatchObject([
      { what: 'Version 2 of the data definition is in force', why: 'note 2', by: '', since: '' },
      { what: 'Version 1 of the data definition is in force', since: 'version 2 took its place' },
    ]);
  });

  it('tells what of fairness was accepted, also where it was measured again since', () => {
    const line = (risk: string, seenMs: number): AuditLine =>
      ({
        ...{ order: 0, risk, accepted: { by: 'Ada', atMs: 10, note: 'small' } },
        result: { seenMs },
      }) as AuditLine;
    const lines = { a: line('later', 11), b: line('before', 9), c: { ...line('not', 1), accepted: null } };
    const audit = { id: 'audit', body: { lines } } as unknown as Audit;

    const log = decisionLog({ ...NOTHING, audits: [audit] });
    expect(log.map(({ what, since }) => [what, since])).toEqual([
      ['Fairness: “later” is accepted as it stands', 'it was measured again'],
      ['Fairness: “before” is accepted as it stands', ''],
    ]);
    expect(log[0]!.place?.path).toEqual(['evaluation', 'e', 'fairness']);
  });

  it('tells alarms that were dropped, silenced or judged, where somebody said why', () => {
    const line = {
      ...{ order: 0, log: 'log', risk: 'It gets darker' },
      dropped: { why: 'lamps are measured', by: 'Ada', atMs: 40 },
      silences: [
        { fromMs: 20, toMs: 86_400_020, reason: 'lamps are changed' },
        { fromMs: 21, toMs: 22, reason: ' ' },
      ],
      verdicts: {
        '86400000': { useful: false, note: 'a holiday', by: 'Bo', atMs: 30 },
        '99': { useful: true, note: '', by: 'Bo', atMs: 31 },
      },
    } as unknown as AlarmLine;
    const monitoringPlan = { body: { lines: { line } } } as unknown as MonitoringPlan;

    const log = decisionLog({ ...NOTHING, monitoringPlan });
    expect(log.map(({ what, why, by }) => [what, why, by])).toEqual([
      ['Alarm “It gets darker” is dropped', 'lamps are measured', 'Ada'],
      ['Alarm “It gets darker” of 1970-01-02 was of no use', 'a holiday', 'Bo'],
      ['Alarm “It gets darker” is silenced until 1970-01-02', 'lamps are changed', ''],
    ]);
    expect(log[0]!.place).toEqual({ stage: 'monitoring', path: ['alarms', 'line'], query: { log: 'log' } });
    expect(new Set(log.map(({ key }) => key)).size).toBe(3);
  });
});
