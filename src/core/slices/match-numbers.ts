/** A comparison whose values are numbers already. */
export type NumberTest =
  | { op: 'missing' }
  | { op: 'eq' | 'lt' | 'le' | 'gt' | 'ge'; value: number }
  | { op: 'in'; values: ReadonlySet<number> }
  | { op: 'between'; low: number; high: number; closed: '[)' | '[]' };

/** Marks with 1 the values a comparison holds for; NaN (missing) satisfies only `missing`. */
export function matchNumbers(
  test: NumberTest,
  data: Float64Array | Float32Array | Int32Array,
): Uint8Array<ArrayBuffer> {
  const n = data.length;
  const out = new Uint8Array(n);
  switch (test.op) {
    case 'missing':
      if (!(data instanceof Int32Array)) for (let i = 0; i < n; i++) out[i] = Number.isNaN(data[i]!) ? 1 : 0;
      return out;
    case 'eq':
      for (let i = 0; i < n; i++) out[i] = data[i] === test.value ? 1 : 0;
      return out;
    case 'lt':
      for (let i = 0; i < n; i++) out[i] = data[i]! < test.value ? 1 : 0;
      return out;
    case 'le':
      for (let i = 0; i < n; i++) out[i] = data[i]! <= test.value ? 1 : 0;
      return out;
    case 'gt':
      for (let i = 0; i < n; i++) out[i] = data[i]! > test.value ? 1 : 0;
      return out;
    case 'ge':
      for (let i = 0; i < n; i++) out[i] = data[i]! >= test.value ? 1 : 0;
      return out;
    case 'in':
      for (let i = 0; i < n; i++) out[i] = test.values.has(data[i]!) && !Number.isNaN(data[i]!) ? 1 : 0;
      return out;
    case 'between':
      return between(test.low, test.high, test.closed === '[]', data, out);
  }
}

function between(
  low: number,
  high: number,
  closed: boolean,
  data: Float64Array | Float32Array | Int32Array,
  out: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  for (let i = 0; i < out.length; i++) {
    const value = data[i]!;
    out[i] = value >= low && (closed ? value <= high : value < high) ? 1 : 0;
  }
  return out;
}
