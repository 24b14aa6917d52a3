// First, since it gives Node an IndexedDB before the store looks for one.
import { emptyStore, startJob } from '../../storage/fresh-store.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Evaluation } from '../../../src/core/evaluation/evaluation.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { Predictions } from '../../../src/core/predictions/predictions.ts';
import type { FiguresPart } from '../../../src/core/rollout/operating-figures.ts';
import type { RolloutQuestion } from '../../../src/core/rollout/rollout-question.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { commit, stageChunks } from '../../../src/storage/objects.ts';
import {
  rolloutRunOf,
  rolloutRunsOf,
  rolloutSweepOf,
  rolloutVariantsOf,
} from '../../../workers/analyze/rollouts-of.ts';
import { blueGreenRunOf, switchingWaysOf } from '../../../workers/analyze/blue-green-of.ts';
import { DEFAULT_BLUE_GREEN } from '../../../src/core/rollout/blue-green-settings.ts';
import { asked, canary } from '../../core/rollout/rollout-cases.ts';
import { column, MemoryStore, named, stored, tableOf } from '../project/sample-project.ts';

const ROWS = 200;
const classes = (name: string, of: (row: number) => number): Column =>
  column(name, {
    type: 'category',
    data: Int32Array.from({ length: ROWS }, (_, row) => of(row)),
    levels: ['no', 'yes'],
    order: 'none',
  });
const truth = (row: number): number => (row === 7 ? -1 : row % 2);

let question: RolloutQuestion;

/** The champion errs in every tenth row, the challenger there and in a third of the group b. */
beforeAll(async () => {
  await emptyStore();
  const store = new MemoryStore();
  const meta = [
    classes('y', truth),
    column('group', {
      type: 'category',
      data: Int32Array.from({ length: ROWS }, (_, row) => (row % 4 === 0 ? 1 : 0)),
      levels: ['a', 'b'],
      order: 'none',
    }),
    column('person', { type: 'integer', data: Int32Array.from({ length: ROWS }, (_, row) => row % 20) }),
    column('when', { type: 'number', data: Float64Array.from({ length: ROWS }, (_, row) => -row) }),
  ].map((each) => stored(each, store));
  const table = await tableOf(meta, ROWS);
  const evaluate = async (name: string, predicted: (row: number) => number) => {
    const model = await named<ModelVersion>({
      kind: 'model',
      signature: {
        inputs: [],
        outputs: [],
        task: { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: 0.5 },
      } as unknown as ModelVersion['signature'],
      source: {
        type: 'column',
        column: { column: name, labels: { no: 'no', yes: 'yes' }, probability: null },
      },
    } as Omit<ModelVersion, 'digest' | 'madeBy'>);
    const predictions = await named<Predictions>({
      kind: 'predictions',
      table: table.digest,
      model: model.digest,
      rows: ROWS,
      failed: 0,
      columns: [stored(classes('label', predicted), store)],
    } as Omit<Predictions, 'digest' | 'madeBy'>);
    const evaluation = await named<Evaluation>({
      kind: 'evaluation',
      table: table.digest,
      model: model.digest,
      predictions: predictions.digest,
      truth: 'y',
      rows: ROWS,
      results: [],
      confusion: null,
    } as Omit<Evaluation, 'digest' | 'madeBy'>);
    return [model, predictions, evaluation] as const;
  };
  const isWrong = (row: number): boolean => row % 10 === 3;
  const first = await evaluate('first', (row) => (isWrong(row) ? 1 - (row % 2) : row % 2));
  const second = await evaluate('second', (row) =>
    isWrong(row) || row % 12 === 0 ? 1 - (row % 2) : row % 2,
  );
  const job = await startJob('job');
  await stageChunks(job, [...store.chunks.values()]);
  await commit(job, 1, { objects: [table, ...first, ...second], documents: [] });
  const base = { champion: first[2].digest, challenger: second[2].digest, groupBy: 'group' };
  question = asked(canary(), { ...base, traffic: [{ fromMs: 0, perSecond: 1 }] });
});

describe('rollouts in a worker', () => {
  test('rows that both models answered, by group, in the order of a column', async () => {
    const { facts, simulator, frames } = await rolloutRunOf({ ...question, order: 'when' }, []);
    expect(facts).toMatchObject({ rows: 199, leftOut: 1, users: null, groupsNotShown: 0 });
    expect(facts.championWrong).toBeCloseTo(20 / 199, 12);
    expect(facts.challengerWrong).toBeCloseTo((20 + 17) / 199, 12);
    expect(facts.groups.map(({ name, share }) => [name, Math.round(share * 199)])).toEqual([
      ['group = a', 149],
      ['group = b', 50],
    ]);
    expect(simulator.by).toBe('aggregate');
    expect(frames.at(-1)!.reach.harmedByGroup).toHaveLength(2);
  });

  test('harm falls on the group in which the challenger errs, of each scenario in its place', async () => {
    const parts: FiguresPart[] = [];
    const scenarios = [
      { name: 'as logged', base: 'asIs', planted: null },
      { name: 'healthy', base: 'copy', planted: null },
      {
        name: 'bad in a',
        base: 'copy',
        planted: {
          extra: 0.5,
          where: { op: 'eq', field: { of: 'data', name: 'group' }, value: 'a' },
          fromMs: 0,
          in: 'challenger',
        },
      },
    ] as const;
    const all = await rolloutRunsOf(question, scenarios, 20, (part) => void parts.push(part));
    expect(all.map(({ scenario, runs }) => [scenario.name, runs])).toEqual(
      scenarios.map(({ name }) => [name, 20]),
    );
    expect(all.map(({ byGroup }) => byGroup.map(({ harmShare }) => harmShare))).toEqual([
      [0, 1],
      [null, null],
      [1, 0],
    ]);
    expect(all[1]!.rolledBack.share).toBeLessThan(0.3);
    expect(parts.every(({ total, done }) => total === 60 && done <= 60)).toBe(true);
  });

  test('users are those of a column', async () => {
    const plan = canary([], { unit: 'user', background: null });
    const { facts, frames, simulator } = await rolloutRunOf({ ...question, plan, user: 'person' }, []);
    expect([facts.users, simulator.by]).toEqual([20, 'perRequest']);
    expect(frames.at(-1)!.reach.reached).toBe(20);
  });

  test('a curve over what is planted, for each plan', async () => {
    const plans = [
      { name: 'watched', plan: question.plan },
      { name: 'blind', plan: canary([], { background: null }) },
    ];
    const curves = await rolloutSweepOf(
      { ...question, base: 'copy' },
      { plans, extras: [0, 1], runs: 10 },
      () => undefined,
    );
    expect(
      curves.map(({ name, points }) => [name, points.map(({ rolledBack }) => rolledBack.share)]),
    ).toEqual([
      ['watched', [0, 1]],
      ['blind', [0, 0]],
    ]);
    expect(curves[0]!.points[1]!.rise).toBeCloseTo(179 / 199, 12);
  });

  test('variants with a healthy and a bad challenger', async () => {
    const grid = { firstWeights: [10, 60], holdFactors: [], alphas: [], failureLimits: [] };
    const healthy = { name: 'healthy', base: 'copy', planted: null } as const;
    const planted = { extra: 1, where: { op: 'all' }, fromMs: 0, in: 'challenger' } as const;
    const bad = { name: 'bad', base: 'copy', planted } as const;
    const found = await rolloutVariantsOf(question, { grid, healthy, bad, runs: 10 }, () => undefined);
    expect(found.map(({ promotionMs }) => promotionMs)).toEqual([30 * 60_000, 10 * 60_000]);
    expect(found.map(({ rolledBack }) => rolledBack.share)).toEqual([1, 1]);
    expect(found[0]!.harmed.mean).toBeLessThan(found[1]!.harmed.mean);
  });

  test('a switch between two environments answers as the rows do, and the ways to switch are held together', async () => {
    const traffic = [{ fromMs: 0, perSecond: 5 }];
    const settings = { ...DEFAULT_BLUE_GREEN, noticedBy: 'nobody' } as const;
    const { frames, figures } = await blueGreenRunOf({ ...question, traffic }, settings, []);
    const { wrong, answered } = frames.at(-1)!.green;
    const { facts } = await rolloutRunOf(question, []);
    const error = 3.3 * Math.sqrt((facts.challengerWrong * (1 - facts.challengerWrong)) / answered);
    expect(Math.abs(wrong / answered - facts.challengerWrong)).toBeLessThan(error);
    expect(figures.wrongByNew).toBe(wrong);
    const short = { ...question, traffic, horizonMs: 15 * 60_000 };
    const ways = await switchingWaysOf(short, settings);
    expect(ways.map(({ name }) => name)).toEqual(['atOnce', 'gradual', 'canary']);
    const many = { ...question, traffic: [{ fromMs: 0, perSecond: 1e6 }] };
    await expect(blueGreenRunOf(many, settings, [])).rejects.toThrow('So many requests');
  });

  test('evaluations that are not of the same rows are refused', async () => {
    const other = { ...question, challenger: 'none' as Digest };
    await expect(rolloutRunOf(other, [])).rejects.toThrow();
  });
});
