import type { ColumnStep, StepOf } from './recipe.ts';

const DEFAULTS: { [Op in ColumnStep['op']]: Omit<StepOf<Op>, 'op' | 'columns'> } = {
  cleanText: { trim: true, collapse: true, letters: 'keep', replace: [], emptyIsMissing: true },
  parseNumber: {},
  replaceValues: { values: [] },
  impute: { fill: 'median', constant: null, indicator: false },
  oneHot: { drop: 'none', unseen: 'zeros', minCount: 1 },
  ordinal: { order: 'alphabet', given: [], unseen: 'minusOne' },
  labelEncode: {},
  scale: { method: 'standard', low: 0, high: 1 },
  clip: { by: 'quantile', low: 0.01, high: 0.99 },
  transform: { method: 'log1p', standardize: true },
  bin: { method: 'quantile', bins: 5, edges: [], give: 'number' },
  dateParts: { parts: ['year', 'month', 'weekday', 'hour'], cyclic: false, keepSource: false },
  textLength: { count: ['characters', 'words'], keepSource: true },
};

/**
 * A step as it is first offered. Statistics and orders are those of scikit-learn; unlike there, an unseen value is
 * not refused but reported.
 */
export function defaultStep<Op extends ColumnStep['op']>(op: Op, columns: readonly string[]): StepOf<Op> {
  return { op, columns, ...DEFAULTS[op] } as unknown as StepOf<Op>;
}
