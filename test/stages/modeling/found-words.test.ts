import { describe, expect, it } from 'vitest';
import { estimate, undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import { searchItems } from '../../../src/core/slices/search-items.ts';
import { gridAxis } from '../../../src/core/evaluation/grid-axis.ts';
import { errorTree } from '../../../src/core/evaluation/error-tree.ts';
import { treeColumn } from '../../../src/core/evaluation/tree-column.ts';
import {
  effectInWords,
  estimateInWords,
  pInWords,
} from '../../../src/stages/modeling/discovery/figure-words.ts';
import { partNames } from '../../../src/stages/modeling/discovery/part-names.ts';
import { treeRows } from '../../../src/stages/modeling/discovery/tree-rows.ts';
import { columnFrom, numberColumn, timestampColumn } from '../../core/column-from.ts';
import { lastOf } from '../../core/last-of.ts';

const interval = { low: -0.02, high: 0.4, level: 0.95, method: 'x' };

describe('figures of findings in words', () => {
  it('gives rates in percent and losses as they are, with their interval or the reason', () => {
    expect(estimateInWords('wrong', estimate(0.341, 90, { ...interval, low: 0.28 }))).toBe(
      '34.1% (28.0 to 40.0)',
    );
    expect(estimateInWords('loss', estimate(2.5, 90))).toBe('2.5');
    expect(estimateInWords('loss', undefinedBecause('emptySlice', 0))).toBe('no rows here');
    expect(effectInWords('wrong', estimate(0.189, 90, interval))).toBe('+18.9 (−2.0 to +40.0)');
    expect(effectInWords('loss', estimate(-1.25, 90))).toBe('−1.25');
    expect([pInWords(null), pInWords(0.0004), pInWords(0.03)]).toEqual(['–', '< 0.001', '0.030']);
  });
});

describe('sides of a map in words', () => {
  const namesOf = (column: Parameters<typeof treeColumn>[0]): string[] => {
    const field = { of: 'data' as const, name: column.name };
    const rows = Uint32Array.from({ length: 40 }, (_, row) => row);
    return partNames(
      gridAxis(searchItems({ column, field }, 4)!, field, rows).axis,
      column.type === 'timestamp',
    );
  };

  it('leaves the name of the column to the side', () => {
    expect(
      namesOf(
        numberColumn(
          'age',
          Array.from({ length: 40 }, (_, row) => row),
        ),
      ),
    ).toEqual(['0 – 10', '10 – 20', '20 – 30', '30 – 39']);
    const days = Array.from({ length: 40 }, (_, row) => `2024-0${String(1 + (row % 2))}-01`);
    expect(namesOf(timestampColumn('day', days))).toEqual(['2024-01-01', '2024-02-01']);
    const towns = Array.from({ length: 40 }, (_, row) => (row === 0 ? null : `t${String(row % 15)}`));
    expect(namesOf(columnFrom('town', towns)).slice(-2)).toEqual(['4 others', 'missing']);
  });
});

describe('lines of a tree', () => {
  it('puts the worse side first and knows whose line goes on', () => {
    const x = Array.from({ length: 120 }, (_, row) => row);
    const field = { of: 'data' as const, name: 'x' };
    const values = Float64Array.from(x, (row) => Number(row >= 80 || (row >= 40 && row % 2 === 0)));
    const tree = lastOf(
      errorTree([treeColumn(numberColumn('x', x), field)!], { of: 'wrong', values }, { depth: 2 }),
    );
    const rows = treeRows(tree);
    expect(rows[0]).toMatchObject({ key: '', depth: 0, goesOn: [] });
    expect(rows.map(({ node }) => node.n)[0]).toBe(120);
    for (const [at, { key, goesOn }] of rows.entries()) {
      expect(goesOn).toHaveLength(key.length);
      if (goesOn.at(-1) !== true) continue;
      const sibling = rows.findIndex((row, later) => later > at && row.key.length === key.length);
      expect(rows[at]!.node.rate.value!).toBeGreaterThanOrEqual(rows[sibling]!.node.rate.value!);
    }
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});
