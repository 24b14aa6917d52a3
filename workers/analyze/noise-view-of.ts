import type { OnProgress } from '../../src/compute/calls.ts';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { EVALUATION_SEED } from '../../src/core/evaluation/make-evaluation.ts';
import type { NoiseQuestion, NoiseReport } from '../../src/core/evaluation/noise-report.ts';
import { noiseView, type NoiseGroup, type SuspectedLabels } from '../../src/core/evaluation/noise-view.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import { FieldSource } from './field-source.ts';
import { suspectLabels } from './label-issues-of.ts';

const MOST_GROUPS = 200;

/** Metrics and ranks of slices without the rows whose label is suspected. */
export const noiseViewOf: AnalyzeApi['noiseView'] = async (question, onProgress) => {
  const source = await FieldSource.ofEvaluation(question.evaluation);
  const outcome = await source.outcome();
  if (outcome.type !== 'classification') {
    throw new Problem({ code: 'noise.regression', message: 'Only classes are looked at for wrong labels.' });
  }
  const { found, named } = await suspectedBy(question, source, onProgress);
  const codeOf = new Map(outcome.classes.map((name, code) => [name, code]));
  const suspected: SuspectedLabels = {
    rows: named.rows,
    classes: Int32Array.from(named.rows, (_, at) => codeOf.get(named.classOf(at)) ?? -1),
  };
  onProgress({ phase: 'comparing', done: 0, total: source.rows, unit: 'rows' });
  const groups = await groupsOf(question, source);
  return { ...noiseView(outcome, suspected, groups, () => createRandom(EVALUATION_SEED)), found };
};

interface Suspected {
  found: NoiseReport['found'];
  named: { rows: Uint32Array; classOf: (at: number) => string };
}

async function suspectedBy(
  { source: from }: NoiseQuestion,
  source: FieldSource,
  onProgress: OnProgress,
): Promise<Suspected> {
  if (from.by === 'review') {
    return { found: null, named: { rows: Uint32Array.from(from.rows), classOf: (at) => from.classes[at]! } };
  }
  const { table, truth } = source.evaluation!;
  const question = { table, column: truth, source: from };
  const { report, rows, suggested } = await suspectLabels(question, onProgress);
  return {
    found: { report, question },
    named: { rows, classOf: (at) => report.classes[suggested[at]!]! },
  };
}

async function groupsOf({ column, slices }: NoiseQuestion, source: FieldSource): Promise<NoiseGroup[]> {
  if (column === null) {
    return Promise.all(
      slices.map(async ({ name, where }) => {
        const rows = await source.select(where);
        return { name, where, has: (row: number) => rows[row] === 1 };
      }),
    );
  }
  const field = { of: 'data', name: column } as const;
  const { groups, codes } = groupRows(await source.column(field), field, { maxGroups: MOST_GROUPS });
  return groups.map(({ name, where }, at) => ({
    name,
    where,
    has: (row) => codes[row] === at,
  }));
}
