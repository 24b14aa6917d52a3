import { describe, expect, it } from 'vitest';
import { estimateSize, rowsOfFile } from '../../../src/core/table/estimate-size.ts';
import { judgeSize, type Room } from '../../../src/core/table/judge-size.ts';
import type { ColumnType } from '../../../src/core/table/column.ts';
import type { KeptRows } from '../../../src/core/table/row-picker.ts';
import type { Preview, ReadPlan } from '../../../src/core/table/read-plan.ts';

const MB = 1e6;
const GB = 1e9;
const PLENTY: Room = { freeBytes: 100 * GB, memoryBytes: 16 * GB };

/** A preview of a file of 100 MB of which the first megabyte holds 10,000 rows. */
function previewOf(types: readonly ColumnType[], text: string, more: Partial<Preview> = {}): Preview {
  const columns = types.map((type, i) => ({
    source: `c${i}`,
    name: `c${i}`,
    type,
    role: 'feature' as const,
  }));
  return {
    file: 'big.csv',
    bytes: 100 * MB,
    plan: { format: 'csv', delimiter: ',', quote: '"', header: true, missing: [], columns, onProblem: 'ask' },
    columns: columns.map((plan) => ({ plan, fits: [plan.type], why: '', missing: 0, distinct: 1 })),
    rows: Array.from({ length: 10 }, () => types.map(() => text)),
    rowsSeen: 10_000,
    bytesSeen: MB,
    complete: false,
    notes: [],
    ...more,
  };
}

function estimate(preview: Preview, change: Partial<ReadPlan> = {}) {
  return estimateSize(preview, { ...preview.plan, ...change });
}

describe('what a file will take', () => {
  it('counts rows by the share of the file that was seen, or exactly where they are known', () => {
    const types: ColumnType[] = ['number'];
    expect(rowsOfFile(previewOf(types, '1'))).toEqual({ rows: 1_000_000, exact: false });
    expect(rowsOfFile(previewOf(types, '1', { rowsTotal: 77 }))).toEqual({ rows: 77, exact: true });
    expect(rowsOfFile(previewOf(types, '1', { complete: true }))).toEqual({ rows: 10_000, exact: true });
  });

  it('adds up the widths of the types, and texts as long as those at the beginning', () => {
    const types: ColumnType[] = ['number', 'integer', 'boolean', 'category', 'timestamp', 'text'];
    const { rowBytes, storedBytes, longestText } = estimate(previewOf(types, 'äbc'));
    expect(rowBytes).toBe(8 + 4 + 1 + 4 + 8 + (4 + 4));
    expect(storedBytes).toBe(33 * MB);
    expect(longestText).toEqual({ name: 'c5', bytes: 8 * MB });
  });

  it('takes less with columns left out and with a part of the rows', () => {
    const preview = previewOf(['number', 'text'], 'abcd');
    const columns = preview.plan.columns.map((column, i) => ({ ...column, leftOut: i === 1 }));
    expect(estimate(preview, { columns })).toMatchObject({ columns: 1, rowBytes: 8, longestText: null });
    const first: KeptRows = { take: 'first', rows: 1_000 };
    expect(estimate(preview, { rows: first })).toMatchObject({ rows: 1_000, storedBytes: 16_000 });
    const random: KeptRows = { take: 'random', share: 0.25, seed: 1 };
    expect(estimate(preview, { rows: random })).toMatchObject({ rows: 250_000, exact: false });
  });

  it('is nothing where there are no rows', () => {
    const none = previewOf(['text'], '', { complete: true, rows: [], rowsSeen: 0 });
    expect(estimate(none)).toMatchObject({ rows: 0, storedBytes: 0, longestText: null });
    expect(judgeSize(estimate(none), { freeBytes: 0, memoryBytes: 1 * GB })).toEqual([]);
  });
});

describe('what will not fit', () => {
  const size = estimate(previewOf(['number', 'number'], '1'));

  it('is nothing where there is room, or where the browser does not tell', () => {
    expect(judgeSize(size, PLENTY)).toEqual([]);
    expect(judgeSize(size, { freeBytes: null, memoryBytes: null })).toEqual([]);
  });

  it('is told of the disk, with the rows that would fit, and these do fit', () => {
    const room = { ...PLENTY, freeBytes: 5 * MB };
    const [misfit, ...others] = judgeSize(size, room);
    expect(others).toEqual([]);
    expect(misfit).toEqual({
      what: 'storage',
      needed: 16 * MB,
      available: 4.5 * MB,
      column: null,
      rowsThatFit: 280_000,
    });
    const rows: KeptRows = { take: 'first', rows: misfit!.rowsThatFit };
    expect(judgeSize(estimate(previewOf(['number', 'number'], '1'), { rows }), room)).toEqual([]);
    expect(judgeSize(size, { ...room, freeBytes: 0 })[0]!.rowsThatFit).toBe(0);
  });

  it('is told of memory', () => {
    const wide = previewOf(
      Array.from({ length: 200 }, () => 'integer'),
      '1',
    );
    const room = { ...PLENTY, memoryBytes: GB };
    const [misfit, ...others] = judgeSize(estimate(wide), room);
    expect(others).toEqual([]);
    expect(misfit).toMatchObject({ what: 'memory', available: 0.4 * GB });
    const part: KeptRows = { take: 'first', rows: 200_000 };
    expect(judgeSize(estimate(wide, { rows: part }), room)).toEqual([]);
  });

  it('is told of a text column that no browser could hold in one piece', () => {
    const texts = estimate(previewOf(['text', 'number'], 'x'.repeat(3_000)));
    expect(judgeSize(texts, PLENTY)).toMatchObject([{ what: 'text', column: 'c0' }]);
  });
});
