import { formatCount, formatNumber } from '../../ui/format.ts';
import type { PairBins } from '../../core/evaluation/pair-bins.ts';
import { linear, ticksOf, type Linear, type Tick } from '../scale.ts';

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
