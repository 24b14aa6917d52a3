import { Problem } from '../kernel/problem.ts';

/** Beginnings of other formats that are dropped as models, by their magic bytes. */
const MAGIC: readonly { at: number; bytes: readonly number[]; what: string; fix: string }[] = [
  {
    at: 0,
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'a zip archive (PyTorch and Keras files are such)',
    fix: 'Export the model with torch.onnx.export or tf2onnx; if an .onnx file is inside, unpack it first.',
  },
  {
    at: 0,
    bytes: [0x89, 0x48, 0x44, 0x46],
    what: 'an HDF5 file (Keras)',
    fix: 'Export the model with tf2onnx.',
  },
  { at: 0, bytes: [0x1f, 0x8b], what: 'a gzip file', fix: 'Unpack it first.' },
  {
    at: 0,
    bytes: [0x50, 0x41, 0x52, 0x31],
    what: 'a Parquet file',
    fix: 'Add it as data instead.',
  },
  {
    at: 4,
    bytes: [0x4f, 0x52, 0x54, 0x4d],
    what: 'an ONNX Runtime .ort file',
    fix: 'Use the .onnx file it was made from.',
  },
  {
    at: 4,
    bytes: [0x54, 0x46, 0x4c, 0x33],
    what: 'a TensorFlow Lite file',
    fix: 'Export the model with tf2onnx --tflite.',
  },
];

/** What the bytes are if they are clearly something other than ONNX, else null. */
export function foreignFormat(bytes: Uint8Array): { what: string; fix: string } | null {
  if (bytes.length === 0)
    return { what: 'an empty file', fix: 'Choose the file again; it may not have been copied.' };
  const magic = MAGIC.find((entry) => entry.bytes.every((byte, i) => bytes[entry.at + i] === byte));
  if (magic) return magic;
  if (bytes[0] === 0x80 && bytes[1]! >= 2 && bytes[1]! <= 5) {
    return {
      what: 'a Python pickle',
      fix: 'Export the model with skl2onnx (scikit-learn) or torch.onnx.export.',
    };
  }
  if (isText(bytes)) return { what: 'text', fix: 'Choose the .onnx file; tables are added as data.' };
  return null;
}

/** No control characters in the beginning: an ONNX file has some in its first bytes. */
function isText(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 512);
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
    if (byte === 0x7f) return false;
  }
  return true;
}

export function notAModel(found: string, fix: string): Problem {
  return new Problem({
    code: 'onnx.notAModel',
    message: `This file is not an ONNX model: it looks like ${found}.`,
    expected: 'an ONNX model (.onnx)',
    found,
    fix,
  });
}

export function noGraph(): Problem {
  return new Problem({
    code: 'onnx.noGraph',
    message: 'The file carries no graph, so there is nothing to run.',
    expected: 'an ONNX model with a graph',
    found: 'no graph',
    fix: 'Export the model again.',
  });
}

export function tooLarge(found: string, where: string): Problem {
  return new Problem({
    code: 'onnx.tooLarge',
    message: `The model is larger than can be read here: ${found}.`,
    found,
    where,
    fix: 'Export a smaller model.',
  });
}
