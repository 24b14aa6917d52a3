import { Problem } from '../../src/core/kernel/problem.ts';
import type { FieldSource } from './field-source.ts';

/** Milliseconds since 1970 by row; NaN = missing. Throws Problem "log.time" where the column holds something else. */
export async function timesOf(source: FieldSource, name: string): Promise<Float64Array> {
  const column = await source.column({ of: 'data', name });
  if (column.type === 'timestamp') return column.data;
  throw new Problem({
    code: 'log.time',
    message: `Column “${name}” holds no times.`,
    expected: 'a column of times',
    found: column.type,
    where: `column “${name}”`,
    fix: 'Choose another column, or import the file again and read this one as times.',
  });
}
