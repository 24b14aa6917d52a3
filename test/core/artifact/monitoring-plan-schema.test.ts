import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mergeEdit } from '../../../src/core/artifact/merge-edit.ts';
import { IsMonitoringPlan } from '../../../src/core/artifact/monitoring-plan-schema.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { AlarmLine, MonitoringPlan } from '../../../src/core/monitor/monitoring-plan.ts';

const line: AlarmLine = {
  ...{ order: 0, risk: 'Nothing comes', log: 'log' as Id, group: '', severity: 'page' },
  watches: { by: 'signal', signal: { of: 'rows' } },
  rule: { bad: 'below', raise: 10, clear: 12, forWindows: 1 },
  ...{ silences: [], action: '', owner: '', dropped: null, verdicts: {} },
};
const plan = (change: object): unknown => ({ note: '', lines: { a: { ...line, ...change } } });

describe('the schema of a monitoring plan', () => {
  it('takes what the app makes', () => expect(v.is(IsMonitoringPlan, plan({}))).toBe(true));

  it.each([
    ['a signal of another kind', { watches: { by: 'signal', signal: { of: 'weather' } } }],
    ['a level to end at beyond the one to begin at', { rule: { ...line.rule, clear: 9 } }],
    ['a duration of no window', { rule: { ...line.rule, forWindows: 0 } }],
    ['a verdict of no time', { verdicts: { soon: { useful: true, note: '', by: '', atMs: 0 } } }],
    ['a severity that is none', { severity: 'loud' }],
  ])('refuses %s', (_, change) => expect(v.is(IsMonitoringPlan, plan(change))).toBe(false));
});

describe('two tabs at one plan', () => {
  const body = (change: Partial<AlarmLine>): MonitoringPlan['body'] => ({
    note: '',
    lines: { a: { ...line, ...change } },
  });
  const verdict = { useful: true, note: '', by: 'Ann', atMs: 1 };

  it('both judge episodes of an alarm, and one changes its owner: all of it stands', () => {
    const stored = newDocument(
      'monitoringPlan',
      { id: 'plan' as Id, projectId: 'project' as Id, name: 'Plan', nowMs: 0 },
      body({ verdicts: { '100': verdict }, owner: 'Ann' }),
    );
    const edit = { from: { body: body({}) }, to: { body: body({ verdicts: { '200': verdict } }) } };
    const { change, clashes } = mergeEdit(stored, edit);
    expect(clashes).toEqual([]);
    expect(change.body).toEqual(body({ verdicts: { '100': verdict, '200': verdict }, owner: 'Ann' }));
  });
});
