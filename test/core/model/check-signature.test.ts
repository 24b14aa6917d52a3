import { describe, expect, it } from 'vitest';
import type { ColumnFacts } from '../../../src/core/model/column-facts.ts';
import { checkSignature } from '../../../src/core/model/check-signature.ts';
import { proposeSignature } from '../../../src/core/model/propose-signature.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import type { InputMap, Signature } from '../../../src/core/model/signature.ts';
import { fixture } from './onnx-fixtures.ts';

const column = (name: string, type: ColumnFacts['type'] = 'number'): ColumnFacts => ({
  name,
  type,
  role: 'feature',
});
const THREE = [column('a'), column('b'), column('c'), column('word', 'category')];

function codes(
  name: string,
  edit: (signature: Signature) => Signature = (s) => s,
  columns: readonly ColumnFacts[] = THREE,
): string[] {
  const graph = readOnnx(fixture(name));
  const { signature } = proposeSignature(graph, columns);
  return checkSignature(edit(signature), graph, columns).map(({ code }) => code);
}
const withInput = (change: Partial<InputMap>) => (signature: Signature) => ({
  ...signature,
  inputs: [{ ...signature.inputs[0]!, ...change }],
});
const withTask = (change: object) => (signature: Signature) => ({
  ...signature,
  task: { ...signature.task, ...change } as Signature['task'],
});
const withOutputs = (change: Partial<Signature['outputs']>) => (signature: Signature) => ({
  ...signature,
  outputs: { ...signature.outputs, ...change },
});

describe('checkSignature', () => {
  it('has nothing against what is proposed', () => {
    expect(codes('no-zipmap')).toEqual([]);
    expect(codes('zipmap-int')).toEqual([]);
    expect(codes('double')).toEqual([]);
    expect(codes('sigmoid')).toEqual([]);
    expect(codes('fixed-batch')).toEqual([]);
  });

  it.each<[string, Partial<InputMap>, string]>([
    ['too few columns', { columns: ['a', 'b'] }, 'model.columnCount'],
    ['too many columns', { columns: ['a', 'b', 'c', 'a'] }, 'model.columnCount'],
    ['a column that is not there', { columns: ['a', 'b', 'z'] }, 'model.columnMissing'],
    ['a column of the wrong type', { columns: ['a', 'b', 'word'] }, 'model.columnType'],
    ['another type', { dtype: 'float64' }, 'model.inputType'],
    ['another shape', { shape: ['N', 1, 3] }, 'model.inputShape'],
    ['a scale of 0', { scale: 0 }, 'model.inputScale'],
    ['an offset that is none', { offset: NaN }, 'model.inputScale'],
    ['words filled into numbers', { missing: { fill: 'none' } }, 'model.inputFill'],
    ['nothing filled into numbers', { missing: { fill: '' } }, 'model.inputFill'],
    ['no columns', { columns: [] }, 'model.inputsMatchNothing'],
  ])('refuses %s', (_, change, code) => {
    expect(codes('no-zipmap', withInput(change))).toEqual([code]);
  });

  it('refuses inputs left out, named wrongly or twice', () => {
    const some = withInput({});
    expect(codes('typed-inputs', (s) => ({ ...s, inputs: [] }))).toEqual(['model.inputsMatchNothing']);
    expect(
      codes('no-zipmap', (s) => ({ ...s, inputs: [{ ...some(s).inputs[0]!, input: 'other' }] })),
    ).toEqual(['model.noSuchInput', 'model.inputNotFed']);
    expect(codes('no-zipmap', (s) => ({ ...s, inputs: [s.inputs[0]!, s.inputs[0]!] }))).toEqual([
      'model.noSuchInput',
    ]);
  });

  it('advises to read numbers as categories where a model takes strings', () => {
    const columns = [
      column('a_double'),
      column('an_int64', 'integer'),
      column('an_int32', 'boolean'),
      column('a_bool', 'integer'),
      column('a string'),
    ];
    const graph = readOnnx(fixture('typed-inputs'));
    const problems = checkSignature(proposeSignature(graph, columns).signature, graph, columns);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'model.columnType', where: 'input "a string"' });
    expect(problems[0]!.fix).toContain('read as category');
  });

  it.each<[string, (signature: Signature) => Signature, string[]]>([
    ['an output that is not there', withOutputs({ label: 'other' }), ['model.noSuchOutput']],
    ['strings as scores', withOutputs({ scores: { name: 'label', as: 'logits' } }), ['model.outputType']],
    ['scores as label', withOutputs({ label: 'probabilities' }), ['model.outputShape']],
    ['nothing to read', withOutputs({ label: null, scores: null }), ['model.outputNotChosen']],
    ['more classes than scores', withTask({ classes: ['no', 'yes', 'x'] }), ['model.classCount']],
    ['classes of one name', withTask({ classes: ['yes', 'yes'] }), ['model.classes']],
    ['a positive class that is none', withTask({ positive: 'maybe' }), ['model.positiveClass']],
    [
      'a threshold without a positive class',
      withTask({ positive: null, threshold: 0.5 }),
      ['model.threshold'],
    ],
    [
      'two scores as one probability',
      withOutputs({ scores: { name: 'probabilities', as: 'positiveProbability' } }),
      ['model.classCount'],
    ],
  ])('refuses %s', (_, edit, expected) => {
    expect(codes('no-zipmap', edit)).toEqual(expected);
  });

  it('refuses several values a row as a value', () => {
    const edit = (s: Signature): Signature => ({
      ...s,
      task: { type: 'regression', unit: null },
      outputs: { label: null, scores: null, value: 'probabilities' },
    });
    expect(codes('no-zipmap', edit)).toEqual(['model.outputShape']);
  });
});
