import { describe, expect, test } from 'vitest';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import type { ModelStage, RegistryEvent } from '../../../src/core/registry/registry.ts';
import { countedLoops, cycleOf, type CycleStep, type StepKind } from '../../../src/core/scoping/cycle.ts';
import { milestonesOf } from '../../../src/core/scoping/milestones.ts';
import { registrySteps } from '../../../src/core/scoping/registry-steps.ts';

const step = (atMs: number, kind: StepKind, more: Partial<CycleStep> = {}): CycleStep => ({
  ...{ kind, atMs, what: kind, stage: '', path: [] },
  ...more,
});
const loops = (steps: readonly CycleStep[]): readonly string[] =>
  cycleOf(steps).loops.map(({ from, to, step: { kind } }) => `${from} > ${to}: ${kind}`);

/** A project that went once through, from 1 to 8. */
const DATA = step(1, 'dataset', { of: ['loans'] });
const MODEL = step(2, 'model', { what: 'gbdt 1' });
const EVALUATED = step(3, 'evaluation', { of: ['loans'] });
const RELEASED = step(4, 'release');
const LOGGED = step(5, 'log');

describe('where a project is', () => {
  test.each([
    ['nothing is done', [], 'scoping'],
    ['it was decided on', [step(1, 'decision')], 'scoping'],
    ['there is data', [DATA], 'data'],
    ['a model is there', [DATA, MODEL], 'modeling'],
    ['a target is set after that', [DATA, MODEL, step(9, 'target')], 'modeling'],
    ['the data is split after that', [DATA, MODEL, step(9, 'split')], 'modeling'],
    ['a plan is drawn up', [DATA, MODEL, step(9, 'plan')], 'deployment'],
    ['a model is live', [DATA, MODEL, EVALUATED, RELEASED], 'deployment'],
    ['its log is here', [DATA, MODEL, EVALUATED, RELEASED, LOGGED], 'monitoring'],
    ['the log came before the first model', [step(0, 'log'), DATA, MODEL], 'modeling'],
    ['an alarm of it was useful before that', [step(0, 'alarm'), DATA, MODEL], 'modeling'],
    ['there is a log and no model', [step(0, 'log'), DATA], 'monitoring'],
  ] as const)('when %s', (_, steps, at) => {
    expect(cycleOf(steps)).toMatchObject({ at, loops: [] });
    expect(cycleOf(steps.toReversed()).at).toBe(at);
  });

  test('is told with the step that brought it there, which of one instant is the first stage’s', () => {
    expect(cycleOf([]).by).toBeNull();
    expect(cycleOf([MODEL, DATA, EVALUATED]).by).toBe(MODEL);
    expect(cycleOf([step(1, 'log'), step(1, 'model'), step(1, 'release')])).toMatchObject({
      at: 'monitoring',
      loops: [],
    });
  });
});

describe('loops back', () => {
  const made = [DATA, MODEL, EVALUATED];
  const live = [...made, RELEASED];

  test.each([
    [
      'a dataset replaced after an evaluation',
      made,
      step(9, 'datasetVersion', { of: ['loans'] }),
      'modeling > data',
    ],
    ['another dataset replaced', made, step(9, 'datasetVersion', { of: ['other'] }), null],
    ['replaced before the evaluation', made, step(2, 'datasetVersion', { of: ['loans'] }), null],
    ['replaced in the same instant', made, step(3, 'datasetVersion', { of: ['loans'] }), null],
    ['its rows given to people', made, step(9, 'labeling', { of: ['loans'] }), 'modeling > data'],
    ['rows of another given to people', made, step(9, 'labeling', { of: ['other'] }), null],
    ['a second definition', made, step(9, 'definition', { number: 2 }), 'modeling > data'],
    ['a first definition', made, step(9, 'definition', { number: 1 }), null],
    ['a second definition before any evaluation', [DATA, MODEL], step(9, 'definition', { number: 2 }), null],
    ['another model before deployment', made, step(9, 'model'), null],
    ['another model after it', live, step(9, 'model'), 'deployment > modeling'],
    ['another model while monitored', [...live, LOGGED], step(9, 'model'), 'monitoring > modeling'],
    ['another baseline', live, step(9, 'baseline'), null],
    ['another evaluation', live, step(9, 'evaluation'), null],
    ['a rollback', live, step(9, 'rollback'), 'deployment > modeling'],
    ['a rollback while monitored', [...live, LOGGED], step(9, 'rollback'), 'monitoring > modeling'],
    ['a canary taken out', [...made, step(4, 'trial')], step(9, 'withdrawal'), 'deployment > modeling'],
    [
      'the data replaced while monitored',
      [...live, LOGGED],
      step(9, 'datasetVersion', { of: ['loans'] }),
      'monitoring > data',
    ],
    ['a first decision', live, step(9, 'decision', { what: 'Go' }), null],
    [
      'another decision',
      [step(0, 'decision', { what: 'Go' }), ...made],
      step(9, 'decision', { what: 'No-go' }),
      'modeling > scoping',
    ],
    [
      'a proof of concept that leads to go',
      [step(0, 'decision', { what: 'Proof of concept' }), ...made],
      step(9, 'decision', { what: 'Go' }),
      null,
    ],
    [
      'the same decision again',
      [step(0, 'decision', { what: 'Go' }), ...made],
      step(9, 'decision', { what: 'Go' }),
      null,
    ],
    [
      'a sheet kept after the decision',
      [step(0, 'decision'), ...made],
      step(9, 'sheet'),
      'modeling > scoping',
    ],
    ['a sheet kept without a decision', made, step(9, 'sheet'), null],
    [
      'another decision while scoping',
      [step(0, 'decision', { what: 'Go' })],
      step(9, 'decision', { what: 'No-go' }),
      null,
    ],
  ] as const)('%s', (_, before, last, expected) => {
    expect(loops([...before, last])).toEqual(expected === null ? [] : [`${expected}: ${last.kind}`]);
  });

  test('follow from one another: on again, back again, and each is counted', () => {
    const again = (atMs: number) => step(atMs, 'datasetVersion', { of: ['loans'] });
    const { at, loops: taken } = cycleOf([...made, again(6), again(7), step(8, 'evaluation'), again(9)]);
    expect(at).toBe('data');
    expect(taken.map(({ atMs }) => atMs)).toEqual([6, 9]);
    expect(countedLoops(taken)).toMatchObject([
      { from: 'modeling', to: 'data', times: 2, last: { atMs: 9 } },
    ]);
  });

  test('a rollback counts although the project is back at its models already', () => {
    expect(loops([...live, step(8, 'model'), step(9, 'rollback')])).toEqual([
      'deployment > modeling: model',
      'deployment > modeling: rollback',
    ]);
  });

  test('further rows of a log lead on from deployment only', () => {
    const retrained = [...live, LOGGED, step(6, 'model')];
    expect(cycleOf([...retrained, step(7, 'batch')]).at).toBe('modeling');
    expect(cycleOf([...retrained, step(7, 'release'), step(8, 'batch')]).at).toBe('monitoring');
  });

  test('name the alarm that a person found worth their time before, once', () => {
    const alarm = step(6, 'alarm', { what: 'Recall falls' });
    const { loops: taken } = cycleOf([
      ...live,
      LOGGED,
      alarm,
      step(7, 'model', { what: 'gbdt 2' }),
      step(8, 'release'),
      step(9, 'model', { what: 'gbdt 3' }),
    ]);
    expect(taken.map(({ after }) => after)).toEqual([alarm, null]);
    expect(taken[0]!.why).toBe('“gbdt 2” was added when the project was being monitored');
  });
});

describe('changes of stages as steps', () => {
  const said = (atMs: number, model: string, stage: ModelStage, takesBack?: string): RegistryEvent => ({
    ...{ id: `e${String(atMs)}` as Id, projectId: 'p' as Id, kind: 'registry', atMs, by: '' },
    body: { model: model as Digest, stage, why: '', ...(takesBack ? { takesBack: takesBack as Id } : {}) },
  });
  const kinds = (events: readonly RegistryEvent[]) =>
    registrySteps(events).map(({ kind, model }) => `${kind} ${model}`);

  test('a release, a canary, its release and the way back', () => {
    const events = [
      said(1, 'a', 'production'),
      said(2, 'b', 'shadow'),
      said(3, 'b', 'canary'),
      said(4, 'b', 'production'),
      said(5, 'a', 'production'),
    ];
    expect(kinds(events)).toEqual(['release a', 'trial b', 'trial b', 'release b', 'rollback a']);
    expect(registrySteps(events).at(-1)).toMatchObject({ instead: 'b', had: 'retired' });
    expect(kinds([...events, said(6, 'a', 'production', 'e5')])).not.toContain('rollback a');
  });

  test.each([
    ['shadow', 'experiment', true],
    ['canary', 'retired', true],
    ['production', 'experiment', true],
    ['production', 'retired', false],
    ['experiment', 'retired', false],
  ] as const)('from %s to %s', (from, to, isWithdrawal) => {
    const kindsOf = kinds([said(1, 'a', from), said(2, 'a', to)]);
    expect(kindsOf.includes('withdrawal a')).toBe(isWithdrawal);
  });

  test('what comes back when nothing is in production is a release, no rollback', () => {
    const events = [said(1, 'a', 'production'), said(2, 'a', 'retired'), said(3, 'a', 'production')];
    expect(kinds(events)).toEqual(['release a', 'release a']);
  });
});

test('what a stage has come to, and what it has not', () => {
  const steps = [step(5, 'rollback'), step(2, 'release'), step(3, 'trial'), step(1, 'dataset')];
  const reached = milestonesOf('deployment', steps).map(({ title, steps: of }) => [
    title,
    of.map(({ atMs }) => atMs),
  ]);
  expect(reached).toEqual([
    ['rollout plans', []],
    ['shadow or canary', [3]],
    ['in production', [2, 5]],
  ]);
});
