import type { Column } from './column.ts';

type Fixed = Exclude<Column, { type: 'text' }>;

/** The rows at `places` of a column, in that order, as a column of its own. `missing` is counted anew. */
export function takeRows(column: Fixed, places: readonly number[]): Fixed {
  const data = column.data.slice(0, places.length);
  let missing = 0;
  for (const [i, place] of places.entries()) {
    const value = column.data[place]!;
    data[i] = value;
    if (isMissing(column.type, value)) missing++;
  }
  return { ...column, data, missing } as Fixed;
}

function isMissing(type: Fixed['type'], value: number): boolean {
  return type === 'category' || type === 'boolean' ? value === -1 : Number.isNaN(value);
}
