import { InferenceSession, Tensor, env } from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { onnxModel, type OnnxElement, type OnnxModelSpec } from '../../../src/core/model/onnx-writer.ts';
import { ProtobufWriter } from '../../../src/core/model/protobuf-writer.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';

const HEAD: Pick<OnnxModelSpec, 'name' | 'irVersion' | 'producer' | 'opsets'> = {
  name: 'test',
  irVersion: 8,
  producer: 'drydock',
  opsets: [
    { domain: '', version: 17 },
    { domain: 'ai.onnx.ml', version: 3 },
  ],
};

function bytesOf(write: (writer: ProtobufWriter) => void): number[] {
  const writer = new ProtobufWriter();
  write(writer);
  return [...writer.finish()];
}

describe('ProtobufWriter', () => {
  it('writes the examples of the encoding guide', () => {
    expect(bytesOf((w) => w.integer(1, 150))).toEqual([0x08, 0x96, 0x01]);
    expect(bytesOf((w) => w.string(2, 'testing'))).toEqual([
      0x12, 7, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67,
    ]);
    expect(bytesOf((w) => w.message(3, (inner) => inner.integer(1, 150)))).toEqual([
      0x1a, 3, 0x08, 0x96, 0x01,
    ]);
    expect(bytesOf((w) => w.integers(6, [3, 270, 86942]))).toEqual([0x32, 6, 3, 0x8e, 2, 0x9e, 0xa7, 5]);
  });

  it('writes integers at the edges of 64 bits', () => {
    const minusOne = [...new Array<number>(9).fill(0xff), 1];
    expect(bytesOf((w) => w.integer(1, -1))).toEqual([0x08, ...minusOne]);
    expect(bytesOf((w) => w.integer(1, 2n ** 64n - 1n))).toEqual([0x08, ...minusOne]);
    expect(bytesOf((w) => w.integer(1, 2 ** 53 - 1))).toEqual(bytesOf((w) => w.integer(1, 2n ** 53n - 1n)));
    expect(bytesOf((w) => w.integer(1, 0))).toEqual([8, 0]);
    expect(() => bytesOf((w) => w.integer(1, 2 ** 53))).toThrow(RangeError);
    expect(() => bytesOf((w) => w.integer(1, 0.5))).toThrow(RangeError);
  });

  it('writes floats and doubles little-endian, and grows as needed', () => {
    expect(bytesOf((w) => w.float(2, 1))).toEqual([0x15, 0, 0, 0x80, 0x3f]);
    expect(bytesOf((w) => w.double(2, -2))).toEqual([0x11, 0, 0, 0, 0, 0, 0, 0, 0xc0]);
    expect(bytesOf((w) => w.floats(1, [1, -2]))).toEqual([0x0a, 8, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
    expect(bytesOf((w) => w.doubles(1, new Float64Array(1000)))).toHaveLength(8003);
    expect(bytesOf((w) => w.blob(1, new Uint8Array(100_000)))).toHaveLength(100_004);
  });
});

describe('onnxModel', () => {
  beforeAll(() => {
    env.wasm.numThreads = 1;
  });

  it('writes models that the engine runs: Gemm, Relu, Softmax', async () => {
    const bytes = onnxModel({
      ...HEAD,
      inputs: [{ name: 'x', type: 'float32', shape: ['N', 2] }],
      outputs: [{ name: 'p', type: 'float32', shape: ['N', 2] }],
      initializers: [
        { name: 'w', type: 'float32', shape: [2, 2], values: [1, -1, 0.5, 2] },
        { name: 'b', type: 'float32', shape: [2], values: [0, 1] },
      ],
      nodes: [
        { op: 'Gemm', inputs: ['x', 'w', 'b'], outputs: ['h'], attributes: { alpha: { float: 2 } } },
        { op: 'Relu', inputs: ['h'], outputs: ['r'] },
        { op: 'Softmax', inputs: ['r'], outputs: ['p'], attributes: { axis: { int: -1 } } },
      ],
    });
    const session = await InferenceSession.create(bytes);
    const { p } = await session.run({ x: new Tensor('float32', [1, 2, -3, 0], [2, 2]) });
    // h = 2 x w + b: [4, 7] and [-6, 7]; after Relu [4, 7] and [0, 7].
    const at = (margin: number): number => 1 / (1 + Math.exp(margin));
    [at(3), at(-3), at(7), at(-7)].forEach((want, i) => expect(Number(p!.data[i])).toBeCloseTo(want, 6));
  });

  it.each<[OnnxElement, ArrayLike<number> | readonly string[]]>([
    ['float32', [1.5, -2]],
    ['float64', [Math.PI, -1e300]],
    ['int8', [-128, 127]],
    ['uint8', [0, 255]],
    ['int16', [-32768, 32767]],
    ['uint16', [0, 65535]],
    ['int32', [-(2 ** 31), 2 ** 31 - 1]],
    ['uint32', [0, 2 ** 32 - 1]],
    ['int64', [-(2 ** 53) + 1, 2 ** 53 - 1]],
    ['uint64', [0, 2 ** 53 - 1]],
    ['bool', [0, 1]],
    ['string', ['', 'größer als 日本']],
  ])('writes constants of type %s that come out as they went in', async (type, values) => {
    const bytes = onnxModel({
      ...HEAD,
      inputs: [],
      outputs: [{ name: 'y', type, shape: [2] }],
      initializers: [{ name: 'c', type, shape: [2], values }],
      nodes: [{ op: 'Identity', inputs: ['c'], outputs: ['y'] }],
    });
    const session = await InferenceSession.create(bytes);
    const { y } = await session.run({});
    const got = Array.from(y!.data as ArrayLike<unknown>, (value) =>
      type === 'string' ? value : Number(value),
    );
    expect(got).toEqual(Array.from<unknown>(values));
  });

  it('writes trees, maps and every kind of attribute', async () => {
    const spec: OnnxModelSpec = {
      ...HEAD,
      inputs: [
        { name: 'x', type: 'float32', shape: [null, 1] },
        { name: 'go', type: 'bool', shape: [] },
      ],
      outputs: [
        { name: 'label', type: 'string', shape: ['N'] },
        { name: 'maps', type: 'maps', key: 'string' },
        { name: 'chosen', type: 'float32', shape: [1] },
      ],
      nodes: [
        {
          op: 'TreeEnsembleClassifier',
          domain: 'ai.onnx.ml',
          inputs: ['x'],
          outputs: ['label', 'scores'],
          attributes: {
            class_ids: { ints: [0, 1, 0, 1] },
            class_nodeids: { ints: [1, 1, 2, 2] },
            class_treeids: { ints: [0, 0, 0, 0] },
            class_weights: { floats: [1, 0, 0, 1] },
            classlabels_strings: { strings: ['low', 'high'] },
            nodes_falsenodeids: { ints: [2, 0, 0] },
            nodes_featureids: { ints: [0, 0, 0] },
            nodes_modes: { strings: ['BRANCH_LEQ', 'LEAF', 'LEAF'] },
            nodes_nodeids: { ints: [0, 1, 2] },
            nodes_treeids: { ints: [0, 0, 0] },
            nodes_truenodeids: { ints: [1, 0, 0] },
            nodes_values: { floats: [0.5, 0, 0] },
            post_transform: { string: 'NONE' },
          },
        },
        {
          op: 'ZipMap',
          domain: 'ai.onnx.ml',
          inputs: ['scores'],
          outputs: ['maps'],
          attributes: { classlabels_strings: { strings: ['low', 'high'] } },
        },
        {
          op: 'If',
          inputs: ['go'],
          outputs: ['chosen'],
          attributes: {
            then_branch: { graph: branch('then', 7) },
            else_branch: { graph: branch('else', -7) },
          },
        },
      ],
      metadata: { made: 'by test' },
    };
    const session = await InferenceSession.create(onnxModel(spec));
    const feeds = { x: new Tensor('float32', [0.2, 0.5, 0.7], [3, 1]), go: new Tensor('bool', [true], []) };
    const { label, chosen } = await session.run(feeds, ['label', 'chosen']);
    expect(label!.data).toEqual(['low', 'low', 'high']);
    expect([...(chosen!.data as Float32Array)]).toEqual([7]);

    const graph = readOnnx(onnxModel(spec));
    expect(graph.zipMap?.classes).toEqual(['low', 'high']);
    expect(graph.metadata).toEqual({ made: 'by test' });
    expect(graph.inputs.map(({ name, type, shape }) => [name, type, shape])).toEqual([
      ['x', 'float32', [null, 1]],
      ['go', 'bool', []],
    ]);
  });

  it('marks values that lie elsewhere', () => {
    const bytes = onnxModel({
      ...HEAD,
      inputs: [],
      outputs: [{ name: 'y', type: 'float32', shape: [2] }],
      initializers: [
        {
          name: 'c',
          type: 'float32',
          shape: [2],
          values: [],
          external: { location: 'weights.bin', offset: '0' },
        },
      ],
      nodes: [{ op: 'Identity', inputs: ['c'], outputs: ['y'] }],
    });
    expect(() => readOnnx(bytes)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code: 'onnx.externalData' }) }),
    );
  });

  it('refuses a constant whose values do not fill its shape', () => {
    const spec: OnnxModelSpec = {
      ...HEAD,
      inputs: [],
      outputs: [],
      nodes: [],
      initializers: [{ name: 'c', type: 'float32', shape: [3], values: [1] }],
    };
    expect(() => onnxModel(spec)).toThrow('"c" has 1 values for 3 places');
  });
});

function branch(name: string, value: number) {
  return {
    name,
    inputs: [],
    outputs: [{ name: `${name}_out`, type: 'float32' as const, shape: [1] }],
    nodes: [
      {
        op: 'Constant',
        inputs: [],
        outputs: [`${name}_out`],
        attributes: {
          value: { tensor: { name: `${name}_value`, type: 'float32' as const, shape: [1], values: [value] } },
        },
      },
    ],
  };
}
