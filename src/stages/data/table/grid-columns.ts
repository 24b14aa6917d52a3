import type { GridColumn } from '../../../ui/grid-source.ts';
import type { ColumnType } from '../../../core/table/column.ts';
import type { ViewField } from '../../../parts/slices/view-fields.ts';

const WIDTH_PX = { number: 132, integer: 124, boolean: 124, category: 150, timestamp: 172, text: 220 };
/** Beside a picture, with the cell's padding. */
const BESIDE_PX = 24;
const CHARACTER_PX = 7.6;

/** Width of the small picture that a column of a type has room for. */
export function pictureWidth(type: ColumnType = 'number'): number {
  return WIDTH_PX[type] - BESIDE_PX;
}

/** The fields of a view as columns of a grid: wide enough for their name and their small picture. */
export function gridColumns(fields: readonly ViewField[]): readonly GridColumn[] {
  return fields.map(({ key, label, type }) => ({
    key,
    name: label,
    align: type === 'number' || type === 'integer' ? 'end' : 'start',
    width: Math.max(WIDTH_PX[type], Math.min(240, 40 + label.length * CHARACTER_PX)),
    sortable: true,
  }));
}
