import { describe, expect, it } from 'vitest';
import {
  onnxModel,
  type OnnxAttribute,
  type OnnxConstant,
  type OnnxElement,
} from '../../../src/core/model/onnx-writer.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import { webGpuAbility } from '../../../src/core/model/webgpu-ability.ts';
import { fixture } from './onnx-fixtures.ts';

const abilityOf = (name: string) => webGpuAbility(readOnnx(fixture(name)));

interface Part {
  op: string;
  attributes?: Record<string, OnnxAttribute>;
  initializers?: readonly OnnxConstant[];
}

/** x -> op -> y, with x and y as 32-bit floats. */
function graphWith({ op, attributes = {}, initializers = [] }: Part) {
  const port = (name: string, type: OnnxElement = 'float32') => ({ name, type, shape: ['N', 4] });
  return readOnnx(
    onnxModel({
      name: 'test',
      irVersion: 8,
      producer: 'drydock',
      opsets: [{ domain: '', version: 17 }],
      nodes: [
        { op, name: 'first', inputs: ['x'], outputs: ['y'], attributes },
        { op: 'Identity', name: 'last', inputs: ['y'], outputs: ['z'] },
      ],
      initializers,
      inputs: [port('x')],
      outputs: [port('z')],
    }),
  );
}

const constant = (type: OnnxElement, values: OnnxConstant['values']): OnnxConstant => ({
  name: 'w',
  type,
  shape: [1],
  values,
});

describe('webGpuAbility', () => {
  it('is able where nothing speaks against it', () => {
    for (const name of ['keras-nhwc', 'sigmoid', 'subgraph', 'local-function', 'contrib', 'fixed-batch']) {
      expect(abilityOf(name), name).toEqual({ able: true });
    }
  });

  it('names the operator of ai.onnx.ml, rather than the ZipMap behind it', () => {
    expect(abilityOf('lightgbm')).toEqual({
      able: false,
      why: 'this model has TreeEnsembleClassifier (node "LgbmClassifier"), which WebGPU cannot run.',
    });
    expect(abilityOf('zipmap-int')).toMatchObject({ why: expect.stringContaining('LinearClassifier') });
  });

  it('names the input or output of a type that no kernel takes', () => {
    expect(abilityOf('double')).toEqual({
      able: false,
      why: 'this model has 64-bit floats (input "X"), which WebGPU cannot run.',
    });
    expect(abilityOf('sequence-output')).toMatchObject({ why: expect.stringContaining('output "parts"') });
  });

  it.each([
    ['float64', 11],
    ['int16', 5],
    ['uint16', 4],
    ['string', 8],
    ['bfloat16', 16],
  ] as const)('sees %s that a node makes, holds or is weighed with', (type, number) => {
    const values = type === 'string' ? ['a'] : [1];
    const refused = { able: false, why: expect.stringContaining('node "first"') };
    expect(webGpuAbility(graphWith({ op: 'Cast', attributes: { to: { int: number } } }))).toEqual(refused);
    expect(
      webGpuAbility(graphWith({ op: 'RandomNormalLike', attributes: { dtype: { int: number } } })),
    ).toEqual(refused);
    const value = { tensor: constant(type, values) };
    expect(webGpuAbility(graphWith({ op: 'ConstantOfShape', attributes: { value } }))).toEqual(refused);
    const initializers = [constant(type, values)];
    expect(webGpuAbility(graphWith({ op: 'Relu', initializers }))).toEqual({
      able: false,
      why: expect.stringContaining('tensor "w"'),
    });
  });

  it('sees texts among constants, and leaves other attributes alone', () => {
    expect(
      webGpuAbility(graphWith({ op: 'Constant', attributes: { value_strings: { strings: ['a'] } } })),
    ).toMatchObject({ able: false, why: expect.stringContaining('texts (node "first")') });
    expect(webGpuAbility(graphWith({ op: 'Softmax', attributes: { axis: { int: 8 } } }))).toEqual({
      able: true,
    });
    expect(webGpuAbility(graphWith({ op: 'Cast', attributes: { to: { int: 6 } } }))).toEqual({ able: true });
  });

  it('sees what a subgraph makes', () => {
    const branch = {
      name: 'branch',
      nodes: [{ op: 'Cast', name: 'deep', inputs: ['x'], outputs: ['d'], attributes: { to: { int: 11 } } }],
      inputs: [],
      outputs: [],
    };
    expect(
      webGpuAbility(graphWith({ op: 'If', attributes: { then_branch: { graph: branch } } })),
    ).toMatchObject({ able: false, why: expect.stringContaining('64-bit floats (node "deep")') });
  });
});
