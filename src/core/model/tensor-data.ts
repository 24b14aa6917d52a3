/** Values of a tensor on their way to or from an engine, row-major. bool is one byte a value, 0 or 1. */
export interface TensorData {
  dtype: string;
  dims: readonly number[];
  data:
    | Float32Array
    | Float64Array
    | Int8Array
    | Int16Array
    | Int32Array
    | BigInt64Array
    | BigUint64Array
    | Uint8Array
    | Uint16Array
    | Uint32Array
    | readonly string[];
}

/** Tensors by the name of the input or output. */
export type Tensors = ReadonlyMap<string, TensorData>;
