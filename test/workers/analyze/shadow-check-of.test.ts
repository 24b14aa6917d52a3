// First, since it gives Node an IndexedDB before the store looks for one.
import { digest, emptyStore, startJob } from '../../storage/fresh-store.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { Predictions } from '../../../src/core/predictions/predictions.ts';
import type { ShadowCheckQuestion } from '../../../src/core/shadow/shadow-check.ts';
import { NO_RULES, type IgnoreRule } from '../../../src/core/shadow/shadow-rules.ts';
import { chunksOf, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import type { Column, TableVersion } from '../../../src/core/table/column.ts';
import { commit, stageChunks } from '../../../src/storage/objects.ts';
import { metaOf } from '../../../workers/column-store.ts';
import { shadowCheckOf } from '../../../workers/analyze/shadow-check-of.ts';
import { columnFrom, numberColumn } from '../../core/column-from.ts';

const ROWS = 12;
const madeBy = { recipe: 'test', app: 'test', inputs: [], seed: null, environment: null };
const table = digest('table');
const model = digest('model');
const rows = Array.from({ length: ROWS }, (_, row) => row);

/** A table of x = 0 to 11; the champion says yes from 6 on, the challenger from 3 on, and a second run from 5 on. */
async function fill(): Promise<void> {
  const job = await startJob('fill');
  const stage = async (column: Column) =>
    metaOf(column, await stageChunks(job, chunksOf(column, ROWS).map(encodeChunk)));
  const stored: TableVersion = {
    ...{ kind: 'table', digest: table, madeBy, rows: ROWS, source: null },
    columns: [await stage(numberColumn('x', rows))],
  };
  const known: ModelVersion = {
    ...{ kind: 'model', digest: model, madeBy },
    signature: {
      task: { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: null },
      inputs: [],
      outputs: { label: null, scores: null, value: null },
    },
    source: { type: 'onnx', chunks: [], bytes: 1, file: 'x.onnx', edits: [] },
  };
  const predictions = async (name: string, from: number): Promise<Predictions> => ({
    ...{ kind: 'predictions', digest: digest(name), madeBy, table, model, rows: ROWS, failed: 0 },
    columns: [
      await stage(
        columnFrom(
          'label',
          rows.map((row) => (row >= from ? 'yes' : 'no')),
        ),
      ),
    ],
  });
  const objects = [
    ...[stored, known],
    ...[await predictions('champion', 6), await predictions('challenger', 3), await predictions('again', 5)],
  ];
  await commit(job, 1, { objects, documents: [] });
}

const ask = (ignore: readonly IgnoreRule[], again: string | null): ShadowCheckQuestion => ({
  ...{ table, first: digest('champion'), second: digest('challenger'), truth: null, tolerance: 0 },
  ...{ evaluation: null, seed: 1, again: again === null ? null : digest(again) },
  by: {
    of: 'slices',
    slices: [{ name: 'low', where: { op: 'lt', field: { of: 'data', name: 'x' }, value: 5 } }],
  },
  rules: { ...NO_RULES, ignore },
});

beforeEach(async () => {
  await emptyStore();
  await fill();
});

describe('what rules leave of stored answers', () => {
  it('ignores rows by a condition on the data, draws the others, and knows no noise without a second run', async () => {
    const where = { op: 'lt', field: { of: 'data', name: 'x' }, value: 4 } as const;
    const check = await shadowCheckOf(ask([{ when: 'rows', where }], null));
    expect(check.counts).toMatchObject({ matched: 9, different: 2, ignored: 1, byRule: [1] });
    expect(check.noise).toBeNull();
    expect(check.drawn.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual([4, 5]);
    expect(check.drawn[0]).toMatchObject({ first: 'no', second: 'yes' });
  });

  it('holds disagreement against the champion’s own, over all rows and by slice', async () => {
    expect((await shadowCheckOf(ask([], 'again'))).noise).toMatchObject([
      { name: 'All rows', total: 12, raw: 3, noise: 1, above: true },
      { name: 'low', total: 5, raw: 2, noise: 0, above: true },
    ]);
    expect((await shadowCheckOf(ask([], 'champion'))).noise).toMatchObject([{ noise: 0 }, { noise: 0 }]);
    expect((await shadowCheckOf(ask([], 'challenger'))).noise).toMatchObject([
      { raw: 3, noise: 3, above: false },
      { raw: 2, noise: 2, above: false },
    ]);
  });
});
