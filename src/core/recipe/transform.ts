import { inPlace, type ColumnStepKind } from './column-step-kind.ts';
import type { LearnedOf } from './fitted.ts';
import { numberColumn } from './make-column.ts';
import { Moments, nothingToLearn, NumberSample } from './number-sample.ts';
import type { StepOf } from './recipe.ts';
import { noteRange, standardized } from './scale.ts';
import { numbersOf } from './vector.ts';
import { bestLambda, yeoJohnson } from './yeo-johnson.ts';

const PLAIN = { log: Math.log, log1p: Math.log1p, sqrt: Math.sqrt } as const;

/**
 * log, log1p and sqrt, where a value they are not defined for (log(0) too) becomes missing and is reported; and
 * Yeo-Johnson's power transform as PowerTransformer of scikit-learn.
 */
export const transform: ColumnStepKind<StepOf<'transform'>, LearnedOf['transform']> = {
  accepts: ['number'],
  check: () => null,
  learner({ method, standardize }, name) {
    if (method !== 'yeoJohnson') return null;
    const sample = new NumberSample();
    return {
      add: (column) => sample.add(numbersOf(column)),
      finish() {
        const values = sample.values();
        const range = new Moments();
        range.add(values);
        if (range.n === 0) throw nothingToLearn(name);
        const lambda = range.low === range.high ? 1 : bestLambda(values);
        const moments = new Moments();
        moments.add(values.map((value) => yeoJohnson(value, lambda)));
        const { center, divisor } = standardize ? standardized(moments) : { center: 0, divisor: 1 };
        return { lambda, center, divisor, low: range.low, high: range.high };
      },
    };
  },
  outputs: inPlace,
  apply({ method }, learned, column, note) {
    const values = numbersOf(column);
    if (learned !== null) {
      noteRange(values, learned, note);
      const { lambda, center, divisor } = learned;
      const data = values.map((value) => (yeoJohnson(value, lambda) - center) / divisor);
      return [numberColumn({ ...column, unit: null }, data)];
    }
    const f = PLAIN[method as keyof typeof PLAIN];
    const data = values.map((value, row) => {
      const result = f(value);
      if (Number.isNaN(value)) note('missing', row, '');
      else if (!Number.isFinite(result)) note('outOfDomain', row, value);
      return Number.isFinite(result) ? result : NaN;
    });
    return [numberColumn({ ...column, unit: null }, data)];
  },
};
