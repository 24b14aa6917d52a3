import { describe, expect, test } from 'vitest';
import { nextSteps, type RuleName } from '../../../src/core/scoping/next-step.ts';
import type { Spot, StandingFacts } from '../../../src/core/scoping/standing-facts.ts';

const spot = (what: string, stage: string, ...path: readonly string[]): Spot => ({ what, stage, path });
const EMPTY: StandingFacts = {
  ringing: [],
  scoping: { begun: false, decided: false, blockers: [] },
  ...{ datasets: 0, definition: 'none', labelings: 0, splits: 0 },
  ...{ models: [], standing: null, gates: { failing: [], undecided: [], all: 0 } },
  ...{
    live: null,
    onTrial: false,
    plans: 0,
    shadows: 0,
    logs: [],
    alarms: 0,
    decisions: [],
    readiness: null,
  },
};
const gbdt = { ...spot('gbdt', 'modeling', 'model', 'g'), evaluated: true };
const standing = {
  ...spot('gbdt on loans', 'modeling', 'evaluation', 'e'),
  ...{ model: gbdt, replaced: false, hasSheet: true },
};
/** Nothing is missing. */
const DONE: StandingFacts = {
  ...EMPTY,
  scoping: { begun: true, decided: true, blockers: [] },
  ...{ datasets: 1, definition: 'inForce', splits: 1, models: [gbdt], standing },
  gates: { failing: [], undecided: [], all: 1 },
  ...{ live: gbdt, plans: 1, shadows: 1, logs: [spot('March', 'monitoring', 'logs', 'm')], alarms: 2 },
  readiness: { score: 6, weakest: 'data' },
};
const rules = (facts: StandingFacts): readonly RuleName[] => nextSteps(facts).map(({ rule }) => rule);

test('where nothing is missing nothing is asked', () => {
  expect(nextSteps(DONE)).toEqual([]);
});

describe('the best step', () => {
  const begun = { begun: true, decided: false, blockers: ['Who has it', 'Is it fair?'] };
  const fresh = { ...gbdt, evaluated: false };

  test.each<readonly [string, StandingFacts, RuleName, string]>([
    ['of an empty project', EMPTY, 'scopeFirst', 'Scope the project'],
    ['with a sheet begun', { ...EMPTY, scoping: begun }, 'scopeFirst', 'Go on with the scoping sheet'],
    [
      'with a sheet filled in',
      { ...EMPTY, scoping: { ...begun, blockers: [] } },
      'scopeFirst',
      'Decide on the project',
    ],
    ['once decided', { ...EMPTY, scoping: { ...begun, decided: true } }, 'data', 'Add a dataset'],
    ['with data', { ...EMPTY, datasets: 1 }, 'model', 'Add a model'],
    ['with a model', { ...EMPTY, datasets: 1, models: [fresh] }, 'evaluation', 'Evaluate the model'],
    ['with a newer model', { ...DONE, models: [fresh, gbdt] }, 'evaluation', 'Evaluate the model'],
    [
      'evaluated',
      { ...DONE, standing: { ...standing, hasSheet: false } },
      'analysis',
      'Open the error analysis',
    ],
    ['analysed', { ...DONE, gates: EMPTY.gates }, 'target', 'Set a target'],
    [
      'with a gate that fails',
      { ...DONE, gates: { failing: ['Recall', 'F1'], undecided: [], all: 2 } },
      'failing',
      'Open the error analysis',
    ],
    [
      'with one that cannot be told',
      { ...DONE, gates: { failing: [], undecided: ['Recall'], all: 1 } },
      'undecided',
      'Look at the targets',
    ],
    [
      'on data that was replaced',
      { ...DONE, standing: { ...standing, replaced: true } },
      'replaced',
      'Evaluate it again',
    ],
    ['with a live model never evaluated', { ...DONE, standing: null }, 'liveUnknown', 'Evaluate it'],
    [
      'with an open decision',
      { ...DONE, decisions: ['Merge the classes?'] },
      'decision',
      'Decide what is open',
    ],
    ['not scoped so far', { ...DONE, scoping: EMPTY.scoping }, 'scope', 'Scope the project'],
    ['without a definition', { ...DONE, definition: 'none' }, 'definition', 'Define the data'],
    ['with a draft of one', { ...DONE, definition: 'draft' }, 'definition', 'Put the definition into force'],
    ['without a split', { ...DONE, splits: 0 }, 'split', 'Split a dataset'],
    ['without a plan', { ...DONE, plans: 0 }, 'plan', 'Plan a rollout'],
    ['without a shadow', { ...DONE, shadows: 0, models: [gbdt, gbdt] }, 'shadow', 'Run two models in shadow'],
    ['with nothing live', { ...DONE, live: null }, 'release', 'Say what is live'],
    ['live and not watched', { ...DONE, logs: [] }, 'unwatched', 'Bring a production log'],
    ['with a log and no alarm', { ...DONE, alarms: 0 }, 'alarms', 'Plan what is watched'],
    [
      'with an alarm that rings',
      { ...DONE, ringing: [spot('Drift', 'monitoring', 'alarms', 'd')] },
      'ringing',
      'Look at the alarm',
    ],
    ['never scored', { ...DONE, readiness: null }, 'readiness', 'Score the readiness'],
    [
      'with a low score',
      { ...DONE, readiness: { score: 1.5, weakest: 'monitoring' } },
      'readiness',
      'Raise the readiness',
    ],
  ])('%s', (_, facts, rule, action) => {
    expect(nextSteps(facts)[0]).toMatchObject({ rule, action });
  });
});

test('harm in what is live weighs more than what is missing', () => {
  const facts: StandingFacts = {
    ...DONE,
    ringing: [spot('Drift', 'monitoring', 'alarms', 'd'), spot('Nulls', 'monitoring', 'alarms', 'n')],
    gates: { failing: ['Recall', 'F1'], undecided: ['Latency'], all: 3 },
    ...{ definition: 'none', splits: 0, decisions: ['a', 'b', 'c'] },
  };
  expect(rules(facts)).toEqual(['ringing', 'failing', 'decision', 'undecided', 'definition', 'split']);
  expect(
    nextSteps(facts)
      .slice(0, 3)
      .map(({ why }) => why),
  ).toEqual([
    '“Drift” rings, and 1 more.',
    '“Recall” fails, and 1 more: see which slice costs the most.',
    '“a” waits for an answer, and 2 more.',
  ]);
});

test('no two steps lead to the same place', () => {
  expect(rules(EMPTY)).toEqual(['scopeFirst', 'data', 'model']);
  const facts = {
    ...DONE,
    standing: { ...standing, hasSheet: false },
    gates: { failing: ['F1'], undecided: [], all: 1 },
  };
  expect(rules(facts)).toEqual(['failing']);
});
