import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameHashRows } from '../../../src/core/splits/duplicate-rows.ts';
import { foldedColumn } from '../../../src/core/splits/folded-column.ts';
import { CheckedSets, differingSets } from '../../../src/core/splits/repeated-sets.ts';
import { columnHashes, SummedHashes } from '../../../src/core/splits/summed-hashes.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';

type Row = readonly (string | number | null)[];

function columnsOf(rows: readonly Row[]): Column[] {
  return rows[0]!.map((_, at) =>
    columnFrom(
      `c${String(at)}`,
      rows.map((row) => row[at]!),
    ),
  );
}

function summed(columns: readonly Column[], rows: number): SummedHashes {
  const sums = new SummedHashes(rows);
  columns.forEach((column, place) => sums.add(columnHashes(column, place)));
  return sums;
}

/** Rows of each group of equal keys, at least two. */
function groupsBy(rows: readonly Row[], key: (row: Row) => string): number[][] {
  const groups = new Map<string, number[]>();
  rows.forEach((row, i) => groups.set(key(row), [...(groups.get(key(row)) ?? []), i]));
  return [...groups.values()].filter((group) => group.length > 1);
}

const inOrder = (groups: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  [...groups].sort((a, b) => a[0]! - b[0]!);

const ROWS = fc.array(
  fc.tuple(
    fc.constantFrom<string | null>('a', 'b', null),
    fc.constantFrom(1, 2, 3),
    fc.constantFrom<number | null>(0.5, 1.5, null),
    fc.constantFrom('x', 'y'),
  ),
  { minLength: 1, maxLength: 40 },
);

describe('repeated rows', () => {
  it('are those that a comparison of all rows finds', () => {
    fc.assert(
      fc.property(ROWS, (rows) => {
        const columns = columnsOf(rows);
        const sets = new CheckedSets(sameHashRows(summed(columns, rows.length)));
        for (const column of columns) sets.compare(column);
        const wanted = groupsBy(rows, (row) => JSON.stringify(row));
        const found = sets.repeats((row) => row);
        expect(inOrder(found.first)).toEqual(inOrder(wanted));
        expect(found.rows).toBe(wanted.flat().length);
        expect(found.checked).toBe(found.rows);
      }),
    );
  });

  it('equal in all but one column are those that differ in it', () => {
    fc.assert(
      fc.property(ROWS, fc.integer({ min: 0, max: 3 }), (rows, left) => {
        const columns = columnsOf(rows);
        const own = columnHashes(columns[left]!, left);
        const sums = summed(columns, rows.length);
        const sets = new CheckedSets(differingSets(sameHashRows(sums.without(own)), own));
        columns.forEach((column, place) => {
          if (place !== left) sets.compare(column);
        });
        const wanted = groupsBy(rows, (row) => JSON.stringify(row.filter((_, at) => at !== left))).filter(
          (group) => new Set(group.map((i) => rows[i]![left])).size > 1,
        );
        expect(inOrder(sets.repeats((row) => row).first)).toEqual(inOrder(wanted));
      }),
    );
  });

  it('leave a group when a value differs that the hashes did not tell apart', () => {
    const sets = new CheckedSets({ rows: Uint32Array.of(0, 1, 2), starts: Uint32Array.of(0, 3) });
    sets.compare(numberColumn('x', [1, 2, 1]));
    expect(sets.repeats((row) => row + 10).first).toEqual([[10, 12]]);
  });

  it('of one huge group are counted whole and compared in part', () => {
    const rows = 30_000;
    const column = numberColumn('x', new Array<number>(rows).fill(7));
    const sets = new CheckedSets(sameHashRows(summed([column], rows)));
    sets.compare(column);
    const { rows: found, groups, checked, first } = sets.repeats((row) => row);
    expect([found, groups, checked]).toEqual([rows, 1, 20_000]);
    expect(first[0]).toHaveLength(20);
  });
});

describe('a folded column', () => {
  const cells = (column: Column): unknown[] =>
    Array.from(
      { length: column.type === 'text' ? column.offsets.length - 1 : column.data.length },
      (_, row) => cellAt(column, row),
    );

  it('has no case, no outer spaces and single inner ones, in any script', () => {
    const values = [' New  York', 'new york', 'ÖL ', 'öl', '', '  ', '\tA\n b ', null, 'İ'];
    const folded = foldedColumn(textColumn('t', values));
    const wanted = values.map((value) => value?.trim().toLowerCase().replace(/\s+/g, ' ') ?? null);
    expect(cells(folded)).toEqual(wanted);
    expect(folded.type === 'text' && cells(foldedColumn(columnFrom('c', values)))).toEqual(wanted);
  });

  it('is the very column where nothing changes', () => {
    for (const column of [
      textColumn('t', ['a', 'b c', null]),
      columnFrom('c', ['a', 'b']),
      numberColumn('n', [1, -20_000_001, NaN, Infinity]),
    ])
      expect(foldedColumn(column)).toBe(column);
  });

  it('keeps four digits of numbers that are not whole', () => {
    const folded = foldedColumn(
      numberColumn('n', [1.23456, 1.23449, -0.000123456, 12345, NaN, 5e-324, 1e15 + 0.5]),
    );
    const data = folded.type === 'number' ? Array.from(folded.data) : [];
    expect(data.slice(0, 5)).toEqual([1.235, 1.234, -0.0001235, 12345, NaN]);
    expect(data[5]).toBe(5e-324);
    expect(data[6]! / 1e15).toBeCloseTo(1, 9);
  });
});
