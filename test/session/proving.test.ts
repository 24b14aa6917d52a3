import { describe, expect, it } from 'vitest';
import type { Audit, AuditLine } from '../../src/core/evaluation/audit.ts';
import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import { estimate, undefinedBecause } from '../../src/core/kernel/estimate.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN, DEFAULT_STEP } from '../../src/core/rollout/plan.ts';
import type { Alarms } from '../../src/session/alarms.svelte.ts';
import type { Checks } from '../../src/session/checks.svelte.ts';
import type { OpenProject } from '../../src/session/open-project.svelte.ts';
import { auditFacts, simplerFact } from '../../src/session/proving-facts.ts';
import { Proving } from '../../src/session/proving.ts';
import { RegistryBook } from '../../src/session/registry-book.svelte.ts';
import type { Targets } from '../../src/session/targets.svelte.ts';
import { digest, id } from '../storage/fresh-store.ts';

const [table, trees, majority] = [digest('table'), digest('trees'), digest('majority')];

/** A project that holds nothing but what is given. */
function projectWith(parts: object): OpenProject {
  const lists = [
    'expectations',
    'tables',
    'targets',
    'sheets',
    'audits',
    'recipes',
    'rolloutPlans',
    'evaluations',
  ];
  return {
    ...{ id: id('project'), registry: new RegistryBook(id('project')), stageRules: null },
    ...Object.fromEntries([...lists, 'logs', 'latencies'].map((name) => [name, []])),
    ...{ entryWith: () => null, nameOf: (_: unknown, otherwise: string) => otherwise },
    object: (_: string, of: unknown) => ({ source: { type: of === majority ? 'constant' : 'onnx' } }),
    ...parts,
  } as unknown as OpenProject;
}

const evaluated = (
  model: Evaluation['model'],
  results: Readonly<Record<string, number | null>>,
  truth = 'repaid',
) => ({
  entry: { id: id(model), name: model },
  object: {
    ...{ digest: digest(`of ${model}`), table, model, truth },
    results: Object.entries(results).map(([metric, value]) => ({
      measure: { metric, params: {} },
      estimate: value === null ? undefinedBecause('emptySlice', 0) : estimate(value, 100),
    })),
  },
});
const targetsWith = (standing: unknown) => ({ standing: () => standing }) as unknown as Targets;

describe('facts of a project', () => {
  it('compare the latest evaluation with baselines on the same rows, by the first metric that all have', () => {
    const latest = evaluated(trees, { balancedAccuracy: 0.8, accuracy: 0.9 });
    const others = [
      evaluated(majority, { balancedAccuracy: null, accuracy: 0.85 }),
      evaluated(majority, { accuracy: 0.95 }, 'another label'),
      evaluated(digest('other model'), { accuracy: 0.99 }),
    ];
    const open = projectWith({ evaluations: [latest, ...others] });
    const fact = simplerFact(open, targetsWith(latest));
    expect(fact).toMatchObject({ metric: 'accuracy', higherIsBetter: true, model: { value: 0.9, low: 0.9 } });
    expect(fact?.others.map(({ value }) => value)).toEqual([0.85]);
    expect(simplerFact(open, targetsWith(null))).toBeNull();
  });

  it('count the lines of an audit that are measured, accepted as they stand, and beyond what was agreed', () => {
    const result = (value: number) =>
      ({ estimate: estimate(value, 50), seenMs: 10 }) as unknown as AuditLine['result'];
    const line = (more: Partial<AuditLine>): AuditLine => ({
      ...{
        order: 0,
        risk: 'r',
        measure: null,
        direction: 'atMost',
        value: 0.1,
        result: null,
        accepted: null,
      },
      ...more,
    });
    const accepted = (atMs: number) => ({ by: 'Ada', atMs, note: '' });
    const lines = {
      open: line({}),
      within: line({ result: result(0.05) }),
      beyond: line({ result: result(0.2) }),
      taken: line({ result: result(0.2), accepted: accepted(11) }),
      stale: line({ result: result(0.2), accepted: accepted(9) }),
    };
    const audit = { id: id('audit'), rev: 1, body: { truth: 'repaid', lines } } as unknown as Audit;
    expect(auditFacts(projectWith({ audits: [audit] }))[0]).toMatchObject({
      ...{ lines: 5, measured: 4, accepted: 1, beyond: 2 },
    });
  });

  it('prove a canary by steps below all traffic and by guardrails that are looked at and not dry', () => {
    const step = { ...DEFAULT_STEP, weight: 10, analysis: ['seen'] };
    const metric = (name: string, more = {}) => ({
      ...{ ...DEFAULT_METRIC, id: name, failure: { op: '>', value: 0.1 } },
      ...more,
    });
    const proving = new Proving(
      { lastSkew: () => null } as unknown as Checks,
      targetsWith(null),
      {} as Alarms,
    );
    const wordsFor = (metrics: readonly object[]) => {
      const plan = { ...DEFAULT_PLAN, steps: [step, { ...DEFAULT_STEP, weight: 100 }], metrics };
      const document = { id: id('plan'), rev: 1, name: 'Plan', body: { plan, note: '' } };
      const proof = proving.of(projectWith({ rolloutPlans: [document] }))['infrastructure.canary']!;
      return [proof.points, proof.words];
    };
    expect(wordsFor([metric('seen'), metric('unread')])).toEqual([
      0.5,
      '“Plan” has 1 step below all traffic and 1 guardrail; no rule asks for a canary.',
    ]);
    expect(wordsFor([metric('seen', { dryRun: true })])).toEqual([0, '“Plan” lacks a guardrail.']);
    expect(wordsFor([metric('seen', { failure: null })])).toEqual([0, '“Plan” lacks a guardrail.']);
  });
});
