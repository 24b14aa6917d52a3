import { encodeUtf8 } from '../kernel/codecs.ts';
import { Problem } from '../kernel/problem.ts';
import type { Cell } from './cell.ts';
import type { Column, ColumnSchema } from './column.ts';

/**
 * A column of one row that holds a value given by hand: null = missing; a category may be one that the column never had;
 * an integer may be missing or have a fraction, and is a number then. Throws Problem "cell.wrongType" for a value that is
 * none of the column's type.
 */
export function oneCell(schema: ColumnSchema, value: Cell): Column {
  const base = { name: schema.name, unit: schema.unit, role: schema.role, missing: Number(value === null) };
  switch (schema.type) {
    case 'category': {
      const known = schema.levels.indexOf(String(value));
      const levels = known < 0 && value !== null ? [...schema.levels, String(value)] : schema.levels;
      const code = value === null ? -1 : known < 0 ? schema.levels.length : known;
      return { ...base, type: 'category', data: Int32Array.of(code), levels, order: schema.order };
    }
    case 'boolean': {
      if (value !== null && typeof value !== 'boolean') throw wrongType(schema, value, 'true or false');
      return { ...base, type: 'boolean', data: Int8Array.of(value === null ? -1 : Number(value)) };
    }
    case 'text': {
      const utf8 = encodeUtf8(value === null ? '' : String(value));
      return {
        ...base,
        type: 'text',
        offsets: Float64Array.of(0, utf8.length),
        utf8,
        valid: value === null ? Uint8Array.of(0) : null,
      };
    }
    default: {
      if (value !== null && typeof value !== 'number') throw wrongType(schema, value, 'a number');
      const number = value ?? NaN;
      if (schema.type === 'timestamp') {
        return { ...base, type: 'timestamp', data: Float64Array.of(number), zone: schema.zone };
      }
      return schema.type === 'integer' && Number.isInteger(number)
        ? { ...base, type: 'integer', data: Int32Array.of(number) }
        : { ...base, type: 'number', data: Float64Array.of(number) };
    }
  }
}

function wrongType({ name }: ColumnSchema, value: Cell, expected: string): Problem {
  return new Problem({
    code: 'cell.wrongType',
    message: `The column “${name}” does not take this value.`,
    expected,
    found: String(value),
  });
}
