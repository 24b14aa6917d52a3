import type { Estimate } from '../kernel/estimate.ts';
import type { ProblemFacts } from '../kernel/problem.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Measure } from './measure.ts';

/** A metric by itself, less that of other rows, or over it. */
export type Statistic = 'value' | 'difference' | 'ratio';

/** What is asked of an evaluation: a metric on some of its rows, alone or held against others. */
export interface Measuring {
  measure: Measure;
  where: Predicate;
  /** The rows held against; null = all others. Not read where the statistic is the value. */
  againstWhere: Predicate | null;
  statistic: Statistic;
}

/** The estimate, or why it could not be asked for at all: an unknown metric, a column that is not there. */
export type MeasureAnswer = { estimate: Estimate; problem: null } | { estimate: null; problem: ProblemFacts };
