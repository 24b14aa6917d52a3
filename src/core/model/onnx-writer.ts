import type { OnnxType, OnnxValue } from './onnx-graph.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

/** Element types whose tensors can be written, by their number in TensorProto.DataType. */
const DATA_TYPE = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  string: 8,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
} as const satisfies Partial<Record<OnnxType, number>>;
export type OnnxElement = keyof typeof DATA_TYPE;

/**
 * A constant, values in row-major order; their number must be the product of the shape. 16-bit floats are given as
 * their bits. `external` writes, in place of the values, where else they are said to be (location, offset, length).
 */
export interface OnnxConstant {
  name: string;
  type: OnnxElement;
  shape: readonly number[];
  values: ArrayLike<number> | ArrayLike<bigint> | readonly string[];
  external?: Readonly<Record<string, string>>;
}

export type OnnxAttribute =
  | { float: number }
  | { int: number | bigint }
  | { string: string }
  | { tensor: OnnxConstant }
  | { graph: OnnxGraphSpec }
  | { floats: ArrayLike<number> }
  | { ints: ArrayLike<number | bigint> }
  | { strings: readonly string[] };

export interface OnnxNodeSpec {
  op: string;
  /** '' or absent: ai.onnx. */
  domain?: string;
  name?: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** What ZipMap gives: a sequence of maps from a class to a float. */
export interface OnnxMapsSpec {
  name: string;
  type: 'maps';
  key: 'string' | 'int64';
}
export type OnnxValueSpec = (OnnxValue & { type: OnnxElement }) | OnnxMapsSpec;

export interface OnnxGraphSpec {
  name: string;
  /** In an order in which each node's inputs are there before it. */
  nodes: readonly OnnxNodeSpec[];
  inputs: readonly OnnxValueSpec[];
  outputs: readonly OnnxValueSpec[];
  initializers?: readonly OnnxConstant[];
}

export interface OnnxModelSpec extends OnnxGraphSpec {
  opsets: readonly { domain: string; version: number }[];
  irVersion: number;
  producer: string;
  producerVersion?: string;
  description?: string;
  metadata?: Readonly<Record<string, string>>;
}

/**
 * The bytes of an ONNX model; equal specs (members in equal order) give equal bytes. The graph itself is not checked.
 * Throws RangeError where a constant's values do not fill its shape.
 */
export function onnxModel(spec: OnnxModelSpec): Uint8Array<ArrayBuffer> {
  const model = new ProtobufWriter();
  model.integer(1, spec.irVersion);
  model.string(2, spec.producer);
  if (spec.producerVersion !== undefined) model.string(3, spec.producerVersion);
  if (spec.description !== undefined) model.string(6, spec.description);
  model.message(7, (graph) => writeGraph(graph, spec));
  for (const { domain, version } of spec.opsets) {
    model.message(8, (opset) => {
      opset.string(1, domain);
      opset.integer(2, version);
    });
  }
  writeEntries(model, 14, spec.metadata ?? {});
  return model.finish();
}

function writeGraph(graph: ProtobufWriter, spec: OnnxGraphSpec): void {
  for (const node of spec.nodes) graph.message(1, (inner) => writeNode(inner, node));
  graph.string(2, spec.name);
  for (const constant of spec.initializers ?? []) graph.message(5, (inner) => writeTensor(inner, constant));
  for (const input of spec.inputs) graph.message(11, (inner) => writeValue(inner, input));
  for (const output of spec.outputs) graph.message(12, (inner) => writeValue(inner, output));
}

function writeNode(node: ProtobufWriter, spec: OnnxNodeSpec): void {
  for (const input of spec.inputs) node.string(1, input);
  for (const output of spec.outputs) node.string(2, output);
  if (spec.name !== undefined) node.string(3, spec.name);
  node.string(4, spec.op);
  for (const [name, attribute] of Object.entries(spec.attributes ?? {})) {
    node.message(5, (inner) => {
      inner.string(1, name);
      writeAttribute(inner, attribute);
    });
  }
  if (spec.domain !== undefined && spec.domain !== '') node.string(7, spec.domain);
}

/** The value, then its kind (AttributeProto.AttributeType). */
function writeAttribute(out: ProtobufWriter, attribute: OnnxAttribute): void {
  if ('float' in attribute) {
    out.float(2, attribute.float);
    out.integer(20, 1);
  } else if ('int' in attribute) {
    out.integer(3, attribute.int);
    out.integer(20, 2);
  } else if ('string' in attribute) {
    out.string(4, attribute.string);
    out.integer(20, 3);
  } else if ('tensor' in attribute) {
    out.message(5, (inner) => writeTensor(inner, attribute.tensor));
    out.integer(20, 4);
  } else if ('graph' in attribute) {
    out.message(6, (inner) => writeGraph(inner, attribute.graph));
    out.integer(20, 5);
  } else if ('floats' in attribute) {
    out.floats(7, attribute.floats);
    out.integer(20, 6);
  } else if ('ints' in attribute) {
    out.integers(8, attribute.ints);
    out.integer(20, 7);
  } else {
    for (const text of attribute.strings) out.string(9, text);
    out.integer(20, 8);
  }
}

function writeTensor(out: ProtobufWriter, { name, type, shape, values, external }: OnnxConstant): void {
  const size = shape.reduce((product, dimension) => product * dimension, 1);
  if (!external && size !== values.length)
    throw new RangeError(`onnx: "${name}" has ${String(values.length)} values for ${String(size)} places`);
  out.integers(1, shape);
  out.integer(2, DATA_TYPE[type]);
  if (!external && type === 'string')
    for (let i = 0; i < values.length; i++) out.string(6, String(values[i]));
  out.string(8, name);
  if (external) {
    writeEntries(out, 13, external);
    out.integer(14, 1);
  } else if (type !== 'string') {
    out.blob(9, rawBytes(type, values));
  }
}

/** Values as a tensor's raw_data carries them: little-endian, booleans one byte each. */
function rawBytes(type: Exclude<OnnxElement, 'string'>, values: ArrayLike<unknown>): Uint8Array {
  const width = WIDTH[type];
  const view = new DataView(new ArrayBuffer(values.length * width));
  for (let i = 0; i < values.length; i++) {
    const at = i * width;
    const value = values[i];
    if (type === 'int64' || type === 'uint64')
      view.setBigUint64(at, BigInt.asUintN(64, BigInt(value as number | bigint)), true);
    else if (type === 'float32') view.setFloat32(at, Number(value), true);
    else if (type === 'float64') view.setFloat64(at, Number(value), true);
    else if (width === 4) view.setInt32(at, Number(value), true);
    else if (width === 2) view.setInt16(at, Number(value), true);
    else view.setInt8(at, Number(value));
  }
  return new Uint8Array(view.buffer);
}

const WIDTH: Record<Exclude<OnnxElement, 'string'>, number> = {
  float32: 4,
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  int32: 4,
  int64: 8,
  bool: 1,
  float16: 2,
  float64: 8,
  uint32: 4,
  uint64: 8,
  bfloat16: 2,
};

function writeValue(out: ProtobufWriter, value: OnnxValueSpec): void {
  out.string(1, value.name);
  out.message(2, (type) => {
    if (value.type === 'maps') writeMapsType(type, value.key);
    else writeTensorType(type, value.type, value.shape);
  });
}

function writeTensorType(type: ProtobufWriter, element: OnnxElement, shape: OnnxValue['shape']): void {
  type.message(1, (tensor) => {
    tensor.integer(1, DATA_TYPE[element]);
    if (shape === null) return;
    tensor.message(2, (dimensions) => {
      for (const dimension of shape) {
        dimensions.message(1, (inner) => {
          if (typeof dimension === 'number') inner.integer(1, dimension);
          else if (dimension !== null) inner.string(2, dimension);
        });
      }
    });
  });
}

function writeMapsType(type: ProtobufWriter, key: 'string' | 'int64'): void {
  type.message(4, (sequence) => {
    sequence.message(1, (element) => {
      element.message(5, (map) => {
        map.integer(1, DATA_TYPE[key]);
        map.message(2, (value) => writeTensorType(value, 'float32', []));
      });
    });
  });
}

function writeEntries(out: ProtobufWriter, field: number, entries: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(entries)) {
    out.message(field, (entry) => {
      entry.string(1, key);
      entry.string(2, value);
    });
  }
}
