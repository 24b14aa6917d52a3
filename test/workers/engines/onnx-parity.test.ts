import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchRows } from '../../../src/core/model/batch-size.ts';
import { checkSignature } from '../../../src/core/model/check-signature.ts';
import { dropZipMap } from '../../../src/core/model/drop-zip-map.ts';
import { makeFeed } from '../../../src/core/model/feed.ts';
import { proposeSignature } from '../../../src/core/model/propose-signature.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import type { Signature } from '../../../src/core/model/signature.ts';
import { createPredictionWriter, outputsRead } from '../../../src/core/predictions/read-outputs.ts';
import { lengthOf, type Column } from '../../../src/core/table/column.ts';
import { configureEngine, openModel } from '../../../workers/engines/onnx.ts';
import { columnsOfCsv, lookup } from '../../core/model/csv-columns.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);
const file = (name: string) => new URL(name, DATA);

/** The whole way of a model: read, propose (edited as a user would), check, feed, run, read the answers. */
async function predict(
  modelFile: string,
  columns: readonly Column[],
  edit: (s: Signature) => Signature = (s) => s,
) {
  const bytes = readFileSync(file(modelFile));
  const graph = readOnnx(bytes);
  const signature = edit(proposeSignature(graph, columns).signature);
  expect(checkSignature(signature, graph, columns)).toEqual([]);
  const model = await openModel(dropZipMap(bytes)?.bytes ?? bytes);
  const rows = lengthOf(columns[0]!);
  const feed = makeFeed(signature, lookup(columns));
  const writer = createPredictionWriter(signature, rows);
  const wanted = outputsRead(signature);
  const batch = batchRows(signature, graph);
  for (let from = 0; from < rows; from += batch) {
    const to = Math.min(rows, from + batch);
    writer.write(from, to - from, await model.run(feed(from, to), wanted));
  }
  await model.release();
  expect(writer.failed()).toBe(0);
  return { signature, columns: new Map(writer.columns().map((column) => [column.name, column])) };
}

function labelsOf(column: Column | undefined): string[] {
  if (column?.type !== 'category') throw new Error('no labels');
  return Array.from(column.data, (code) => column.levels[code]!);
}

function numbersOf(column: Column | undefined): ArrayLike<number> {
  if (column?.type !== 'number' && column?.type !== 'integer') throw new Error('no numbers');
  return column.data;
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>, relative = false): number {
  expect(a.length).toBe(b.length);
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, Math.abs(a[i]! - b[i]!) / (relative ? Math.abs(b[i]!) : 1));
  }
  return largest;
}

describe.skipIf(!existsSync(DATA))('answers equal those of the libraries the models come from', () => {
  beforeAll(() => {
    configureEngine(new URL('../../../node_modules/onnxruntime-web/dist/', import.meta.url).href);
  });

  it('adult: logistic regression, strings and floats by name', async () => {
    const { signature, columns } = await predict(
      'adult-logreg.onnx',
      columnsOfCsv(file('adult-test.csv'), ['income']),
    );
    const expected = lookup(columnsOfCsv(file('adult-expected.csv')));
    expect(signature.inputs.every((input) => input.mappedBy === 'name')).toBe(true);
    expect(labelsOf(columns.get('label'))).toEqual(labelsOf(expected('logreg_label')));
    const scores = numbersOf(columns.get('score:>50K'));
    expect(largestDifference(scores, numbersOf(expected('logreg_p_gt50k')))).toBeLessThan(1e-5);
  });

  it('adult: trees over five columns in one tensor', async () => {
    const names = ['age', 'education_num', 'capital_gain', 'capital_loss', 'hours_per_week'];
    const { columns } = await predict(
      'adult-gbdt.onnx',
      columnsOfCsv(file('adult-test.csv'), ['income']),
      (signature) => ({
        ...signature,
        inputs: [{ ...signature.inputs[0]!, columns: names, mappedBy: 'user' }],
      }),
    );
    const expected = lookup(columnsOfCsv(file('adult-expected.csv')));
    expect(labelsOf(columns.get('label'))).toEqual(labelsOf(expected('gbdt_label')));
    const scores = numbersOf(columns.get('score:>50K'));
    expect(largestDifference(scores, numbersOf(expected('gbdt_p_gt50k')))).toBeLessThan(1e-5);
  });

  it('digits: images from columns, logits to probabilities', async () => {
    const { signature, columns } = await predict(
      'digits-cnn.onnx',
      columnsOfCsv(file('digits-test.csv'), ['digit']),
      (proposed) => ({ ...proposed, inputs: [{ ...proposed.inputs[0]!, scale: 1 / 16 }] }),
    );
    expect(signature.inputs[0]!.columns).toEqual(Array.from({ length: 64 }, (_, i) => `p${String(i)}`));
    expect(signature.outputs.scores).toEqual({ name: 'logits', as: 'logits' });
    const expected = lookup(columnsOfCsv(file('digits-expected.csv')));
    const logits = Array.from({ length: 10 }, (_, c) => numbersOf(expected(`logit_${String(c)}`)));
    const largest = Array.from(logits[0]!, (_, row) => {
      const own = logits.map((logit) => logit[row]!);
      return String(own.indexOf(Math.max(...own)));
    });
    expect(labelsOf(columns.get('label'))).toEqual(largest);
    for (let c = 0; c < 10; c++) {
      const softmax = Float64Array.from(logits[c]!, (logit, i) => {
        return 1 / logits.reduce((sum, other) => sum + Math.exp(other[i]! - logit), 0);
      });
      expect(largestDifference(numbersOf(columns.get(`score:${String(c)}`)), softmax)).toBeLessThan(1e-5);
    }
  });

  it('wine: a regression over all columns in file order', async () => {
    const { signature, columns } = await predict(
      'wine-gbr.onnx',
      columnsOfCsv(file('wine-white.csv'), ['quality']),
    );
    expect(signature.task.type).toBe('regression');
    expect(signature.inputs[0]!.mappedBy).toBe('position');
    const table = columnsOfCsv(file('wine-expected.csv'));
    const all = numbersOf(lookup(table)('predicted'));
    const files = labelsOf(lookup(table)('file'));
    const white = Array.from(all).filter((_, i) => files[i] === 'wine-white.csv');
    expect(largestDifference(numbersOf(columns.get('value')), white, true)).toBeLessThan(1e-5);
  });
});
