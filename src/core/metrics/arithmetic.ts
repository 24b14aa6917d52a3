import type { Reason } from '../kernel/estimate.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { MetricUnit } from './catalogue.ts';

/** A named number in a calculation, and the rows it counts. */
export interface Quantity {
  /** As the formula calls it, e.g. "TP". */
  name: string;
  /** E.g. "actual >50K, predicted >50K". */
  words: string;
  value: number;
  /** null where they cannot be shown as rows of the table. */
  where: Predicate | null;
}

/**
 * How a number in a calculation is written: counts (or sums of weights), percentage points (one digit; a gain two), or
 * the unit of a metric.
 */
export type TermUnit = 'count' | 'points' | 'gain' | MetricUnit;

/** A piece of a line: words and signs, or a number. */
export type Term = string | { value: number; unit: TermUnit };

/** How a number came to be: what was counted, what was done with it, and what came of it. */
export interface Arithmetic {
  title: string;
  /** In words. */
  definition: string;
  /** With names in place of numbers, e.g. "TP / (TP + FP)". */
  formula: string;
  quantities: readonly Quantity[];
  /** The formula with its numbers put in, line by line; the last line is the result. Empty where undefined. */
  steps: readonly (readonly Term[])[];
  result: { value: number; unit: TermUnit } | { value: null; reason: Reason };
  /** What else has to be known to follow it. */
  notes: readonly string[];
}

export function count(value: number): Term {
  return { value, unit: 'count' };
}

export function fraction(value: number): Term {
  return { value, unit: 'fraction' };
}

/** "a + b + c"; "0" for none. */
export function sumOf(terms: readonly Term[]): Term[] {
  return terms.length === 0 ? ['0'] : terms.flatMap((term, at) => (at === 0 ? [term] : [' + ', term]));
}
