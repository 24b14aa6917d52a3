import { quantileSorted } from '../stats/quantile-sorted.ts';
import { columnLevels } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';
import { associate, pairSide, type Association } from './associate.ts';

/** Five numbers of a group's values, and how many there are. */
export interface Box {
  name: string;
  n: number;
  /** At 5, 25, 50, 75 and 95%. */
  quantiles: readonly [number, number, number, number, number];
}

/** Two columns in one picture. */
export type PairPicture =
  | {
      /** Both numbers: counts on a grid, row-major, row 0 the lowest y. */
      of: 'grid';
      x: { low: number; high: number };
      y: { low: number; high: number };
      bins: number;
      counts: readonly number[];
      /** Rows beyond the grid, which ends at the 0.5% and 99.5% quantiles where values stray far. */
      beyond: number;
    }
  | {
      of: 'boxes';
      /** The column of numbers, and of groups. */
      numbers: string;
      groups: string;
      boxes: readonly Box[];
      /** Groups left out, being the smaller ones. */
      more: number;
    }
  | {
      of: 'table';
      /** Values of a and of b, most frequent first; the last is "others" where there are more. */
      rows: readonly string[];
      columns: readonly string[];
      /** Row-major. */
      counts: readonly number[];
    };

/** What is known of a pair, over all rows where both are there. */
export interface PairDetail {
  association: Association;
  picture: PairPicture | null;
}

const BINS = 40;
const GROUPS = 12;
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** Beyond what the middle 99% spans times this, the grid leaves the rest out. */
const STRAY = 3;
const OTHERS = 'others';

/** Null where one of the two is free text. `a` stands along x. */
export function pairDetail(a: Column, b: Column): PairDetail | null {
  const [x, y] = [pairSide(a), pairSide(b)];
  if (!x || !y) return null;
  const association = associate(x, y);
  if (x.holds === 'numbers' && y.holds === 'numbers')
    return { association, picture: gridOf(x.values, y.values) };
  if (x.holds === 'codes' && y.holds === 'codes') {
    return { association, picture: tableOf(x.codes, namesOf(a), y.codes, namesOf(b)) };
  }
  const [numbers, groups] = x.holds === 'numbers' ? [a, b] : [b, a];
  const values = x.holds === 'numbers' ? x.values : y.holds === 'numbers' ? y.values : new Float64Array(0);
  const codes = x.holds === 'codes' ? x.codes : y.holds === 'codes' ? y.codes : new Int32Array(0);
  const boxes = boxesOf(values, codes, namesOf(groups));
  return {
    association,
    picture: boxes && { of: 'boxes', numbers: numbers.name, groups: groups.name, ...boxes },
  };
}

function namesOf(column: Column): readonly string[] {
  return (columnLevels(column, Infinity)?.levels ?? []).map(String);
}

function gridOf(x: Float64Array, y: Float64Array): PairPicture | null {
  const both: [number[], number[]] = [[], []];
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
    both[0].push(x[i]!);
    both[1].push(y[i]!);
  }
  const n = both[0].length;
  if (n === 0) return null;
  const [rangeX, rangeY] = [spanOf(both[0]), spanOf(both[1])];
  const counts = new Array<number>(BINS * BINS).fill(0);
  let beyond = 0;
  for (let i = 0; i < n; i++) {
    const column = binOf(both[0][i]!, rangeX);
    const row = binOf(both[1][i]!, rangeY);
    if (column < 0 || row < 0) beyond++;
    else counts[row * BINS + column]!++;
  }
  return { of: 'grid', x: rangeX, y: rangeY, bins: BINS, counts, beyond };
}

interface Span {
  low: number;
  high: number;
}

/** The whole range, or the middle 99% where the rest would press it into a corner. */
function spanOf(values: readonly number[]): Span {
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const [from, to] = [quantileSorted(sorted, 0.005), quantileSorted(sorted, 0.995)];
  return to > from && high - low > STRAY * (to - from) ? { low: from, high: to } : { low, high };
}

function binOf(value: number, { low, high }: Span): number {
  if (value < low || value > high) return -1;
  if (low === high) return BINS >> 1;
  return Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS));
}

function boxesOf(
  values: Float64Array,
  codes: Int32Array,
  names: readonly string[],
): { boxes: Box[]; more: number } | null {
  const byCode = new Map<number, number[]>();
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! < 0 || Number.isNaN(values[i]!)) continue;
    const list = byCode.get(codes[i]!);
    if (list) list.push(values[i]!);
    else byCode.set(codes[i]!, [values[i]!]);
  }
  if (byCode.size === 0) return null;
  const largest = [...byCode].sort(([a, x], [b, y]) => y.length - x.length || a - b);
  const boxes = largest.slice(0, GROUPS).map(([code, list]) => {
    const sorted = Float64Array.from(list).sort();
    const [p5, p25, p50, p75, p95] = SHARES.map((share) => quantileSorted(sorted, share));
    const quantiles = [p5!, p25!, p50!, p75!, p95!] as const;
    return { name: names[code] ?? '', n: list.length, quantiles };
  });
  return { boxes, more: byCode.size - boxes.length };
}

function tableOf(
  a: Int32Array,
  aNames: readonly string[],
  b: Int32Array,
  bNames: readonly string[],
): PairPicture | null {
  const [rows, columns] = [placesOf(a, b, aNames), placesOf(b, a, bNames)];
  if (rows.names.length === 0) return null;
  const width = columns.names.length;
  const counts = new Array<number>(rows.names.length * width).fill(0);
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < 0 || b[i]! < 0) continue;
    counts[rows.placeOf(a[i]!) * width + columns.placeOf(b[i]!)]!++;
  }
  return { of: 'table', rows: rows.names, columns: columns.names, counts };
}

/** The most frequent codes among rows where both sides are there, and "others" for the rest. */
function placesOf(codes: Int32Array, others: Int32Array, names: readonly string[]) {
  const counts = new Map<number, number>();
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! >= 0 && others[i]! >= 0) counts.set(codes[i]!, (counts.get(codes[i]!) ?? 0) + 1);
  }
  const order = [...counts].sort(([a, x], [b, y]) => y - x || a - b).map(([code]) => code);
  const shown = order.length > GROUPS ? order.slice(0, GROUPS - 1) : order;
  const place = new Map(shown.map((code, at) => [code, at]));
  const rest = order.length > shown.length ? [OTHERS] : [];
  return {
    names: [...shown.map((code) => names[code] ?? ''), ...rest],
    placeOf: (code: number): number => place.get(code) ?? shown.length,
  };
}
