import type { InferApi } from '../../src/compute/contract.ts';
import { compareAnswers } from '../../src/core/predictions/compare-answers.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { readColumn } from '../table-cache.ts';
import { sessionOf } from './model-session.ts';
import { predictRows } from './predict-rows.ts';
import { metaOfColumn } from './stored-rows.ts';

/** Checks a signature: does the model say what it is known to have said of these rows? */
export const compareWithColumn: InferApi['compare'] = async (model, signature, tableDigest, column, rows) => {
  const table = await objectOf('table', tableDigest);
  const count = Math.min(rows, table.rows);
  const known = await readColumn(metaOfColumn(table, column));
  const writer = await predictRows(await sessionOf(model), signature, table, count);
  return compareAnswers(writer.columns(), known, signature.task, count);
};
