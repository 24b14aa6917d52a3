import { createRandom } from '../kernel/random.ts';
import { columnLevels } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';
import { featureStrength, numericStrength, type Strength } from './feature-strength.ts';
import { MOST_CLASSES, rowCodes } from './row-codes.ts';
import type { RowCodes } from './split.ts';

/** Numbers of more different values than this are no classes. */
const MOST_NUMERIC_CLASSES = 20;
const SEED = 1;

/** A label as features are held against it. */
export type LabelSide =
  { of: 'classes'; codes: RowCodes; halves: Uint8Array } | { of: 'numbers'; values: Float64Array };

/** Throws Problem "split.tooManyClasses" where a column of words has more than a thousand. */
export function labelSide(column: Column): LabelSide {
  const numeric = column.type === 'number' || column.type === 'integer' || column.type === 'timestamp';
  if (numeric && !columnLevels(column, MOST_NUMERIC_CLASSES))
    return { of: 'numbers', values: Float64Array.from(column.data) };
  const codes = rowCodes(column, MOST_CLASSES);
  const random = createRandom(SEED);
  // Learned on one half of the rows, measured on the other.
  const halves = Uint8Array.from(codes.codes, () => random.uint32() & 1);
  return { of: 'classes', codes, halves };
}

/** How well a feature alone tells the label; null where that is not measured: words against a number. */
export function labelStrength(feature: Column, label: LabelSide): Strength | null {
  if (label.of === 'classes') return featureStrength(feature, label.codes, label.halves);
  if (feature.type === 'text' || feature.type === 'category') return null;
  return numericStrength(feature.data, label.values);
}
