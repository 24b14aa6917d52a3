import { Problem } from '../../src/core/kernel/problem.ts';

/** "parquet.damaged", or "parquet.unsupported" where the file is sound but uses something that no reader here knows. */
export function parquetProblem(error: unknown, where?: string): Problem {
  if (error instanceof Problem) return error;
  const found = (error instanceof Error ? error.message : String(error)).replace(/^parquet /, '');
  const place = where === undefined ? {} : { where };
  if (/unsupported|not supported/.test(found))
    return new Problem({
      code: 'parquet.unsupported',
      message: 'The Parquet file uses a feature that cannot be read here.',
      found,
      ...place,
      fix: 'Write it again with Snappy or Zstandard compression and the usual encodings.',
    });
  return new Problem({
    code: 'parquet.damaged',
    message: 'The Parquet file is damaged or incomplete.',
    found,
    ...place,
    fix: 'Check whether it was copied in full.',
  });
}
