import { Problem } from '../kernel/problem.ts';
import type { ProtobufReader } from './protobuf-reader.ts';

/** What matters of a TensorProto without looking at its values. */
export interface TensorFacts {
  name: string;
  /** TensorProto.DataType. */
  dataType: number;
  elements: number;
}

/**
 * Reads a TensorProto, passing over its values. Throws Problem "onnx.externalData" where they lie in another file and
 * "onnx.damaged" where the dimensions promise more values than the tensor has bytes for. `where` names the tensor
 * when it carries no name itself.
 */
export function readTensor(reader: ProtobufReader, where: string): TensorFacts {
  const size = reader.end - reader.at;
  let name = '';
  let dataType = 0;
  let elements = 1;
  let external = false;
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        reader.eachVarint((inner) => {
          const dimension = inner.varint();
          if (dimension < 0) throw inner.damaged(`a dimension of ${String(dimension)}`);
          elements *= dimension;
        });
        break;
      case 2:
        dataType = reader.number();
        break;
      case 8:
        name = reader.string();
        break;
      case 13:
        external = true;
        reader.skip();
        break;
      case 14:
        if (reader.number() === 1) external = true;
        break;
      default:
        reader.skip();
    }
  }
  if (external) throw externalData(name || where);
  // The tightest storage there is holds two elements (4 bits each) in a byte, or a 2-bit type four.
  if (!(elements <= size * 4)) {
    throw new Problem({
      code: 'onnx.damaged',
      message: `The model file is damaged: tensor "${name || where}" is larger than the bytes it has.`,
      expected: `${String(elements)} values`,
      found: `${String(size)} bytes`,
      where: `tensor "${name || where}"`,
      fix: 'Copy or export the model again.',
    });
  }
  return { name, dataType, elements };
}

/** SparseTensorProto: the number of stored values. */
export function readSparseTensor(reader: ProtobufReader, where: string): TensorFacts {
  let values: TensorFacts = { name: '', dataType: 0, elements: 0 };
  while (reader.next()) {
    if (reader.field === 1) values = readTensor(reader.message(), where);
    else if (reader.field === 2) readTensor(reader.message(), where);
    else reader.skip();
  }
  return values;
}

function externalData(tensor: string): Problem {
  return new Problem({
    code: 'onnx.externalData',
    message: `The values of tensor "${tensor}" are kept in another file, which cannot be read from here.`,
    expected: 'a model that carries all its values in one file',
    found: 'external data',
    where: `tensor "${tensor}"`,
    fix: 'Export it as one file: onnx.save_model(onnx.load(path), out, save_as_external_data=False).',
  });
}
