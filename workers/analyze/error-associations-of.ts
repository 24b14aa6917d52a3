import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { associate, pairSide } from '../../src/core/profile/associate.ts';
import { FieldSource } from './field-source.ts';

/** How each column goes together with the model being wrong or, of values, with how far off it is; a part a column. */
export const errorAssociationsOf: AnalyzeApi['errorAssociations'] = async (evaluation, columns, onPart) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  const name = outcome.type === 'classification' ? 'wrong' : 'error';
  const error = await source.column({ of: 'prediction', name });
  if (error.type === 'number') error.data.forEach((value, row) => (error.data[row] = Math.abs(value)));
  const side = pairSide(error)!;
  for (const column of columns) {
    const other = pairSide(await source.column({ of: 'data', name: column }));
    if (other) onPart({ of: 'column', column, association: associate(side, other) });
  }
};
