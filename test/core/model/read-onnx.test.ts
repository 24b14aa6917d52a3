import { describe, expect, it } from 'vitest';
import { Problem, type ProblemFacts } from '../../../src/core/kernel/problem.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import { fixture } from './onnx-fixtures.ts';

function refusal(bytes: Uint8Array): ProblemFacts {
  try {
    readOnnx(bytes);
  } catch (error) {
    if (error instanceof Problem) return error.facts;
    throw error;
  }
  throw new Error('was read');
}

describe('readOnnx', () => {
  it('reads inputs of every type', () => {
    const graph = readOnnx(fixture('typed-inputs'));
    expect(graph.inputs.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'a_double: float64',
      'an_int64: int64',
      'an_int32: int32',
      'a_bool: bool',
      'a string: string',
    ]);
  });

  it('leaves initializers out of the inputs and counts their elements', () => {
    const graph = readOnnx(fixture('keras-nhwc'));
    expect(graph.inputs).toEqual([{ name: 'conv2d_input:0', type: 'float32', shape: ['unk__1', 4, 4, 1] }]);
    expect(graph.parameters).toBe(18 + 32 * 3 + 2);
    expect(graph.producer).toBe('tf2onnx');
    expect(graph.origins).toEqual([{ output: 'dense:0', op: 'Softmax', gives: 'probabilities' }]);
  });

  it('reads metadata and opsets', () => {
    const graph = readOnnx(fixture('metadata'));
    expect(graph.metadata).toEqual({ feature_names: '["height", "age", "weight"]', author: 'someone' });
    expect(graph.opsets).toEqual([
      { domain: '', version: 15 },
      { domain: 'ai.onnx.ml', version: 3 },
    ]);
    expect(graph.name).toBe('graph');
  });

  it('counts nodes and weights of subgraphs', () => {
    const graph = readOnnx(fixture('subgraph'));
    expect(graph.nodes).toBe(3);
    expect(graph.parameters).toBe(1 + 2);
    expect(graph.operators).toEqual([
      { op: 'Mul', domain: '', count: 2, firstNode: 'else' },
      { op: 'If', domain: '', count: 1, firstNode: 'Choose' },
    ]);
  });

  it('reads integer class names and tells margins from probabilities', () => {
    expect(readOnnx(fixture('zipmap-int')).zipMap).toMatchObject({
      classes: ['3', '7', '11'],
      integers: true,
    });
    expect(readOnnx(fixture('margins')).origins[1]).toMatchObject({
      op: 'LinearClassifier',
      gives: 'scores',
    });
    expect(readOnnx(fixture('no-zipmap')).origins[1]).toMatchObject({ gives: 'probabilities' });
    expect(readOnnx(fixture('no-zipmap')).classLabels).toEqual(['no', 'yes']);
    expect(readOnnx(fixture('lightgbm')).classLabels).toEqual(['0', '1']);
  });

  it('takes functions that the file defines and operators of com.microsoft', () => {
    expect(readOnnx(fixture('local-function')).operators.map(({ op }) => op)).toContain('Twice');
    expect(readOnnx(fixture('contrib')).operators[0]).toMatchObject({ op: 'Gelu', domain: 'com.microsoft' });
  });

  it.each([
    ['external-data', 'w'],
    ['external-constant', 'attribute of node "Const"'],
    ['external-subgraph', 'deep'],
  ])('refuses %s, naming the tensor', (name, tensor) => {
    const facts = refusal(fixture(name));
    expect(facts.code).toBe('onnx.externalData');
    expect(facts.where).toBe(`tensor "${tensor}"`);
  });

  it('refuses unknown domains, naming node and operator', () => {
    const facts = refusal(fixture('unknown-domain'));
    expect(facts).toMatchObject({ code: 'onnx.unknownOperator', where: 'node "tokenize"' });
    expect(facts.message).toContain('SentencepieceTokenizer');
  });

  it.each([
    ['nothing', [], 'an empty file'],
    ['a CSV', [...new TextEncoder().encode('age,income\n25,<=50K\n')], 'text'],
    ['a PyTorch file', [0x50, 0x4b, 3, 4, 0, 0, 8, 8], 'a zip archive (PyTorch and Keras files are such)'],
    ['a pickle', [0x80, 4, 0x95, 0, 0], 'a Python pickle'],
    ['an HDF5 file', [0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10], 'an HDF5 file (Keras)'],
    ['a TensorFlow Lite file', [0x1c, 0, 0, 0, 0x54, 0x46, 0x4c, 0x33], 'a TensorFlow Lite file'],
    ['noise', [0xfe, 0x01, 0x77, 0x00, 0x12], 'some other binary file'],
    ['zeros', [0, 0, 0, 0], 'some other binary file'],
  ])('refuses %s in words', (_, bytes, found) => {
    expect(refusal(Uint8Array.from(bytes))).toMatchObject({ code: 'onnx.notAModel', found });
  });

  it('refuses a model without a graph', () => {
    expect(refusal(Uint8Array.from([8, 8, 18, 1, 120])).code).toBe('onnx.noGraph');
  });

  it('refuses a tensor larger than its bytes', () => {
    // graph { initializer { dims: 2^40; data_type: 1 } }
    const dims = [8, 128, 128, 128, 128, 128, 32, 16, 1];
    const tensor = [42, dims.length, ...dims];
    const facts = refusal(Uint8Array.from([8, 8, 58, tensor.length, ...tensor]));
    expect(facts.code).toBe('onnx.damaged');
    expect(facts.expected).toBe(`${String(2 ** 40)} values`);
  });

  it('refuses graphs nested without end', () => {
    let graph: number[] = [];
    const wrapped = (field: number, content: number[]) => {
      const length = content.length;
      const size = length < 128 ? [length] : [(length & 127) | 128, length >> 7];
      return [(field << 3) | 2, ...size, ...content];
    };
    for (let depth = 0; depth < 200; depth++) graph = wrapped(1, wrapped(5, wrapped(6, graph)));
    expect(refusal(Uint8Array.from([8, 8, ...wrapped(7, graph)])).code).toBe('onnx.tooLarge');
  });
});
