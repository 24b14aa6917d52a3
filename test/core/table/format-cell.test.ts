import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import type { Cell } from '../../../src/core/table/cell.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { formatCell } from '../../../src/core/table/format-cell.ts';

const base = { name: 'c', unit: null, missing: 1, role: 'feature' as const };
const noon = Date.parse('2024-03-01T12:00:00Z');

describe('cellAt and formatCell', () => {
  it.each<[Column, Cell[], string[]]>([
    [
      { ...base, type: 'number', data: Float64Array.of(0.1, NaN, -Infinity) },
      [0.1, null, -Infinity],
      ['0.1', '', '-Infinity'],
    ],
    [{ ...base, type: 'integer', data: Int32Array.of(-5, 0) }, [-5, 0], ['-5', '0']],
    [{ ...base, type: 'boolean', data: Int8Array.of(1, 0, -1) }, [true, false, null], ['true', 'false', '']],
    [
      { ...base, type: 'category', data: Int32Array.of(1, -1, 0), levels: ['x', ''], order: 'none' },
      ['', null, 'x'],
      ['', '', 'x'],
    ],
    [
      { ...base, type: 'timestamp', data: Float64Array.of(noon, NaN), zone: 'utc' },
      [noon, null],
      ['2024-03-01T12:00:00Z', ''],
    ],
    [
      {
        ...base,
        type: 'text',
        offsets: Float64Array.of(0, 3, 3, 3),
        utf8: encodeUtf8('é!'),
        valid: Uint8Array.of(1, 0, 1),
      },
      ['é!', null, ''],
      ['é!', '', ''],
    ],
  ])('%#', (column, cells, texts) => {
    expect(cells.map((_, row) => cellAt(column, row))).toEqual(cells);
    expect(cells.map((_, row) => formatCell(column, row))).toEqual(texts);
    expect(cellAt(column, cells.length)).toBeNull();
  });
});
