import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import { fieldsOf } from './fields-of.ts';
import { matchColumn } from './match-column.ts';
import type { Field, Predicate } from './predicate.ts';

export type ColumnOf = (field: Field) => Column | null;
/** Rows that carry a tag, 1 = tagged; null where there is no such tag. */
export type RowsTagged = (tag: string) => Uint8Array | null;

/**
 * The rows of a table that a predicate holds for: one byte a row, 1 = in. Logic is two-valued: a comparison with a
 * missing value is false (only `missing` is true of it), and `not` is the plain complement, so `not (age < 25)`
 * holds where age is missing. An empty `and` holds everywhere, an empty `or` nowhere.
 * Throws Problem "slice.noField" or "slice.noTag" where a column or tag does not exist, and what matchColumn throws
 * where a comparison does not fit its column.
 */
export function selectRows(
  where: Predicate,
  columnOf: ColumnOf,
  rows: number,
  tagged: RowsTagged = () => null,
): Uint8Array {
  switch (where.op) {
    case 'all':
      return new Uint8Array(rows).fill(1);
    case 'and':
    case 'or': {
      const and = where.op === 'and';
      const out = new Uint8Array(rows).fill(and ? 1 : 0);
      for (const part of where.of) {
        const mask = selectRows(part, columnOf, rows, tagged);
        if (and) for (let i = 0; i < rows; i++) out[i]! &= mask[i]!;
        else for (let i = 0; i < rows; i++) out[i]! |= mask[i]!;
      }
      return out;
    }
    case 'not': {
      const mask = selectRows(where.of, columnOf, rows, tagged);
      for (let i = 0; i < rows; i++) mask[i] = 1 - mask[i]!;
      return mask;
    }
    case 'tag': {
      const mask = tagged(where.tag);
      if (!mask) throw noTag(where.tag);
      return mask.slice();
    }
    default: {
      const column = columnOf(where.field);
      if (!column) throw noField(where.field);
      return matchColumn(where, column);
    }
  }
}

/** Throws the Problem "slice.noField" that selectRows would, without looking at rows. */
export function requireFields(where: Predicate, exists: (field: Field) => boolean): void {
  for (const field of fieldsOf(where)) if (!exists(field)) throw noField(field);
}

function noField({ of, name }: Field): Problem {
  const whose = { data: 'the data', prediction: 'the predictions', annotation: 'the annotations' }[of];
  return new Problem({
    code: 'slice.noField',
    message: `There is no column "${name}" in ${whose}.`,
    expected: `a column of ${whose}`,
    found: name,
    fix: 'Choose another column, or remove this comparison from the slice.',
  });
}

function noTag(tag: string): Problem {
  return new Problem({
    code: 'slice.noTag',
    message: `There is no tag "${tag}".`,
    expected: 'a tag that rows carry',
    found: tag,
    fix: 'Choose another tag, or remove it from the slice.',
  });
}
