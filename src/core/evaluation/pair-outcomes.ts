import { Problem } from '../kernel/problem.ts';
import type { ClassOutcome, Outcome, ValueOutcome } from '../predictions/outcome.ts';

/** Two models on the same rows in one set of class codes. */
export interface PairedClasses {
  type: 'classification';
  classes: readonly string[];
  /** -1 = unlabeled. */
  truth: Int32Array;
  /** -1 = no answer. */
  first: Int32Array;
  second: Int32Array;
  positive: number | null;
  /** Of the positive class; null where a model gives none. */
  firstScores: Float32Array | Float64Array | null;
  secondScores: Float32Array | Float64Array | null;
}

export interface PairedValues {
  type: 'regression';
  /** NaN = unlabeled, or no answer. */
  truth: Float64Array;
  first: Float64Array;
  second: Float64Array;
}

export type PairedOutcome = PairedClasses | PairedValues;

/**
 * Puts two outcomes of the same rows and truth side by side, in the first one's classes and with its positive class.
 * Classes of the second are known by the rows that are of them, else by name. Throws Problem "compare.otherTask" or
 * "compare.otherRows".
 */
export function pairOutcomes(first: Outcome, second: Outcome): PairedOutcome {
  if (first.truth.length !== second.truth.length) {
    throw new Problem({
      code: 'compare.otherRows',
      message: 'These two were not evaluated on the same rows.',
      expected: `${String(first.truth.length)} rows`,
      found: `${String(second.truth.length)} rows`,
      fix: 'Evaluate both on the same dataset.',
    });
  }
  if (first.type === 'regression' && second.type === 'regression') return pairValues(first, second);
  if (first.type === 'classification' && second.type === 'classification') return pairClasses(first, second);
  throw new Problem({
    code: 'compare.otherTask',
    message: 'One of these two predicts a class, the other a value.',
    fix: 'Compare models of the same task.',
  });
}

function pairValues(first: ValueOutcome, second: ValueOutcome): PairedValues {
  return { type: 'regression', truth: first.truth, first: first.predicted, second: second.predicted };
}

function pairClasses(first: ClassOutcome, second: ClassOutcome): PairedClasses {
  const classes = [...first.classes];
  const codeOf = new Int32Array(second.classes.length).fill(-1);
  for (let row = 0; row < first.truth.length; row++) {
    const own = second.truth[row]!;
    if (own >= 0 && codeOf[own] === -1) codeOf[own] = first.truth[row]!;
  }
  second.classes.forEach((name, own) => {
    if (codeOf[own] !== -1) return;
    const known = classes.indexOf(name);
    codeOf[own] = known >= 0 ? known : classes.push(name) - 1;
  });
  const same = codeOf.every((code, own) => code === own);
  const { positive } = first;
  const ownPositive = positive === null ? -1 : codeOf.indexOf(positive);
  return {
    type: 'classification',
    classes,
    truth: first.truth,
    first: first.predicted,
    second: same ? second.predicted : second.predicted.map((own) => (own < 0 ? -1 : codeOf[own]!)),
    positive,
    firstScores: (positive === null ? null : first.scores?.[positive]) ?? null,
    secondScores: second.scores?.[ownPositive] ?? null,
  };
}
