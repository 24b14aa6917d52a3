import { formatCount, formatNumber } from '../../ui/format.ts';
import { linear, ticksOf, type Domain, type Linear, type Tick } from '../scale.ts';

/** Counts of pairs on a square grid, row = actual, column = predicted, both over the same domain. */
export interface PairBins {
  domain: Domain;
  bins: number;
  /** bins x bins, row-major; row 0 is the lowest actual value. */
  counts: Uint32Array<ArrayBuffer>;
  /** Pairs counted. */
  n: number;
  /** Pairs left out: one of the two is missing or not finite, or outside a given domain. */
  dropped: number;
}

/**
 * Counts pairs of equal-long columns in one pass (two where no domain is given). An empty input gives the domain [0, 1].
 * Throws RangeError where the lengths differ.
 */
export function binPairs(
  actual: Float64Array | Float32Array,
  predicted: Float64Array | Float32Array,
  bins = 40,
  given?: Domain,
): PairBins {
  if (actual.length !== predicted.length)
    throw new RangeError(`${actual.length} actual but ${predicted.length} predicted values`);
  const domain = given ?? rangeOf(actual, predicted);
  const [low, high] = domain;
  const perUnit = bins / (high - low);
  const counts = new Uint32Array(bins * bins);
  let n = 0;
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i]!;
    const p = predicted[i]!;
    // Also false for NaN.
    if (!(a >= low && a <= high && p >= low && p <= high)) continue;
    const row = Math.min(bins - 1, Math.floor((a - low) * perUnit));
    const column = Math.min(bins - 1, Math.floor((p - low) * perUnit));
    const at = row * bins + column;
    counts[at] = counts[at]! + 1;
    n++;
  }
  return { domain, bins, counts, n, dropped: actual.length - n };
}

function rangeOf(actual: Float64Array | Float32Array, predicted: Float64Array | Float32Array): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i]!;
    const p = predicted[i]!;
    if (!Number.isFinite(a) || !Number.isFinite(p)) continue;
    low = Math.min(low, a, p);
    high = Math.max(high, a, p);
  }
  if (low > high) return [0, 1];
  if (low === high) return [low - (Math.abs(low) / 10 || 1), high + (Math.abs(high) / 10 || 1)];
  return [low, high];
}

export interface PairCell {
  x: number;
  y: number;
  count: number;
  /** 0 to 1, logarithmic: single rows stay visible beside thousands. */
  strength: number;
  row: number;
  column: number;
}

export interface PairShape {
  cells: readonly PairCell[];
  cellPx: number;
  plotPx: number;
  ticks: readonly Tick[];
  scale: Linear;
  summary: string;
}

/** Cells that hold something, in a square of `plotPx` pixels, lowest values at the lower left. */
export function pairShape(pairs: PairBins, plotPx: number): PairShape {
  const { bins, counts, domain } = pairs;
  const cellPx = plotPx / bins;
  let most = 1;
  let near = 0;
  for (let i = 0; i < counts.length; i++) {
    most = Math.max(most, counts[i]!);
    if (Math.abs(Math.floor(i / bins) - (i % bins)) <= 1) near += counts[i]!;
  }
  const cells: PairCell[] = [];
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    const row = Math.floor(i / bins);
    const column = i % bins;
    const strength = 0.15 + 0.85 * (most > 1 ? Math.log(count) / Math.log(most) : 1);
    cells.push({ x: column * cellPx, y: plotPx - (row + 1) * cellPx, count, strength, row, column });
  }
  const scale = linear(domain, [0, plotPx]);
  const share = pairs.n > 0 ? Math.round((near / pairs.n) * 100) : 0;
  const step = formatNumber((domain[1] - domain[0]) / bins, 2);
  return {
    cells,
    cellPx,
    plotPx,
    ticks: ticksOf(scale, Math.max(2, Math.floor(plotPx / 70))),
    scale,
    summary:
      `Actual against predicted for ${formatCount(pairs.n)} rows in cells of ${step}: ` +
      `${share}% within about one cell of the diagonal` +
      (pairs.dropped > 0 ? `; ${formatCount(pairs.dropped)} rows left out.` : '.'),
  };
}

/** A cell in words, with the bounds it covers. */
export function cellWords(pairs: PairBins, cell: PairCell): string {
  const [low, high] = pairs.domain;
  const step = (high - low) / pairs.bins;
  const span = (index: number): string =>
    `${formatNumber(low + index * step, 3)} to ${formatNumber(low + (index + 1) * step, 3)}`;
  return `actual ${span(cell.row)}, predicted ${span(cell.column)}: ${formatCount(cell.count)}`;
}
