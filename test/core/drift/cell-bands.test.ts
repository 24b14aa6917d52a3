import { describe, expect, it } from 'vitest';
import { cellBandGrid, cellBands } from '../../../src/core/drift/cell-bands.ts';
import { cellAt, cutsOf } from '../../../src/core/drift/cells.ts';
import type { BandColumn } from '../../../src/core/drift/drift-question.ts';
import { drawnNumberDistances, drawnValueDistances } from '../../../src/core/drift/drawn-distances.ts';
import { bandBetween, nullBands } from '../../../src/core/drift/null-band.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';

const random = createRandom(7);
const normal = (): number =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());

const DRAWS: Record<string, () => number> = {
  normal,
  'a long tail': () => Math.exp(normal()),
  'whole numbers': () => Math.round(3 * normal()),
};

function columnOf(sorted: Float64Array, n: readonly [number, number]): BandColumn & { kind: 'number' } {
  const cuts = cutsOf(sorted.filter((_, row) => row % 2 === 0));
  const counts = new Float64Array(cuts.length + 1);
  for (const value of sorted) counts[cellAt(cuts, value)]!++;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const sigma = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length);
  return {
    ...{ column: 'x', kind: 'number', n, counts, cuts, sigma },
    ...{ low: sorted[0]!, high: sorted.at(-1)! },
  };
}

const setting = { alpha: 0.05, resamples: 999 };

describe('bands drawn from cells, held against bands drawn from rows', () => {
  it.each(Object.entries(DRAWS))('%s: alike within what 999 resamples leave open', (_, draw) => {
    const sorted = Float64Array.from({ length: 20_000 }, draw).sort();
    for (const n of [
      [50, 50],
      [400, 120],
    ] as const) {
      const column = columnOf(sorted, n);
      const [area, gap] = nullBands(drawnNumberDistances(sorted, column.sigma), n, createRandom(2));
      const found = cellBands(column, createRandom(1), setting);
      expect(Math.abs(found.wassersteinOverSigma!.limit / area!.limit - 1)).toBeLessThan(0.1);
      expect(Math.abs(found.wassersteinOverSigma!.median / area!.median - 1)).toBeLessThan(0.1);
      // At the cuts only: the smaller by what goes on within a cell.
      expect(found.ks!.limit / gap!.limit).toBeGreaterThan(0.88);
      expect(found.ks!.limit / gap!.limit).toBeLessThan(1.06);
    }
  });

  it('values: the very same draws', () => {
    const counts = Float64Array.of(400, 300, 150, 1);
    const n = [200, 90] as const;
    const found = cellBands({ column: 'x', kind: 'values', n, counts }, createRandom(3), setting);
    expect(found).toEqual({
      jsDistanceBase2: nullBands(drawnValueDistances(counts), n, createRandom(3))[0],
    });
  });
});

describe('a grid of bands', () => {
  const sorted = Float64Array.from({ length: 5000 }, normal).sort();
  const column = columnOf(sorted, [200, 60]);
  const grid = cellBandGrid(column, [30, 150, 1000], createRandom(5), setting);

  it('is the same both ways, and narrower the more rows there are', () => {
    const { sizes, bands } = grid.wassersteinOverSigma!;
    const at = (i: number, j: number): number => bands[i * sizes.length + j]!.limit;
    expect(at(0, 2)).toBe(at(2, 0));
    expect(bands[2]!.n).toEqual([30, 1000]);
    expect(at(0, 0)).toBeGreaterThan(at(0, 1));
    expect(at(1, 1)).toBeGreaterThan(at(2, 2));
  });

  it('says between its sizes about what a band of their own says', () => {
    const own = cellBands(column, createRandom(9), setting);
    for (const distance of ['wassersteinOverSigma', 'ks'] as const) {
      const { limit } = bandBetween(grid[distance]!, column.n);
      expect(Math.abs(limit / own[distance]!.limit - 1)).toBeLessThan(0.12);
    }
  });
});
