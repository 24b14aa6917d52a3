import { createRandom } from '../kernel/random.ts';
import { factsOf, type ProblemFacts } from '../kernel/problem.ts';
import { ExpressionProblem } from '../recipe/expression-problem.ts';
import type { Span } from '../recipe/expression.ts';
import { compileExpression } from '../recipe/compile-expression.ts';
import { asNumbers, type RunNumbers } from '../recipe/compiled.ts';
import { parseExpression } from '../recipe/parse-expression.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { requireKind } from '../recipe/require-kind.ts';
import { drawThreePoint, threePointProblem, type ThreePoint } from './three-point.ts';

export interface FermiFactor extends ThreePoint {
  name: string;
  unit: string;
  /** Where the figures come from. */
  note: string;
}

/** A quantity worked out from others that one can guess. */
export interface Fermi {
  /** Of the factors by their names; empty = all of them multiplied. */
  formula: string;
  factors: readonly FermiFactor[];
  unit: string;
}

/** What one factor alone does to the result, all others at their likely values. */
export interface Swing {
  factor: string;
  atLow: number;
  atHigh: number;
}

export type FermiAnswer =
  | {
      ok: true;
      /** Sorted. Draws at which the formula has no value are left out. */
      draws: Float64Array<ArrayBuffer>;
      /** Draws at which the formula had no value. */
      undefined: number;
      /** In 90 of 100 cases it lies between the first and the last. */
      low: number;
      middle: number;
      high: number;
      mean: number;
      /** With every factor at its likely value; null where the formula has none there. */
      likely: number | null;
      /** The widest first. */
      swings: readonly Swing[];
    }
  | {
      ok: false;
      problem: ProblemFacts;
      /** The factor it is about, by its place; null where it is the formula, or all of it. */
      factor: number | null;
      /** Characters of the formula. */
      span: Span | null;
    };

export const DRAWS = 10_000;

/** Simulates a quantity from its factors, drawn independently of each other. The same for the same seed. */
export function fermiAnswer(fermi: Fermi, { draws = DRAWS, seed = 1 } = {}): FermiAnswer {
  const { factors } = fermi;
  const wrong = wrongFactor(factors);
  if (wrong) return wrong;
  let run: RunNumbers;
  try {
    run = compiled(fermi);
  } catch (error) {
    const span = error instanceof ExpressionProblem ? { at: error.at, end: error.end } : null;
    return { ok: false, problem: factsOf(error), factor: null, span };
  }
  const random = createRandom(seed);
  const drawn = new Map(factors.map((factor) => [factor.name, drawThreePoint(factor, draws, random)]));
  const all = evaluate(run, drawn, draws);
  const defined = all.filter((value) => !Number.isNaN(value)).sort();
  if (defined.length === 0) return { ok: false, problem: NO_VALUE, factor: null, span: null };
  const base = new Map(factors.map(({ name, likely }) => [name, Float64Array.of(likely)]));
  const at = (name: string, value: number): number =>
    evaluate(run, new Map([...base, [name, Float64Array.of(value)]]), 1)[0]!;
  const [likely] = evaluate(run, base, 1);
  const swings = factors
    .map(({ name, low, high }) => ({ factor: name, atLow: at(name, low), atHigh: at(name, high) }))
    .sort((a, b) => widthOf(b) - widthOf(a));
  return {
    ok: true,
    draws: defined,
    undefined: draws - defined.length,
    low: quantileSorted(defined, 0.05),
    middle: quantileSorted(defined, 0.5),
    high: quantileSorted(defined, 0.95),
    mean: defined.reduce((sum, value) => sum + value, 0) / defined.length,
    likely: Number.isNaN(likely!) ? null : likely!,
    swings,
  };
}

/** NaN (no value there) is widest: it is what must be looked at. */
function widthOf({ atLow, atHigh }: Swing): number {
  const width = Math.abs(atHigh - atLow);
  return Number.isNaN(width) ? Infinity : width;
}

function compiled({ formula, factors }: Fermi): RunNumbers {
  const names = factors.map(({ name }) => name);
  if (formula.trim() === '') {
    return ({ rows, columnOf }) => {
      const product = new Float64Array(rows).fill(1);
      for (const name of names) {
        const { data } = columnOf(name) as { data: Float64Array };
        for (let at = 0; at < rows; at++) product[at]! *= data[at]!;
      }
      return product;
    };
  }
  const expression = parseExpression(formula);
  const scope = {
    kindOf: (name: string) => (names.includes(name) ? ({ kind: 'number', zone: null } as const) : null),
    names: () => names,
  };
  return asNumbers(requireKind(compileExpression(expression, scope), 'number', expression, 'The result'));
}

function evaluate(
  run: RunNumbers,
  values: ReadonlyMap<string, Float64Array<ArrayBuffer>>,
  rows: number,
): Float64Array<ArrayBuffer> {
  return run({
    rows,
    columnOf: (name) => ({
      ...{ type: 'number', name, data: values.get(name)! },
      ...{ unit: null, missing: 0, role: 'feature' },
    }),
  });
}

const NO_VALUE: ProblemFacts = {
  code: 'fermi.noValue',
  message: 'The formula has no value at any draw.',
  fix: 'Look for a division by 0, or for the root or logarithm of a number below it.',
};

/** The first factor that cannot be drawn or told from another one. */
function wrongFactor(factors: readonly FermiFactor[]): Extract<FermiAnswer, { ok: false }> | null {
  const wrong = (
    code: string,
    message: string,
    factor: number | null,
  ): Extract<FermiAnswer, { ok: false }> => ({
    ...{ ok: false, problem: { code, message }, factor, span: null },
  });
  if (factors.length === 0) return wrong('fermi.noFactor', 'There is no factor yet.', null);
  for (const [at, factor] of factors.entries()) {
    const points = threePointProblem(factor);
    if (points) return wrong('fermi.points', points, at);
    if (factor.name.trim() === '') return wrong('fermi.name', 'It has no name.', at);
    if (factors.findIndex(({ name }) => name === factor.name) < at)
      return wrong('fermi.name', 'Another one has this name.', at);
  }
  return null;
}
