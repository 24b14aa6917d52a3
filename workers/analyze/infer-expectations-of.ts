import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { profileColumn } from '../../src/core/profile/profile-column.ts';
import type { ColumnExpectation } from '../../src/core/schema/expectations.ts';
import { inferExpectation, inferExpectations } from '../../src/core/schema/infer-expectations.ts';
import { RowHashes } from '../../src/core/splits/row-hashes.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { readColumn } from '../table-cache.ts';
import { repeatedRowsOf } from './repeated-rows-of.ts';

/** What a dataset lets one expect of others of its kind, column by column. */
export const inferExpectationsOf: AnalyzeApi['inferExpectations'] = async (digest, onProgress) => {
  const { columns, rows } = await objectOf('table', digest);
  const hashes = new RowHashes(rows);
  const expected: ColumnExpectation[] = [];
  for (const [done, meta] of columns.entries()) {
    onProgress({ phase: `reading “${meta.name}”`, done, total: columns.length, unit: 'columns' });
    const column = await readColumn(meta);
    expected.push(inferExpectation(column, profileColumn(column)));
    hashes.add(column, 0);
  }
  onProgress({
    phase: 'looking for equal rows',
    done: columns.length,
    total: columns.length,
    unit: 'columns',
  });
  return inferExpectations(expected, rows, (await repeatedRowsOf(hashes, columns)).count);
};
