import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ColumnFacts } from '../../../src/core/model/column-facts.ts';
import { checkSignature } from '../../../src/core/model/check-signature.ts';
import { proposeSignature } from '../../../src/core/model/propose-signature.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import { columnsOfCsv } from './csv-columns.ts';
import { fixture } from './onnx-fixtures.ts';

const column = (
  name: string,
  type: ColumnFacts['type'] = 'number',
  role: ColumnFacts['role'] = 'feature',
): ColumnFacts => ({ name, type, role });
const category = (name: string, levels: string[], role: ColumnFacts['role'] = 'feature'): ColumnFacts => ({
  name,
  type: 'category',
  role,
  levels,
});
const propose = (name: string, columns: ColumnFacts[]) => proposeSignature(readOnnx(fixture(name)), columns);

describe('inputs', () => {
  it('are matched by name, to the letter or but for case and spacing', () => {
    const { signature, inputs } = propose('typed-inputs', [
      column('A Double'),
      column('an_int64', 'integer'),
      column('an-int32', 'integer'),
      column('a.bool', 'boolean'),
      category('A_STRING', ['x', 'y']),
    ]);
    expect(signature.inputs.map((input) => input.columns)).toEqual([
      ['A Double'],
      ['an_int64'],
      ['an-int32'],
      ['a.bool'],
      ['A_STRING'],
    ]);
    expect(inputs.every(({ state }) => state === 'byName')).toBe(true);
    expect(signature.inputs.map(({ missing }) => missing)).toEqual([
      'nan',
      'refuse',
      'refuse',
      'refuse',
      { fill: '' },
    ]);
    expect(signature.inputs[0]!.dtype).toBe('float64');
  });

  it('of two columns alike none is taken', () => {
    const { inputs } = propose('typed-inputs', [column('A Double'), column('a-double')]);
    expect(inputs[0]).toMatchObject({ state: 'unmatched' });
  });

  it('that take a column each are never matched by position', () => {
    const { signature, inputs } = propose('typed-inputs', [
      column('u'),
      column('v'),
      column('w'),
      column('x'),
    ]);
    expect(inputs.every(({ state }) => state === 'unmatched')).toBe(true);
    expect(signature.inputs.every(({ columns }) => columns.length === 0)).toBe(true);
  });

  it('take the columns that the metadata lists, in its order', () => {
    const { signature, inputs } = propose('metadata', [
      column('age'),
      column('Height'),
      column('weight'),
      column('x'),
    ]);
    expect(signature.inputs[0]).toMatchObject({ columns: ['Height', 'age', 'weight'], mappedBy: 'name' });
    expect(inputs[0]!.state).toBe('byName');
  });

  it('take the first numeric features where nothing names them, to be confirmed', () => {
    const { signature, inputs } = propose('no-zipmap', [
      column('id', 'integer', 'identifier'),
      column('a'),
      category('b', ['p', 'q']),
      column('c', 'boolean'),
      column('y', 'integer', 'label'),
      column('d', 'integer'),
      column('e'),
    ]);
    expect(signature.inputs[0]).toMatchObject({
      columns: ['a', 'c', 'd'],
      mappedBy: 'position',
      shape: ['N', 3],
    });
    expect(inputs[0]).toMatchObject({ state: 'byPosition' });
    expect(inputs[0]!.why).toContain('first 3 of 4');
  });

  it('take images from numbered columns, in the order of their numbers', () => {
    const pixels = Array.from({ length: 16 }, (_, i) => column(`px_${String(15 - i)}`, 'integer'));
    const { signature, inputs } = propose('keras-nhwc', [
      column('width'),
      ...pixels,
      column('y', 'integer', 'label'),
    ]);
    expect(signature.inputs[0]).toMatchObject({ shape: ['N', 4, 4, 1], scale: 1, offset: 0 });
    expect(signature.inputs[0]!.columns.slice(0, 3)).toEqual(['px_0', 'px_1', 'px_2']);
    expect(inputs[0]!.state).toBe('byPosition');
  });

  it('with too few columns stay open', () => {
    const { inputs } = propose('keras-nhwc', [column('a'), column('b')]);
    expect(inputs[0]).toMatchObject({ state: 'unmatched' });
    expect(inputs[0]!.why).toContain('16 numeric columns');
  });

  it('say when batches have a fixed size', () => {
    const { batch, notes } = propose('fixed-batch', [column('a'), column('b'), column('c')]);
    expect(batch).toBe(2);
    expect(notes.join(' ')).toContain('exactly 2 rows');
  });
});

describe('outputs', () => {
  const three = [column('a'), column('b'), column('c')];

  it('of LightGBM: label and the probabilities behind the ZipMap', () => {
    const { signature, notes } = propose('lightgbm', [...three, column('d')]);
    expect(signature.outputs).toEqual({
      label: 'label',
      scores: { name: 'probability_tensor', as: 'probabilities' },
      value: null,
    });
    expect(signature.task).toEqual({
      type: 'classification',
      classes: ['0', '1'],
      positive: '1',
      threshold: null,
    });
    expect(notes.join(' ')).toContain('"1" is taken as the positive class');
  });

  it('of three classes: no positive one', () => {
    const { signature } = propose('zipmap-int', three);
    expect(signature.task).toMatchObject({ classes: ['3', '7', '11'], positive: null });
    expect(signature.outputs).toMatchObject({
      label: 'label',
      scores: { name: 'scores', as: 'probabilities' },
    });
  });

  it('called probabilities that are margins are logits', () => {
    const { signature, notes } = propose('margins', three);
    expect(signature.outputs.scores).toEqual({ name: 'probabilities', as: 'logits' });
    expect(notes.join(' ')).toContain('not calibrated');
  });

  it('of XGBoost regressors: the value', () => {
    const { signature } = propose('xgboost-regressor', [...three, column('d')]);
    expect(signature.task).toEqual({ type: 'regression', unit: null });
    expect(signature.outputs).toEqual({ label: null, scores: null, value: 'variable' });
  });

  it('of Keras: Softmax means probabilities, and the truth offers names', () => {
    const pixels = Array.from({ length: 16 }, (_, i) => column(`p${String(i)}`));
    const truth = category('kind', ['bag', 'boot', 'coat'], 'label');
    const { signature, offered } = propose('keras-nhwc', [...pixels, truth]);
    expect(signature.outputs).toEqual({
      label: null,
      scores: { name: 'dense:0', as: 'probabilities' },
      value: null,
    });
    expect(signature.task).toMatchObject({ classes: ['0', '1', '2'] });
    expect(offered).toEqual({ column: 'kind', classes: ['bag', 'boot', 'coat'] });
  });

  it('of one sigmoid: the probability of the positive class', () => {
    const { signature } = propose('sigmoid', three);
    expect(signature.outputs.scores).toEqual({
      name: 'StatefulPartitionedCall:0',
      as: 'positiveProbability',
    });
    expect(signature.task).toMatchObject({ classes: ['0', '1'], positive: '1' });
  });

  it('of one plain column: a value, or a logit where the truth has two classes', () => {
    expect(propose('double', three).signature.outputs.value).toBe('Y');
    const { signature, notes } = propose('double', [...three, category('y', ['no', 'yes'], 'label')]);
    expect(signature.outputs).toEqual({ label: null, scores: { name: 'Y', as: 'logits' }, value: null });
    expect(notes.join(' ')).toContain('logit of the positive class');
  });

  it('of PyTorch: logits, when the network does not end in Softmax', () => {
    const { signature } = propose('fixed-batch', three);
    expect(signature.outputs.scores).toEqual({ name: 'output', as: 'logits' });
  });

  it('that are no tensors are named', () => {
    const { signature, notes } = propose('sequence-output', three);
    expect(notes.join(' ')).toContain('"parts" is a sequence');
    const problems = checkSignature(signature, readOnnx(fixture('sequence-output')), three);
    expect(problems.map(({ code }) => code)).toEqual(['model.outputNotChosen']);
  });
});

const DATA = new URL('../../../../shared/data/', import.meta.url);

describe.skipIf(!existsSync(DATA))('real models over real tables', () => {
  const graph = (name: string) => readOnnx(readFileSync(new URL(name, DATA)));
  const table = (name: string, label: string) => columnsOfCsv(new URL(name, DATA), [label]);

  it('adult-gbdt: five columns by position only', () => {
    const { signature, inputs } = proposeSignature(
      graph('adult-gbdt.onnx'),
      table('adult-test.csv', 'income'),
    );
    expect(signature.inputs[0]!.columns).toEqual([
      'age',
      'fnlwgt',
      'education_num',
      'capital_gain',
      'capital_loss',
    ]);
    expect(inputs[0]!.state).toBe('byPosition');
  });

  it('adult-logreg over wines: nothing matches', () => {
    const columns = table('wine-red.csv', 'quality');
    const model = graph('adult-logreg.onnx');
    const problems = checkSignature(proposeSignature(model, columns).signature, model, columns);
    expect(problems.map(({ code }) => code)).toEqual(['model.inputsMatchNothing']);
  });
});
