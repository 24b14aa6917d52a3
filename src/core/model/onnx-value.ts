import type { OnnxType, OnnxValue } from './onnx-graph.ts';
import type { ProtobufReader } from './protobuf-reader.ts';
import { BYTES } from './protobuf-reader.ts';

/** TensorProto.DataType by number. */
const TYPES: Readonly<Record<number, OnnxType>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64',
  16: 'bfloat16',
};

/** Dimensions a tensor type may state; more is no tensor any engine takes. */
const MAX_RANK = 64;

export function onnxTypeOf(dataType: number): OnnxType {
  return TYPES[dataType] ?? 'other';
}

/** Reads a ValueInfoProto: a graph's input or output. */
export function readValue(reader: ProtobufReader): OnnxValue {
  let name = '';
  let type: OnnxType = 'other';
  let shape: OnnxValue['shape'] = null;
  while (reader.next()) {
    if (reader.field === 1) name = reader.string();
    else if (reader.field === 2) ({ type, shape } = readType(reader.message()));
    else reader.skip();
  }
  return { name, type, shape };
}

/** TypeProto: tensors in full, of other kinds only which they are. */
function readType(reader: ProtobufReader): { type: OnnxType; shape: OnnxValue['shape'] } {
  let type: OnnxType = 'other';
  let shape: OnnxValue['shape'] = null;
  while (reader.next()) {
    if (reader.field === 1 && reader.wire === BYTES) {
      ({ type, shape } = readTensorType(reader.message()));
      continue;
    }
    if (reader.field === 4) type = 'sequence';
    else if (reader.field === 5) type = 'map';
    reader.skip();
  }
  return { type, shape };
}

function readTensorType(reader: ProtobufReader): { type: OnnxType; shape: OnnxValue['shape'] } {
  let type: OnnxType = 'other';
  let shape: (number | string | null)[] | null = null;
  while (reader.next()) {
    if (reader.field === 1) type = onnxTypeOf(reader.number());
    else if (reader.field === 2) shape = readShape(reader.message());
    else reader.skip();
  }
  return { type, shape };
}

function readShape(reader: ProtobufReader): (number | string | null)[] {
  const shape: (number | string | null)[] = [];
  while (reader.next()) {
    if (reader.field !== 1) {
      reader.skip();
      continue;
    }
    if (shape.length === MAX_RANK)
      throw reader.damaged(`a tensor of more than ${String(MAX_RANK)} dimensions`);
    shape.push(readDimension(reader.message()));
  }
  return shape;
}

/** A negative or zero size is what exporters write for "not known". */
function readDimension(reader: ProtobufReader): number | string | null {
  let dimension: number | string | null = null;
  while (reader.next()) {
    if (reader.field === 1) {
      const value = reader.number();
      dimension = value > 0 ? value : null;
    } else if (reader.field === 2) {
      dimension = reader.string() || null;
    } else {
      reader.skip();
    }
  }
  return dimension;
}
