import type { Field, Predicate } from './predicate.ts';

const BINS = 5;
/** Inner bounds are rounded to about this part of the range, so that they read well. */
const FINENESS = 200;
const TIME_STEPS_MS = [1, 1000, 60_000, 3_600_000, 86_400_000];

/**
 * Up to `most` (five) bins of about equal mass over the finite values: [low, high) each, the last one closed. Inner bounds
 * are observed values, rounded down where they are finer than a two-hundredth of the range; equal bounds are merged,
 * so ties never part. Where many rows share the highest value it is a bin of its own. Infinite values get a group at
 * their end. A constant is a single "=". Codes: -1 = missing.
 */
export function quantileBins(
  data: Float64Array | Float32Array | Int32Array,
  field: Field,
  time: boolean,
  most = BINS,
): { codes: Int32Array; values: Predicate[] } {
  const sorted = data.filter((value) => Number.isFinite(value)).sort();
  const edges = sorted.length === 0 ? [] : binEdges(sorted, time, most);
  const bins = Math.max(0, edges.length - 1);
  const low = edges[0] ?? 0;
  const high = edges[bins] ?? 0;
  const values: Predicate[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const [from, to] = [edges[bin]!, edges[bin + 1]!];
    const closed = bin === bins - 1 ? '[]' : '[)';
    values.push(
      from === to ? { op: 'eq', field, value: from } : { op: 'between', field, low: from, high: to, closed },
    );
  }
  values.push({ op: 'lt', field, value: low }, { op: 'gt', field, value: high });
  const codes = new Int32Array(data.length);
  for (let i = 0; i < codes.length; i++) {
    const value = data[i]!;
    if (value === Infinity) codes[i] = bins + 1;
    else if (value === -Infinity) codes[i] = bins;
    else if (Number.isNaN(value)) codes[i] = -1;
    else {
      let bin = 0;
      while (bin + 1 < bins && value >= edges[bin + 1]!) bin++;
      codes[i] = bin;
    }
  }
  return { codes, values };
}

/** Strictly ascending bounds, two or more (but [v, v] for a constant). */
function binEdges(sorted: Float64Array | Float32Array | Int32Array, time: boolean, most: number): number[] {
  const n = sorted.length;
  const low = sorted[0]!;
  const high = sorted[n - 1]!;
  const step = time ? timeStep(high - low) : decimalStep(high - low);
  const narrow = sorted instanceof Float32Array ? Math.fround : (x: number): number => x;
  const edges = [low];
  for (let bin = 1; bin < most; bin++) {
    const observed = sorted[Math.round((n * bin) / most)]!;
    // Many rows at the very low end (zeros, mostly) become a bin of their own.
    const value = observed === low && edges.length === 1 ? (sorted.find((x) => x > low) ?? high) : observed;
    const last = edges.at(-1)!;
    const round = narrow(roundedDown(value, step));
    const edge = round > last ? round : value;
    if (edge > last && edge <= high) edges.push(edge);
  }
  edges.push(high);
  return edges;
}

function timeStep(range: number): number {
  return TIME_STEPS_MS.findLast((step) => step <= range / FINENESS) ?? 0;
}

/** The largest power of ten that is at most a two-hundredth of the range, as text to divide without residue. */
function decimalStep(range: number): number {
  if (!(range > 0)) return 0;
  return Number(`1e${String(Math.floor(Math.log10(range / FINENESS)))}`);
}

function roundedDown(value: number, step: number): number {
  if (step === 0) return value;
  const multiple = Math.floor(value / step + 1e-9);
  return step >= 1 ? multiple * step : Number((multiple * step).toPrecision(12));
}
