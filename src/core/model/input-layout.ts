import type { OnnxType, OnnxValue } from './onnx-graph.ts';
import type { InputMap } from './signature.ts';

/** How an input takes rows. */
export interface InputLayout {
  dtype: InputMap['dtype'];
  /** As in InputMap; null when `features` is null (it then follows from the columns chosen: ['N', F]). */
  shape: readonly (number | 'N')[] | null;
  /** Columns it takes; null: any number, since the file does not say. */
  features: number | null;
  /** Rows a call takes, where the file fixes it; null: any. */
  batch: number | null;
}

const DTYPES: Partial<Record<OnnxType, InputMap['dtype']>> = {
  float32: 'float32',
  float64: 'float64',
  int32: 'int32',
  int64: 'int64',
  bool: 'bool',
  string: 'string',
};

/** More columns than any table has. */
const MAX_FEATURES = 1_000_000;

/** The layout of an input, or in words why rows cannot be fed to it. The first dimension is always the rows. */
export function layoutOf(input: OnnxValue): InputLayout | string {
  const dtype = DTYPES[input.type];
  if (!dtype) return `it takes values of type ${input.type}, which columns cannot be turned into`;
  if (input.shape === null) return { dtype, shape: null, features: null, batch: null };
  if (input.shape.length === 0) return 'it takes one single value, not one a row';
  const [first, ...rest] = input.shape;
  const batch = typeof first === 'number' ? first : null;
  if (rest.length === 0) return { dtype, shape: ['N'], features: 1, batch };
  const known = rest.filter((size) => typeof size === 'number');
  if (known.length === rest.length) {
    const features = known.reduce((product, size) => product * size, 1);
    if (features > MAX_FEATURES)
      return `it takes ${String(features)} values a row, more than a table has columns`;
    return { dtype, shape: ['N', ...known], features, batch };
  }
  if (rest.length === 1) return { dtype, shape: null, features: null, batch };
  return `its sizes ${shapeInWords(input)} are not all stated in the file`;
}

/** E.g. "[N, 1, 8, 8]"; a size the file does not state is "?". */
export function shapeInWords(value: Pick<OnnxValue, 'shape'>): string {
  return value.shape === null ? 'of unknown shape' : `[${value.shape.map((size) => size ?? '?').join(', ')}]`;
}
