import type { ProfiledColumn } from '../../core/drift/log-profile.ts';

/** Counts by cell of a column, over whatever windows. */
export type CellCounts = ArrayLike<number>;

/** Where the cells of a column are drawn: made once a column, so that pictures stay in place while windows move. */
export type DensityPlan =
  | {
      of: 'density';
      width: number;
      height: number;
      /** Left end of cell i in bins, up to that of one after the last. */ edges: Float64Array;
      bins: number;
    }
  | {
      of: 'bars';
      width: number;
      height: number;
      /** Cells that have bars, in order; the rest stand together in the last one. */ cells: readonly number[];
      hasRest: boolean;
    };

export interface TwoDensitiesShape {
  /** Filled, down to the ground. */
  reference: string;
  /** A line over densities, filled over bars. */
  current: string;
}

const BINS = 32;
const MOST_BARS = 8;
/** Of all values, left out of the picture at either end, so that a far one does not press the rest together. */
const TAIL = 0.002;

/** `all`: counts over the whole log. Numbers become curves, categories pairs of bars with the most frequent first. */
export function densityPlan(
  column: ProfiledColumn,
  all: { counts: CellCounts; n: number; low: number | null; high: number | null },
  { width, height }: { width: number; height: number },
): DensityPlan {
  if (column.kind === 'values') {
    const held = Array.from(all.counts, (count, cell) => ({ count, cell })).filter(({ count }) => count > 0);
    const order = held.sort((a, b) => b.count - a.count || a.cell - b.cell);
    const hasRest = order.length > MOST_BARS;
    const cells = order.slice(0, hasRest ? MOST_BARS - 1 : MOST_BARS).map(({ cell }) => cell);
    return { of: 'bars', width, height, cells, hasRest };
  }
  const { cuts } = column;
  const cells = cuts.length + 1;
  const [least, greatest] = [all.low ?? 0, all.high ?? 1];
  const [low, high] = inner(cuts, all, least, greatest);
  const toBin = (value: number): number =>
    Math.min(BINS, Math.max(0, ((value - low) / Math.max(Number.MIN_VALUE, high - low)) * BINS));
  const edges = new Float64Array(cells + 1);
  edges[0] = toBin(least);
  for (let cell = 1; cell < cells; cell++) edges[cell] = toBin(cuts[cell - 1]!);
  edges[cells] = toBin(greatest);
  return { of: 'density', width, height, edges, bins: BINS };
}

/** The range that holds all but the outermost values; a little wider, so that both ends come down to the ground. */
function inner(
  cuts: Float64Array,
  { counts, n }: { counts: CellCounts; n: number },
  least: number,
  greatest: number,
): [number, number] {
  let [before, low, high] = [0, least, greatest];
  for (let cell = 0; cell <= cuts.length; cell++) {
    const after = before + counts[cell]!;
    if (before <= TAIL * n && after > TAIL * n) low = cell === 0 ? least : cuts[cell - 1]!;
    if (before < (1 - TAIL) * n && after >= (1 - TAIL) * n) high = cuts[cell] ?? greatest;
    before = after;
  }
  const pad = (high - low || Math.abs(low) || 1) * 0.06;
  return [low - pad, Math.max(high, low) + pad];
}

/** What is drawn of a side: its density by bin, or the share of each bar; null without rows. O(cells). */
export function drawnSide(plan: DensityPlan, side: { counts: CellCounts; n: number }): Float64Array | null {
  if (side.n === 0) return null;
  return plan.of === 'bars' ? barShares(plan, side) : densityOf(plan, side);
}

/** Both sides over each other, each to the scale of its own rows. */
export function twoDensitiesShape(
  plan: DensityPlan,
  reference: Float64Array | null,
  current: Float64Array | null,
): TwoDensitiesShape {
  const { width, height } = plan;
  const most = Math.max(1e-9, ...(reference ?? []), ...(current ?? []));
  if (plan.of === 'bars') return barsShape(plan, reference, current, most);
  const { bins } = plan;
  const line = (values: Float64Array): string => {
    let path = '';
    for (let bin = 0; bin < bins; bin++) {
      const x = ((bin + 0.5) / bins) * width;
      const y = height - (values[bin]! / most) * (height - 4);
      path += `${bin === 0 ? 'M' : 'L'}${String(Math.round(x * 10) / 10)},${String(Math.round(y * 10) / 10)}`;
    }
    return path;
  };
  const [first, last] = [width / bins / 2, width - width / bins / 2].map((x) => x.toFixed(1));
  return {
    reference: reference ? `${line(reference)}L${last!},${String(height)}L${first!},${String(height)}Z` : '',
    current: current ? line(current) : '',
  };
}

/** Shares by bin, a cell's rows spread evenly over it, then smoothed a little. */
function densityOf(
  { edges, bins }: DensityPlan & { of: 'density' },
  { counts, n }: { counts: CellCounts; n: number },
): Float64Array {
  const into = new Float64Array(bins);
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!;
    if (count === 0) continue;
    const [from, to] = [edges[cell]!, edges[cell + 1]!];
    if (to - from < 1e-9) {
      into[Math.min(bins - 1, Math.floor(from))]! += count / n;
      continue;
    }
    const each = count / n / (to - from);
    for (let bin = Math.floor(from); bin < to && bin < bins; bin++)
      into[bin]! += each * (Math.min(to, bin + 1) - Math.max(from, bin));
  }
  const smooth = new Float64Array(bins);
  for (let bin = 0; bin < bins; bin++) {
    const [before, after] = [into[Math.max(0, bin - 1)]!, into[Math.min(bins - 1, bin + 1)]!];
    smooth[bin] = 0.25 * before + 0.5 * into[bin]! + 0.25 * after;
  }
  return smooth;
}

function barShares(
  { cells, hasRest }: DensityPlan & { of: 'bars' },
  { counts, n }: { counts: CellCounts; n: number },
): Float64Array {
  const shares = cells.map((cell) => counts[cell]! / n);
  const rest = 1 - shares.reduce((sum, share) => sum + share, 0);
  return Float64Array.from(hasRest ? [...shares, Math.max(0, rest)] : shares);
}

function barsShape(
  { width, height, cells, hasRest }: DensityPlan & { of: 'bars' },
  reference: Float64Array | null,
  current: Float64Array | null,
  most: number,
): TwoDensitiesShape {
  const slot = width / Math.max(1, cells.length + Number(hasRest));
  const wide = Math.min(14, slot * 0.42);
  const bars = (shares: Float64Array | null, offset: number): string => {
    let path = '';
    for (const [i, share] of shares?.entries() ?? []) {
      if (share === 0) continue;
      const tall = Math.max(1, (share / most) * (height - 4));
      const x = i * slot + slot / 2 + offset;
      path += `M${x.toFixed(1)},${String(height)}h${wide.toFixed(1)}v${(-tall).toFixed(1)}h${(-wide).toFixed(1)}Z`;
    }
    return path;
  };
  return { reference: bars(reference, -wide), current: bars(current, 0) };
}
