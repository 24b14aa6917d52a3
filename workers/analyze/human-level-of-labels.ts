import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { columnCodes } from '../../src/core/labels/column-codes.ts';
import { humanLevel } from '../../src/core/labels/human-level.ts';
import { takeItems, type Ratings } from '../../src/core/labels/ratings.ts';
import { referencesFromCodes, referencesFromOthers } from '../../src/core/labels/references.ts';
import type { Column } from '../../src/core/table/column.ts';
import { FieldSource } from './field-source.ts';
import { columnOf, labelsOf } from './labels-of.ts';

const SEED = 1;

/**
 * How often people say what the reference says, on the rows of each slice: a column of the labeled table, or the
 * majority of the others.
 */
export const humanLevelOfLabels: AnalyzeApi['humanLevel'] = async (question, reference, place) => {
  const { ratings } = await labelsOf(question);
  const source = await FieldSource.open(place.table, place.evaluation);
  if (source.rows !== ratings.items) throw new RangeError('human level: another number of rows');
  const labeled = await FieldSource.open(question.labeling.body.table, null);
  const given = reference === null ? null : codesIn(ratings, await columnOf(labeled, reference));
  const levels = [];
  for (const where of place.wheres) {
    const mask = where.op === 'all' ? null : await source.select(where);
    const taken = takeItems(ratings, mask);
    const codes = given && mask ? given.filter((_, row) => mask[row] === 1) : given;
    const references = codes ? referencesFromCodes(taken, codes) : referencesFromOthers(taken);
    levels.push(humanLevel(taken, references, { seed: SEED }));
  }
  return { annotators: ratings.annotators, levels };
};

/** A column's values as codes of the classes; -1 for what is none of them. */
function codesIn({ classes }: Ratings, column: Column): Int32Array {
  const { codes, names } = columnCodes(column);
  const codeOf = names.map((name) => classes.indexOf(name));
  return codes.map((code) => codeOf[code] ?? -1);
}
