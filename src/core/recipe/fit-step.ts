import { Problem } from '../kernel/problem.ts';
import { checkStep } from './check-step.ts';
import { compileExpression } from './compile-expression.ts';
import type { FittedStep, Learned, OutputColumn } from './fitted.ts';
import { parseExpression } from './parse-expression.ts';
import { isColumnStep, type ColumnStep, type Step } from './recipe.ts';
import { columnsAfter } from './step-columns.ts';
import { stepKindOf } from './step-kinds.ts';

/** Throws the first Problem of a step. */
export function requireStep(step: Step, columns: readonly OutputColumn[]): void {
  const [first] = checkStep(step, columns);
  if (first) throw new Problem(first.facts);
}

/** A step that learns nothing, made ready for these columns. */
export function settleStep(step: Step, columns: readonly OutputColumn[]): FittedStep {
  if (isColumnStep(step)) return settleColumns(step, columns, () => null);
  if (step.op !== 'derive') return { step, columns: [] };
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const { kind } = compileExpression(parseExpression(step.formula), {
    kindOf: (name) => (kinds.has(name) ? { kind: kinds.get(name)!, zone: null } : null),
    names: () => kinds.keys(),
  });
  const outputs = [{ name: step.name, kind: kind! }];
  return { step, columns: [{ column: step.name, learned: null, outputs }] };
}

/** A column step with what it learned by column. Names that are taken get a number ("color=red_2"). */
export function settleColumns(
  step: ColumnStep,
  columns: readonly OutputColumn[],
  learnedOf: (column: string) => Learned,
): FittedStep {
  const kind = stepKindOf(step);
  const taken = new Set(columns.map(({ name }) => name));
  const fitted = step.columns.map((name) => {
    const column = columns.find((candidate) => candidate.name === name)!;
    const learned = learnedOf(name);
    requireFinite(learned, name);
    const outputs = kind.outputs(step, column, learned).map((output) => {
      if (output.name === name) return output;
      let free = output.name;
      for (let n = 2; taken.has(free); n++) free = `${output.name}_${String(n)}`;
      taken.add(free);
      return { ...output, name: free };
    });
    return { column: name, learned, outputs };
  });
  return { step, columns: fitted };
}

function requireFinite(learned: Learned, column: string): void {
  const odd = Object.entries(learned ?? {}).find(([, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'number' && !Number.isFinite(one)),
  );
  if (!odd) return;
  throw new Problem({
    code: 'recipe.notFinite',
    message: `The values of column “${column}” are too large to learn from.`,
    expected: 'values whose sums and squares are finite',
    found: `${odd[0]} ${String(odd[1])}`,
    where: `column “${column}”`,
    fix: 'Clip the column first, or change its unit.',
  });
}

/** Columns after all of some steps. */
export function columnsAfterAll(
  columns: readonly OutputColumn[],
  steps: readonly FittedStep[],
): OutputColumn[] {
  return steps.reduce<OutputColumn[]>((before, step) => columnsAfter(before, step), [...columns]);
}
