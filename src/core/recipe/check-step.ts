import type { ProblemFacts } from '../kernel/problem.ts';
import { compileExpression } from './compile-expression.ts';
import { KIND_WORDS, type Span, type ValueKind } from './expression.ts';
import { ExpressionProblem } from './expression-problem.ts';
import type { OutputColumn } from './fitted.ts';
import { nearestName } from './nearest-name.ts';
import { parseExpression } from './parse-expression.ts';
import { isColumnStep, type ColumnStep, type Step } from './recipe.ts';
import { stepKindOf } from './step-kinds.ts';

/** What is wrong with a step, at the column it is wrong for; null: at the step as a whole. */
export interface StepProblem {
  column: string | null;
  facts: ProblemFacts;
  /** Of a formula: the characters to underline. */
  span?: Span;
}

/** Whether a step fits the columns before it. `isPromised`: names that an earlier step may make once it has learned. */
export function checkStep(
  step: Step,
  columns: readonly OutputColumn[],
  isPromised: (name: string) => boolean = () => false,
): StepProblem[] {
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const kindOf = (name: string): ValueKind | null => kinds.get(name) ?? (isPromised(name) ? 'boolean' : null);
  const taken = (name: string): StepProblem[] =>
    kindOf(name) === null ? [] : [{ column: name, facts: nameTaken(name) }];
  const named = (name: string): StepProblem[] =>
    name.trim() === ''
      ? [{ column: null, facts: setting('The new column has no name.', 'a name') }]
      : taken(name);
  if (step.op === 'rename') return [...present([step.from], kinds, kindOf), ...named(step.to)];
  if (step.op === 'derive') return [...named(step.name), ...checkFormula(step.formula, kinds, kindOf)];
  if (step.columns.length === 0)
    return [{ column: null, facts: setting('No column is chosen.', 'at least one column') }];
  const found = present(step.columns, kinds, kindOf);
  return isColumnStep(step) ? [...found, ...checkSettings(step, kindOf)] : found;
}

function checkSettings(step: ColumnStep, kindOf: (name: string) => ValueKind | null): StepProblem[] {
  const kind = stepKindOf(step);
  return step.columns.flatMap((column, i) => {
    const own = kindOf(column);
    if (own === null) return [];
    if (step.columns.indexOf(column) < i) {
      return [{ column, facts: setting(`Column “${column}” is chosen twice.`, 'each column once') }];
    }
    const facts = kind.accepts.includes(own) ? kind.check(step, own) : wrongKind(column, own, kind.accepts);
    return facts ? [{ column, facts: { where: `column “${column}”`, ...facts } }] : [];
  });
}

function present(
  names: readonly string[],
  kinds: ReadonlyMap<string, ValueKind>,
  kindOf: (name: string) => ValueKind | null,
): StepProblem[] {
  return names
    .filter((name) => kindOf(name) === null)
    .map((name) => ({ column: name, facts: noColumn(name, kinds.keys()) }));
}

function checkFormula(
  formula: string,
  kinds: ReadonlyMap<string, ValueKind>,
  kindOf: (name: string) => ValueKind | null,
): StepProblem[] {
  try {
    const { kind } = compileExpression(parseExpression(formula), {
      kindOf(name) {
        const found = kindOf(name);
        return found && { kind: found, zone: null };
      },
      names: () => kinds.keys(),
    });
    if (kind !== null) return [];
    return [
      { column: null, facts: setting('The formula is missing in every row.', 'a formula that gives values') },
    ];
  } catch (error) {
    if (error instanceof ExpressionProblem) {
      return [{ column: null, facts: error.facts, span: { at: error.at, end: error.end } }];
    }
    throw error;
  }
}

function setting(message: string, expected: string): ProblemFacts {
  return { code: 'recipe.setting', message, expected };
}

export function noColumn(name: string, names: Iterable<string>): ProblemFacts {
  const near = nearestName(name, names);
  return {
    code: 'recipe.noColumn',
    message: `There is no column “${name}” at this step.`,
    expected: 'a column of the table, or one that an earlier step made',
    found: name,
    where: `column “${name}”`,
    fix: near === null ? 'Choose another column, or remove it from the step.' : `Did you mean “${near}”?`,
  };
}

export function nameTaken(name: string): ProblemFacts {
  return {
    code: 'recipe.nameTaken',
    message: `There is a column “${name}” already.`,
    expected: 'a name that no column has',
    found: name,
    fix: 'Choose another name, or drop the other column first.',
  };
}

export function wrongKind(column: string, kind: ValueKind, accepts: readonly ValueKind[]): ProblemFacts {
  const expected = accepts.map((accepted) => KIND_WORDS[accepted]).join(' or ');
  return {
    code: 'recipe.wrongType',
    message: `Column “${column}” holds ${KIND_WORDS[kind]}; this step takes ${expected}.`,
    expected,
    found: KIND_WORDS[kind],
    where: `column “${column}”`,
    fix:
      kind === 'text' && accepts.includes('number')
        ? 'Read the text as a number first, or encode it.'
        : 'Take the column out of the step.',
  };
}
