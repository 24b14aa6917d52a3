import { estimate, undefinedBecause, type Dropped, type Estimate, type Reason } from '../kernel/estimate.ts';
import { weighedWilson, type Mass } from '../stats/weighed.ts';
import type { WeighedClasses } from './weigh-classes.ts';

/** One class against the rest, with weights. */
export type BinaryMasses = Record<'tp' | 'fp' | 'fn' | 'tn', Mass>;

/** Each class against all others together. */
export function classMasses({ classes, cells, squares, rowsOf }: WeighedClasses): BinaryMasses[] {
  const at = (cell: number): Mass => ({
    rows: rowsOf[cell]!,
    weight: cells[cell]!,
    squares: squares[cell]!,
  });
  const actual = Array.from({ length: classes }, none);
  const predicted = Array.from({ length: classes }, none);
  let all = none();
  for (let cell = 0; cell < cells.length; cell++) {
    const [a, p] = [Math.floor(cell / classes), cell % classes];
    actual[a] = both(actual[a]!, at(cell));
    predicted[p] = both(predicted[p]!, at(cell));
    all = both(all, at(cell));
  }
  return actual.map((is, k) => {
    const tp = at(k * classes + k);
    const [fp, fn] = [less(predicted[k]!, tp), less(is, tp)];
    return { tp, fp, fn, tn: less(less(all, predicted[k]!), fn) };
  });
}

/** Rows predicted right, and all others. */
export function judgedMasses({ classes, cells, squares, rowsOf }: WeighedClasses): {
  right: Mass;
  wrong: Mass;
} {
  const masses = { right: none(), wrong: none() };
  cells.forEach((weight, cell) => {
    const mass = Math.floor(cell / classes) === cell % classes ? masses.right : masses.wrong;
    mass.rows += rowsOf[cell]!;
    mass.weight += weight;
    mass.squares += squares[cell]!;
  });
  return masses;
}

/** A weighted share; n are its rows. Undefined for the reason given where they weigh nothing. */
export function weighedShare(hits: Mass, others: Mass, whenEmpty: Reason, dropped: Dropped = {}): Estimate {
  const weight = hits.weight + others.weight;
  if (weight === 0) return undefinedBecause(whenEmpty, 0);
  return estimate(hits.weight / weight, hits.rows + others.rows, weighedWilson(hits, others), dropped);
}

/** F1 with Wilson's interval of TP / (TP + FP + FN) carried over, as in `f1Score`. */
export function weighedF1({ tp, fp, fn }: BinaryMasses): Estimate {
  const jaccard = weighedShare(tp, both(fp, fn), 'noPositives');
  if (jaccard.value === null) return jaccard;
  const carried = (j: number): number => (2 * j) / (1 + j);
  const { interval } = jaccard;
  return estimate(
    carried(jaccard.value),
    jaccard.n,
    interval && {
      ...interval,
      low: carried(interval.low),
      high: carried(interval.high),
      method: `${interval.method} on TP / (TP + FP + FN), carried over to F1`,
    },
  );
}

export function both(a: Mass, b: Mass): Mass {
  return { rows: a.rows + b.rows, weight: a.weight + b.weight, squares: a.squares + b.squares };
}

/** Sums without a part of them; nothing left is 0, whatever rounding says. */
function less(a: Mass, b: Mass): Mass {
  if (a.rows === b.rows) return none();
  return {
    rows: a.rows - b.rows,
    weight: Math.max(0, a.weight - b.weight),
    squares: Math.max(0, a.squares - b.squares),
  };
}

function none(): Mass {
  return { rows: 0, weight: 0, squares: 0 };
}
