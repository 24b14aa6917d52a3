import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/core/evaluation/evaluation.ts';
import { estimate, undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { InputMap, Signature } from '../../../src/core/model/signature.ts';
import type { LatencySample } from '../../../src/core/predictions/predictions.ts';
import type { TableVersion } from '../../../src/core/table/column.ts';
import { missingColumns } from '../../../src/stages/modeling/model/fitting-tables.ts';
import { latencyRows } from '../../../src/stages/modeling/model/latency-rows.ts';
import { signatureRows } from '../../../src/stages/modeling/model/signature-rows.ts';
import { headlineOf, inputWords, listed, taskWords } from '../../../src/stages/modeling/words.ts';

const image: InputMap = {
  input: 'image',
  dtype: 'float32',
  shape: ['N', 1, 2, 2],
  columns: ['p0', 'p1', 'p2', 'p3'],
  scale: 1 / 16,
  offset: -1,
  missing: 'refuse',
  mappedBy: 'position',
};
const signature: Signature = {
  task: { type: 'classification', classes: ['a', 'b'], positive: 'b', threshold: 0.25 },
  inputs: [image],
  outputs: { label: null, scores: { name: 'logits', as: 'logits' }, value: null },
};
const model = {
  signature,
  source: { type: 'onnx', chunks: [], bytes: 1, file: 'm.onnx', edits: [] },
} as unknown as ModelVersion;

describe('models in words', () => {
  it('says what a model predicts and is fed with', () => {
    expect(taskWords(signature.task)).toBe('a or b');
    expect(taskWords({ type: 'regression', unit: 'mg' })).toBe('a value in mg');
    expect(inputWords(signature)).toBe('4 columns in order');
    expect(inputWords({ ...signature, inputs: [{ ...image, mappedBy: 'name' }] })).toBe('4 columns by name');
  });

  it('shortens long lists and keeps their end', () => {
    expect(listed(['a', 'b'])).toBe('a, b');
    expect(listed(Array.from({ length: 64 }, (_, i) => `p${String(i)}`))).toBe('p0, p1, p2, p3 … p63 (64)');
  });

  it('finds the headline of an evaluation, also where it is undefined', () => {
    const interval = { low: 0.847, high: 0.858, level: 0.95, method: 'Wilson' };
    const accuracy = {
      measure: { metric: 'accuracy', params: {} },
      estimate: estimate(0.8525, 16_281, interval),
    };
    const evaluation = { results: [accuracy] } as unknown as Evaluation;
    expect(headlineOf(evaluation)).toMatchObject({
      label: 'Accuracy',
      value: '85.3%',
      interval: '84.7 to 85.8',
    });
    const none = { ...accuracy, estimate: undefinedBecause('unlabeled', 0) };
    expect(headlineOf({ results: [none] } as unknown as Evaluation)?.value).toBe('no labels here');
    expect(headlineOf({ results: [] } as unknown as Evaluation)).toBeNull();
  });

  it('writes a signature as lines', () => {
    expect(signatureRows(model)).toEqual([
      {
        key: 'input image',
        what: 'image float32 [N, 1, 2, 2]',
        columns: 'p0, p1, p2, p3',
        how: 'by position, confirmed · x × 0.0625 − 1 · stops at a missing value',
      },
      {
        key: 'scores',
        what: 'scores',
        columns: 'logits',
        how: 'logits, through softmax, positive from 0.25',
      },
    ]);
    const column = { column: 'score_text', labels: { Low: '0', High: '1' }, probability: null };
    expect(signatureRows({ ...model, source: { type: 'column', column } })).toEqual([
      { key: 'column', what: 'prediction', columns: 'score_text', how: 'Low → 0, High → 1' },
    ]);
  });

  it('names the columns a table lacks or has as another type', () => {
    const table = {
      columns: [
        { name: 'p0', type: 'integer' },
        { name: 'p1', type: 'number' },
        { name: 'p2', type: 'category', levels: [] },
      ],
    } as unknown as TableVersion;
    expect(missingColumns(model, table)).toEqual(['p2', 'p3']);
    const column = { column: 'p0', labels: null, probability: 'gone' };
    expect(missingColumns({ ...model, source: { type: 'column', column } }, table)).toEqual(['gone']);
  });

  it('summarises single calls by batch size', () => {
    const sample: LatencySample = {
      kind: 'latency',
      digest: '' as Digest,
      madeBy: { recipe: '', app: '', inputs: [], seed: null, environment: null },
      model: '' as Digest,
      table: '' as Digest,
      samples: [
        { batch: 100, callsMs: [4, 2, 10, 8, 6] },
        { batch: 1, callsMs: [1] },
        { batch: 10, callsMs: [] },
      ],
    };
    const rows = latencyRows(sample);
    expect(rows.map(({ batch }) => batch)).toEqual([1, 100]);
    // numpy.quantile([2, 4, 6, 8, 10], .95) = 9.6
    expect(rows[1]).toMatchObject({ calls: 5, medianMs: 6, rowsPerSecond: 100_000 / 6 });
    expect(rows[1]!.p95Ms).toBeCloseTo(9.6, 12);
  });
});
