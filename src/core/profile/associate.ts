import type { Estimate } from '../kernel/estimate.ts';
import { undefinedBecause } from '../kernel/estimate.ts';
import { textLevels } from '../slices/text-levels.ts';
import { contingencyOf } from '../stats/contingency.ts';
import { pearson, spearman } from '../stats/correlation.ts';
import { correlationRatio } from '../stats/correlation-ratio.ts';
import { cramersV, cramersVCorrected } from '../stats/cramers-v.ts';
import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/column.ts';

/** How two columns go together, by what they hold. Rows where either side is missing or infinite are left out. */
export type Association =
  | { measure: 'correlation'; pearson: Estimate; spearman: Estimate }
  | { measure: 'cramersV'; plain: Estimate; corrected: Estimate }
  /** Number by category, in whichever order they came. */
  | { measure: 'correlationRatio'; eta: Estimate };

/** A column made ready for pairs: numbers with NaN for what is left out, or codes with -1 for what is missing. */
export type PairSide = { holds: 'numbers'; values: Float64Array } | { holds: 'codes'; codes: Int32Array };

/** Texts of more values than this are no categories. */
const MOST_TEXTS = 1000;

/** Null for texts of too many values, of which no measure says anything. */
export function pairSide(column: Column): PairSide | null {
  switch (column.type) {
    case 'category':
      return { holds: 'codes', codes: column.data };
    case 'boolean':
      return { holds: 'codes', codes: Int32Array.from(column.data) };
    case 'text': {
      const found = textLevels(column, MOST_TEXTS);
      return found && { holds: 'codes', codes: found.codes };
    }
    default: {
      const values = new Float64Array(lengthOf(column));
      for (let i = 0; i < values.length; i++) {
        const value = column.data[i]!;
        values[i] = value - value === 0 ? value : NaN;
      }
      return { holds: 'numbers', values };
    }
  }
}

/** Both sides have a value a row of the same table. */
export function associate(a: PairSide, b: PairSide): Association {
  if (a.holds === 'numbers' && b.holds === 'numbers') {
    const [x, y] = bothThere(a.values, b.values);
    return { measure: 'correlation', pearson: pearson(x, y), spearman: spearman(x, y) };
  }
  if (a.holds === 'codes' && b.holds === 'codes') {
    const table = contingencyOf(a.codes, b.codes);
    const none = undefinedBecause('tooFew', a.codes.length);
    return {
      measure: 'cramersV',
      plain: table ? cramersV(table) : none,
      corrected: table ? cramersVCorrected(table) : none,
    };
  }
  const [numbers, codes] = a.holds === 'numbers' ? [a, b] : [b, a];
  if (numbers.holds !== 'numbers' || codes.holds !== 'codes')
    throw new TypeError('associate: a side of no kind');
  return { measure: 'correlationRatio', eta: correlationRatio(codes.codes, numbers.values) };
}

/** The number that a matrix of pairs shows and sorts by: Spearman, corrected V, or eta; from -1 or 0 to 1. */
export function strengthOf(association: Association): Estimate {
  switch (association.measure) {
    case 'correlation':
      return association.spearman;
    case 'cramersV':
      return association.corrected;
    case 'correlationRatio':
      return association.eta;
  }
}

function bothThere(a: Float64Array, b: Float64Array): [Float64Array, Float64Array] {
  if (a.length !== b.length) throw new RangeError('associate: columns of different length');
  const x = new Float64Array(a.length);
  const y = new Float64Array(a.length);
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    x[n] = a[i]!;
    y[n++] = b[i]!;
  }
  return [x.subarray(0, n), y.subarray(0, n)];
}
