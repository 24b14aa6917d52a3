import { describe, expect, it } from 'vitest';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { requireTraining } from '../../../src/core/splits/require-training.ts';
import {
  frozenPartsOn,
  withFrozen,
  type Split,
  type SplitBy,
} from '../../../src/core/splits/split-document.ts';
import { columnsRead, splitTable } from '../../../src/core/splits/split-table.ts';
import { columnFrom } from '../column-from.ts';

const fold = columnFrom('fold', ['train', 'test', null, 'train', 'spare', 'test', 'train']);
const label = columnFrom('label', ['a', 'b', 'a', 'b', 'a', 'a', null]);
const by: SplitBy = {
  from: 'column',
  column: 'fold',
  parts: [
    { name: 'Learn', value: 'train', frozen: false },
    { name: 'Judge', value: 'test', frozen: true },
  ],
  classes: 'label',
};

describe('a split read off a column', () => {
  it('takes the rows of its values; all others are in no part, and counted', () => {
    expect(columnsRead(by)).toEqual(['fold', 'label']);
    const columns = new Map([fold, label].map((column) => [column.name, column]));
    const { codes, parts, classes, leftOut } = splitTable(by, 7, columns);
    expect([...codes]).toEqual([0, 1, 255, 0, 255, 1, 0]);
    expect(parts).toEqual([
      { name: 'Learn', rows: 3, ideal: 3, byClass: [1, 1] },
      { name: 'Judge', rows: 2, ideal: 2, byClass: [1, 1] },
    ]);
    expect(classes).toEqual(['a', 'b']);
    expect(leftOut).toEqual({ gap: 0, missing: 2 });
  });
});

describe('frozen parts', () => {
  const table = 'f'.repeat(64) as Digest;
  const split = (of: SplitBy): Split => ({
    ...{ id: 's' as Id, projectId: 'p' as Id, kind: 'split', name: 'S', rev: 1, schema: 1 },
    ...{ createdMs: 0, updatedMs: 0, deletedMs: null, unknown: {} },
    body: { table, by: of, note: '', datasets: [{ part: 'Judge', table }] },
  });

  it('are found by the dataset that was made of them, as long as they are frozen', () => {
    expect(frozenPartsOn([split(by)], table)).toMatchObject([{ part: 'Judge' }]);
    expect(frozenPartsOn([split(withFrozen(by, 'Judge', false))], table)).toEqual([]);
    expect(frozenPartsOn([split(withFrozen(by, 'Learn', true))], table)).toMatchObject([{ part: 'Judge' }]);
    expect(frozenPartsOn([split(by)], 'e'.repeat(64) as Digest)).toEqual([]);
  });
});

it('only the training part, the first, is resampled', () => {
  const parts = [{ name: 'Learn' }, { name: 'Judge' }];
  expect(() => requireTraining(parts, 0)).not.toThrow();
  expect(() => requireTraining(parts, 1)).toThrow('“Judge” is not for training');
});
