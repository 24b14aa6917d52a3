import { textLevels } from '../slices/text-levels.ts';
import type { Column } from '../table/column.ts';
import { formatTimestamp } from '../table/timestamp.ts';

export interface ColumnCodes {
  /** Index into names by row; -1 = missing. */
  codes: Int32Array;
  names: readonly string[];
  /** The names have an order that someone gave. */
  ordered: boolean;
}

/**
 * The distinct values of any column as texts, and each row's index into them. Categories keep all of their levels, in
 * their order; other values come as they first appear. A number is its shortest text, a boolean "true" or "false".
 */
export function columnCodes(column: Column): ColumnCodes {
  switch (column.type) {
    case 'category':
      return { codes: column.data, names: column.levels, ordered: column.order === 'given' };
    case 'boolean':
      return { codes: Int32Array.from(column.data), names: ['false', 'true'], ordered: false };
    case 'text': {
      const { codes, levels } = textLevels(column, Infinity)!;
      return { codes, names: levels, ordered: false };
    }
    default: {
      const { codes, values } = numberCodes(column.data);
      const nameOf =
        column.type === 'timestamp' ? (value: number) => formatTimestamp(value, column.zone) : String;
      return { codes, names: values.map((value) => nameOf(value)), ordered: false };
    }
  }
}

function numberCodes(data: Float64Array | Float32Array | Int32Array): {
  codes: Int32Array;
  values: number[];
} {
  const codeOf = new Map<number, number>();
  const values: number[] = [];
  const codes = new Int32Array(data.length);
  for (let row = 0; row < codes.length; row++) {
    const value = data[row]!;
    if (Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      code = values.length;
      codeOf.set(value, code);
      values.push(value);
    }
    codes[row] = code;
  }
  return { codes, values };
}
