import { expect, test } from 'vitest';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import type { Cell } from '../../../src/core/table/cell.ts';
import type { ColumnSchema } from '../../../src/core/table/column.ts';
import { oneCell } from '../../../src/core/table/one-cell.ts';

const base = { name: 'x', unit: null, missing: 0, role: 'feature' } as const;
const SCHEMAS: readonly [ColumnSchema, readonly Cell[]][] = [
  [{ ...base, type: 'number', width: 64 }, [1.5, null]],
  [{ ...base, type: 'integer' }, [3, 3.5, null]],
  [{ ...base, type: 'boolean' }, [true, false, null]],
  [{ ...base, type: 'category', levels: ['a', 'b'], order: 'none' }, ['b', 'new', null]],
  [{ ...base, type: 'timestamp', zone: 'utc' }, [0, null]],
  [{ ...base, type: 'text' }, ['über', '', null]],
];

test.each(SCHEMAS)('a column of one row holds what was given: %o', (schema, values) => {
  for (const value of values) {
    const column = oneCell(schema, value);
    expect(cellAt(column, 0)).toBe(value);
    expect(column.missing).toBe(value === null ? 1 : 0);
  }
});

test('an integer that is none becomes a number, and a wrong type is refused', () => {
  expect(oneCell({ ...base, type: 'integer' }, 3).type).toBe('integer');
  expect(oneCell({ ...base, type: 'integer' }, 3.5).type).toBe('number');
  expect(() => oneCell({ ...base, type: 'integer' }, 'three')).toThrow('does not take this value');
  expect(() => oneCell({ ...base, type: 'boolean' }, 'yes')).toThrow('does not take this value');
});
