import {
  onnxModel,
  type OnnxConstant,
  type OnnxGraphSpec,
  type OnnxModelSpec,
  type OnnxNodeSpec,
} from '../../../src/core/model/onnx-writer.ts';
import { ProtobufWriter } from '../../../src/core/model/protobuf-writer.ts';
import type { Bytes } from '../../workers/project/sample-project.ts';
import type { Forge } from './hostile-file.ts';

/** x [N, 1] in, y [N, 1] out: a column of floats through the nodes given. */
export function model(nodes: readonly OnnxNodeSpec[], more: Partial<OnnxModelSpec> = {}): Bytes {
  return onnxModel({
    name: 'g',
    nodes,
    inputs: [{ name: 'x', type: 'float32', shape: ['N', 1] }],
    outputs: [{ name: 'y', type: 'float32', shape: ['N', 1] }],
    opsets: [{ domain: '', version: 17 }],
    irVersion: 8,
    producer: 'test',
    ...more,
  });
}

const identity = (input: string, output: string, name?: string): OnnxNodeSpec => ({
  op: 'Identity',
  inputs: [input],
  outputs: [output],
  ...(name === undefined ? {} : { name }),
});

/** y = x, after a loop of 2^63 - 1 turns whose condition is always true. */
export function endlessLoop(): Bytes {
  const body: OnnxGraphSpec = {
    name: 'turn',
    nodes: [identity('going', 'goes_on'), { op: 'Cos', inputs: ['value'], outputs: ['next'] }],
    inputs: [
      { name: 'turn_number', type: 'int64', shape: [] },
      { name: 'going', type: 'bool', shape: [] },
      { name: 'value', type: 'float32', shape: ['N', 1] },
    ],
    outputs: [
      { name: 'goes_on', type: 'bool', shape: [] },
      { name: 'next', type: 'float32', shape: ['N', 1] },
    ],
  };
  return model(
    [{ op: 'Loop', inputs: ['turns', 'true', 'x'], outputs: ['y'], attributes: { body: { graph: body } } }],
    {
      initializers: [
        { name: 'turns', type: 'int64', shape: [], values: [2n ** 63n - 1n] },
        { name: 'true', type: 'bool', shape: [], values: [1] },
      ],
    },
  );
}

/** y = x plus the sum of a tensor of so many floats, which a node makes from nothing. */
export function memoryBomb(floats: bigint): Forge {
  return () =>
    model(
      [
        { op: 'ConstantOfShape', inputs: ['shape'], outputs: ['huge'] },
        { op: 'ReduceSum', inputs: ['huge'], outputs: ['sum'], attributes: { keepdims: { int: 0 } } },
        { op: 'Add', inputs: ['x', 'sum'], outputs: ['y'] },
      ],
      { initializers: [{ name: 'shape', type: 'int64', shape: [1], values: [floats] }] },
    );
}

/** Branches within branches, `depth` deep. */
export function nestedGraphs(depth: number): Forge {
  return () => {
    const outputs: OnnxGraphSpec['outputs'] = [{ name: 'y', type: 'float32', shape: ['N', 1] }];
    let graph: OnnxGraphSpec = { name: 'leaf', nodes: [identity('x', 'y')], inputs: [], outputs };
    for (let i = 0; i < depth; i++) {
      const branch = { graph };
      const choice: OnnxNodeSpec = {
        op: 'If',
        inputs: ['which'],
        outputs: ['y'],
        attributes: { then_branch: branch, else_branch: branch },
      };
      // Two branches a level would double the bytes; the other one is a leaf.
      const leaf = { graph: { name: 'leaf', nodes: [identity('x', 'y')], inputs: [], outputs } };
      graph = {
        name: `level${String(i)}`,
        nodes: [{ ...choice, attributes: { then_branch: branch, else_branch: leaf } }],
        inputs: [],
        outputs,
      };
    }
    return model(graph.nodes, {
      initializers: [{ name: 'which', type: 'bool', shape: [], values: [1] }],
    });
  };
}

/** A weight whose values are in another file. */
export function externalWeight(location: string): Forge {
  const weight: OnnxConstant = {
    name: 'w',
    type: 'float32',
    shape: [1],
    values: [],
    external: { location, offset: '0', length: '4' },
  };
  return () => model([{ op: 'Mul', inputs: ['x', 'w'], outputs: ['y'] }], { initializers: [weight] });
}

/** A weight that is said to be of `shape` and has four bytes. */
export function vastWeight(shape: readonly (number | bigint)[]): Forge {
  return () => {
    const out = new ProtobufWriter();
    out.integer(1, 8);
    out.message(7, (graph) => {
      graph.message(1, (node) => {
        node.string(1, 'w');
        node.string(2, 'y');
        node.string(4, 'Identity');
      });
      graph.message(5, (tensor) => {
        tensor.integers(1, shape);
        tensor.integer(2, 1);
        tensor.string(8, 'w');
        tensor.blob(9, new Uint8Array(4));
      });
      graph.message(12, (output) => {
        output.string(1, 'y');
      });
    });
    out.message(8, (opset) => {
      opset.integer(2, 17);
    });
    return out.finish();
  };
}

export function ofDomain(domain: string): Forge {
  return () =>
    model([{ op: 'Exec', domain, inputs: ['x'], outputs: ['y'] }], {
      opsets: [
        { domain: '', version: 17 },
        { domain, version: 1 },
      ],
    });
}

/** A function of the file that calls itself. */
export function recursiveFunction(): Bytes {
  const bytes = model([{ op: 'Again', domain: 'own', inputs: ['x'], outputs: ['y'] }], {
    opsets: [
      { domain: '', version: 17 },
      { domain: 'own', version: 1 },
    ],
  });
  const tail = new ProtobufWriter();
  tail.message(25, (made) => {
    made.string(1, 'Again');
    made.string(4, 'a');
    made.string(5, 'b');
    made.message(7, (node) => {
      node.string(1, 'a');
      node.string(2, 'b');
      node.string(4, 'Again');
      node.string(7, 'own');
    });
    made.message(9, (opset) => {
      opset.string(1, 'own');
      opset.integer(2, 1);
    });
    made.string(10, 'own');
  });
  return Uint8Array.from(Buffer.concat([bytes, tail.finish()]));
}

/** Every name there is, of `length` letters. */
export function hugeNames(length: number): Forge {
  return () => {
    const long = 'n'.repeat(length);
    return model([identity('x', long, long), identity(long, 'y')], {
      producer: long,
      metadata: { [long]: long },
    });
  };
}

/** Names that a page could take for mark-up, or an object for its prototype. */
export function markedUpNames(text: string): Forge {
  return () =>
    model([identity('x', text, text), identity(text, 'y', '__proto__')], {
      name: text,
      producer: text,
      metadata: { [text]: text, constructor: text, ['__proto__']: text },
    });
}
