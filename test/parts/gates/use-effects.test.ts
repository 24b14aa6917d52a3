import { describe, expect, it } from 'vitest';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Target, TargetUse } from '../../../src/core/brief/target.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { TargetDraft } from '../../../src/parts/gates/target-draft.svelte.ts';
import { useEffects } from '../../../src/parts/gates/use-effects.ts';
import type { Alarms } from '../../../src/session/alarms.svelte.ts';
import type { OpenProject } from '../../../src/session/open-project.svelte.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN } from '../../../src/core/rollout/plan.ts';

const log = { id: 'log', name: 'Production' };
const plan = {
  id: 'plan',
  body: {
    plan: { ...DEFAULT_PLAN, metrics: [{ ...DEFAULT_METRIC, id: 'right' }] },
    guardrails: { right: 't' },
  },
};
const cited = { ref: { to: 'document', id: 't', rev: 1 } };
const sheet = { id: 'scoping', name: 'Scoping sheet', body: { answers: { metrics: { evidence: [cited] } } } };
const open = {
  ...{ slices: [], models: [], definitions: [], tables: [], estimates: [], object: () => null },
  ...{ logs: [log], rolloutPlans: [plan], worksheets: [sheet], decisions: { events: [] } },
} as unknown as OpenProject;
/** The log is at 75%. */
const alarms = {
  ofTarget: (_: unknown, __: unknown, { body }: Target) => ({
    ...{ line: { dropped: null }, isStored: false, why: body.measure.metric === 'r2' ? 'no figure' : '' },
    now: { state: body.value > 0.75 ? 'on' : 'quiet' },
  }),
} as unknown as Alarms;

const target = (where: readonly TargetUse[]): Target =>
  newDocument(
    'target',
    { id: 't' as Id, projectId: 'p' as Id, name: 'Right', nowMs: 0 },
    {
      measure: { metric: 'accuracy', params: {}, slice: null, against: null, statistic: 'value' },
      ...{ direction: 'atLeast', value: 0.8, unit: 'fraction', decide: 'point', where },
      ...{ minRows: 30, owner: '', note: '' },
    },
  );
const draft = (where: readonly TargetUse[]) => new TargetDraft(open, null, target(where), '');
const states = (of: TargetDraft) =>
  useEffects(of, open, alarms).alarms.map(({ before, after }) => [before, after]);

describe('what a change of a target touches besides verdicts', () => {
  it('nothing while it says what is written', () => {
    const { plans, alarms: on, citations } = useEffects(draft(['alarm']), open, alarms);
    expect([plans, on, citations.sheets]).toEqual([[], [], []]);
  });

  it('another bound: plans that follow it, alarms that stand otherwise, sheets that cite it', () => {
    const lower = draft(['alarm']);
    lower.typed = 60;
    const found = useEffects(lower, open, alarms);
    expect(found.plans.map(({ plan: { id }, metric }) => [id, metric])).toEqual([['plan', 'right']]);
    expect(found.alarms).toEqual([{ log, before: 'on', after: 'quiet' }]);
    expect(found.citations.sheets).toEqual([sheet]);
    lower.typed = 90;
    expect(states(lower)).toEqual([]);
  });

  it('another owner touches what cites it, not what follows its bound', () => {
    const renamed = draft(['alarm']);
    renamed.owner = 'Bea';
    expect(useEffects(renamed, open, alarms)).toMatchObject({
      ...{ plans: [], alarms: [] },
      citations: { sheets: [sheet] },
    });
  });

  it('watched from now on, or no longer', () => {
    const more = draft(['gate']);
    more.use('alarm', true);
    expect(states(more)).toEqual([[null, 'on']]);
    const less = draft(['gate', 'alarm']);
    less.use('alarm', false);
    expect(states(less)).toEqual([['on', null]]);
    const fresh = new TargetDraft(open, null, {}, '');
    [fresh.typed, fresh.uses] = [90, ['alarm']];
    expect(states(fresh)).toEqual([[null, 'on']]);
    expect(useEffects(fresh, open, alarms).citations.sheets).toEqual([]);
  });
});
