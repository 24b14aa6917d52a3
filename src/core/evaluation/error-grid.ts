import type { Estimate } from '../kernel/estimate.ts';
import type { Field } from '../slices/predicate.ts';
import type { SearchItems } from '../slices/search-items.ts';
import type { Moments } from '../stats/mean-interval.ts';
import { gridAxis, type GridAxis } from './grid-axis.ts';
import { knownRows, type RowErrors } from './row-errors.ts';
import { addTo, errorOf, hitsOf } from './slice-errors.ts';

export interface GridCell {
  n: number;
  /** Wrong rows; null for losses. */
  errors: number | null;
  rate: Estimate;
}

/** Errors by the values of two columns. */
export interface ErrorGrid {
  errors: RowErrors['of'];
  x: GridAxis;
  y: GridAxis;
  /** By part of y, then of x. */
  cells: readonly (readonly GridCell[])[];
  all: GridCell;
  /** Rows without an answer or truth. */
  dropped: number;
}

/** The error rate (Wilson) or mean absolute error (t) of the rows of each pair of parts, of rows with a known error. */
export function errorGrid(
  x: { items: SearchItems; field: Field },
  y: { items: SearchItems; field: Field },
  errors: RowErrors,
): ErrorGrid {
  const rows = knownRows(errors);
  const across = gridAxis(x.items, x.field, rows);
  const down = gridAxis(y.items, y.field, rows);
  const width = across.axis.parts.length;
  const moments = Array.from({ length: width * down.axis.parts.length }, (): Moments => none());
  const all = none();
  for (const row of rows) {
    const value = errors.values[row]!;
    const part = down.partOf[y.items.codes[row]!]! * width + across.partOf[x.items.codes[row]!]!;
    addTo(moments[part]!, value);
    addTo(all, value);
  }
  const cellOf = (own: Moments): GridCell => ({
    n: own.n,
    errors: errors.of === 'wrong' ? hitsOf(own) : null,
    rate: errorOf(errors.of, own),
  });
  return {
    errors: errors.of,
    x: across.axis,
    y: down.axis,
    cells: down.axis.parts.map((_, at) => moments.slice(at * width, (at + 1) * width).map(cellOf)),
    all: cellOf(all),
    dropped: errors.values.length - rows.length,
  };
}

function none(): Moments {
  return { n: 0, mean: 0, squares: 0 };
}
