import { describe, expect, it } from 'vitest';
import { labelColumn } from '../../../src/core/labels/label-column.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import { lengthOf, type Column, type ColumnMeta } from '../../../src/core/table/column.ts';

const base = { name: 'label', unit: null, missing: 0, role: 'label' as const, chunks: [] };
const cellsOf = (column: Column) => Array.from({ length: lengthOf(column) }, (_, row) => cellAt(column, row));
const codes = (...of: number[]) => Int32Array.from(of);

describe('a column of labels', () => {
  it('is a category with the role of a label where it is new', () => {
    const made = labelColumn('label', ['cat', 'dog'], codes(1, -1, 0), null);
    expect(made).toMatchObject({ type: 'category', role: 'label', missing: 1, levels: ['cat', 'dog'] });
    expect(cellsOf(made)).toEqual(['dog', null, 'cat']);
  });

  it('keeps the type of the column whose place it takes', () => {
    const bool = labelColumn('label', ['false', 'true'], codes(1, 0, -1), { ...base, type: 'boolean' });
    expect(bool.type).toBe('boolean');
    expect(cellsOf(bool)).toEqual([true, false, null]);
    const whole = labelColumn('label', ['0', '1'], codes(1, 0), { ...base, type: 'integer' });
    expect(whole.type).toBe('integer');
    expect(cellsOf(whole)).toEqual([1, 0]);
    const text = labelColumn('label', ['né', 'o'], codes(1, -1, 0), { ...base, type: 'text' });
    expect(text.type).toBe('text');
    expect(cellsOf(text)).toEqual(['o', null, 'né']);
    const category: ColumnMeta = { ...base, type: 'category', levels: ['a', 'b'], order: 'given' };
    expect(labelColumn('label', ['a', 'b'], codes(0), category)).toMatchObject({ order: 'given' });
  });

  it('is a number where whole ones are missing, and a category where the classes do not fit', () => {
    const number = labelColumn('label', ['0', '1'], codes(1, -1), { ...base, type: 'integer' });
    expect(number.type).toBe('number');
    expect(cellsOf(number)).toEqual([1, null]);
    expect(labelColumn('label', ['0', 'unsure'], codes(0, 1), { ...base, type: 'integer' }).type).toBe(
      'category',
    );
    expect(labelColumn('label', ['true', 'maybe'], codes(0, 1), { ...base, type: 'boolean' }).type).toBe(
      'category',
    );
  });

  it('does not mind classes that no row has', () => {
    expect(labelColumn('label', ['0', 'unsure'], codes(0, 0), { ...base, type: 'integer' }).type).toBe(
      'integer',
    );
  });
});
