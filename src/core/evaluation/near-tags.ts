import { cellAt } from '../table/cell-at.ts';
import type { Column } from '../table/column.ts';

export interface NearTag {
  tag: string;
  /** Of the nearest tagged rows, those that carry it. */
  neighbours: number;
}

const NEAREST = 5;
/** How alike two rows must be at least, as the share of columns that agree. */
const LEAST_ALIKE = 0.5;

/**
 * Tags that the tagged rows most like a row carry, most of them first. Alike is Gower's similarity (1971): the mean
 * over columns where both have a value of 1 or 0 for equal or unequal values, and of 1 - |a - b| / range for numbers,
 * the range being that of the rows compared.
 */
export function nearTags(
  columns: readonly Column[],
  row: number,
  tagged: ReadonlyMap<number, readonly string[]>,
): { tags: readonly NearTag[]; compared: number } {
  const others = [...tagged.keys()].filter((other) => other !== row);
  const alike = new Float64Array(others.length);
  const counted = new Float64Array(others.length);
  for (const column of columns) {
    const own = cellAt(column, row);
    if (own === null) continue;
    const cells = others.map((other) => cellAt(column, other));
    const range = typeof own === 'number' ? rangeOf([own, ...cells]) : 0;
    cells.forEach((cell, at) => {
      if (cell === null) return;
      counted[at]!++;
      const numbers = typeof own === 'number' && typeof cell === 'number' && range > 0;
      alike[at]! += numbers ? 1 - Math.abs(own - cell) / range : Number(own === cell);
    });
  }
  const near = others
    .map((other, at) => ({ other, alike: counted[at]! > 0 ? alike[at]! / counted[at]! : 0 }))
    .filter((one) => one.alike >= LEAST_ALIKE)
    .sort((a, b) => b.alike - a.alike || a.other - b.other)
    .slice(0, NEAREST);
  const counts = new Map<string, number>();
  for (const { other } of near) {
    for (const tag of tagged.get(other)!) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const tags = [...counts].map(([tag, neighbours]) => ({ tag, neighbours }));
  return {
    tags: tags.sort((a, b) => b.neighbours - a.neighbours || (a.tag < b.tag ? -1 : 1)),
    compared: near.length,
  };
}

function rangeOf(cells: readonly unknown[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const cell of cells) {
    if (typeof cell !== 'number' || !Number.isFinite(cell)) continue;
    low = Math.min(low, cell);
    high = Math.max(high, cell);
  }
  return high > low ? high - low : 0;
}
