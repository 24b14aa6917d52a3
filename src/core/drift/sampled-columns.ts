import { createRandom } from '../kernel/random.ts';
import { samplePlaces } from '../stats/sample-places.ts';
import type { Column } from '../table/column.ts';
import { driftValues, type WindowRows } from './exact-drift.ts';

/** Rows that are drawn of each window at most. */
export const SAMPLED_ROWS = 10_000;

/** Rows of both windows, those of the reference first. */
export interface SampledRows {
  rows: Uint32Array<ArrayBuffer>;
  /** 1 = of the current window. */
  isCurrent: Uint8Array<ArrayBuffer>;
  /** Of each window: drawn, and among how many. */
  drawn: readonly [number, number];
  among: readonly [number, number];
}

/** A column over rows that were drawn: numbers (a text by its characters; NaN = missing), or codes (below 0 = missing). */
export type SampledColumn = { name: string } & (
  | { kind: 'number' | 'text'; data: Float64Array<ArrayBuffer> }
  | { kind: 'values'; data: Int32Array<ArrayBuffer>; values: number }
);

/** Draws rows of each window without repetition, by a seed; all of them where there are no more than `most`. */
export function sampleWindows(
  reference: WindowRows,
  current: WindowRows,
  seed: number,
  most = SAMPLED_ROWS,
): SampledRows {
  const random = createRandom(seed);
  const drawn = [reference, current].map((rows) =>
    samplePlaces(rows.length, most, random).map((place) => rows[place]!),
  );
  const [before, now] = [drawn[0]!, drawn[1]!];
  const rows = new Uint32Array(before.length + now.length);
  rows.set(before);
  rows.set(now, before.length);
  return {
    rows,
    isCurrent: new Uint8Array(rows.length).fill(1, before.length),
    drawn: [before.length, now.length],
    among: [reference.length, current.length],
  };
}

/** Null for times, which only go on. */
export function sampledColumn(column: Column, rows: WindowRows): SampledColumn | null {
  const found = driftValues(column);
  if (!found) return null;
  const { name } = column;
  if (found.kind === 'values')
    return { name, kind: 'values', data: found.at(rows), values: found.values.length };
  // What is infinite is not more of the same.
  return {
    name,
    kind: found.kind,
    data: found.at(rows).map((value) => (Number.isFinite(value) ? value : NaN)),
  };
}
