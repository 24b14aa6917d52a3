import { beforeEach, describe, expect, it } from 'vitest';
import { digest, emptyStore, startJob } from '../../storage/fresh-store.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { Predictions } from '../../../src/core/predictions/predictions.ts';
import { DIFFERENCE, FLIP, ofSecond } from '../../../src/core/slices/second-model.ts';
import { chunksOf, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import type { TableVersion } from '../../../src/core/table/column.ts';
import { commit, stageChunks } from '../../../src/storage/objects.ts';
import { metaOf } from '../../../workers/column-store.ts';
import { FieldSource } from '../../../workers/analyze/field-source.ts';
import { numberColumn } from '../../core/column-from.ts';

const madeBy = { recipe: 'test', app: 'test', inputs: [], seed: null, environment: null };
const [table, model] = [digest('table'), digest('model')];

async function predicted(name: string, values: readonly number[]): Promise<Predictions> {
  const column = numberColumn('value', values);
  const job = await startJob(name);
  const chunks = await stageChunks(job, chunksOf(column, values.length).map(encodeChunk));
  const made: Predictions = {
    ...{ kind: 'predictions', digest: digest(name), madeBy, table, model, rows: values.length, failed: 0 },
    columns: [metaOf(column, chunks)],
  };
  await commit(job, 1, { objects: [made], documents: [] });
  return made;
}

describe('answers that were held against no truth', () => {
  beforeEach(async () => {
    await emptyStore();
    const stored: TableVersion = {
      ...{ kind: 'table', digest: table, madeBy, rows: 4, source: null, columns: [] },
    };
    const known: ModelVersion = {
      ...{ kind: 'model', digest: model, madeBy, source: { type: 'human' } },
      signature: {
        task: { type: 'regression', unit: null },
        inputs: [],
        outputs: { label: null, scores: null, value: 'value' },
      },
    };
    await commit(await startJob('fill'), 1, { objects: [stored, known], documents: [] });
  });

  it('are named by their own digest, beside others, with how far they lie apart', async () => {
    const first = await predicted('first', [1, 2, 3, NaN]);
    const second = await predicted('second', [1, 2.5, 1, 4]);
    const source = await FieldSource.open(table, first.digest, null, second.digest);
    const apart = await source.column(DIFFERENCE);
    expect(apart.type === 'number' && [...apart.data]).toEqual([0, 0.5, -2, NaN]);
    expect(apart.missing).toBe(1);
    const other = await source.column(ofSecond({ of: 'prediction', name: 'value' }));
    expect(other.type === 'number' && [...other.data]).toEqual([1, 2.5, 1, 4]);
    expect([...(await source.select({ op: 'gt', field: DIFFERENCE, value: 0.1 }))]).toEqual([0, 1, 0, 0]);
    const flips = await source.column(FLIP);
    expect(flips.missing).toBe(4);
  });

  it('cannot be told apart where the others are not asked for', async () => {
    const { digest: first } = await predicted('first', [1, 2, 3, 4]);
    const source = await FieldSource.open(table, first, null);
    await expect(source.column(DIFFERENCE)).rejects.toMatchObject({ facts: { code: 'field.missing' } });
    await expect(FieldSource.open(table, digest('gone'), null)).rejects.toMatchObject({
      facts: { code: 'object.missing' },
    });
  });
});
