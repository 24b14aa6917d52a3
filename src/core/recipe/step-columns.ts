import { columnsOfExpression } from './expression-columns.ts';
import type { FittedStep, OutputColumn } from './fitted.ts';
import { parseExpression } from './parse-expression.ts';
import { isColumnStep, type Step } from './recipe.ts';

/** Columns a step reads; "drop" and "keep" read none. Throws ExpressionProblem for a formula that cannot be read. */
export function readsOf(step: Step): readonly string[] {
  if (isColumnStep(step)) return step.columns;
  if (step.op === 'rename') return [step.from];
  return step.op === 'derive' ? columnsOfExpression(parseExpression(step.formula)) : [];
}

/** The columns after a step, in order: what replaces a column stands in its place, a derived one at the end. */
export function columnsAfter(
  columns: readonly OutputColumn[],
  { step, columns: fitted }: FittedStep,
): OutputColumn[] {
  if (step.op === 'rename') {
    return columns.map((column) => (column.name === step.from ? { ...column, name: step.to } : column));
  }
  if (step.op === 'drop') return columns.filter(({ name }) => !step.columns.includes(name));
  if (step.op === 'keep') return columns.filter(({ name }) => step.columns.includes(name));
  if (step.op === 'derive') return [...columns, ...fitted.flatMap(({ outputs }) => outputs)];
  const outputsOf = new Map(fitted.map(({ column, outputs }) => [column, outputs]));
  return columns.flatMap((column) => outputsOf.get(column.name) ?? [column]);
}

/**
 * The steps that the wanted columns need, without drops and keeps, and the source columns those read: what must be
 * loaded to see a few columns of many.
 */
export function stepsNeeded(
  steps: readonly FittedStep[],
  wanted: Iterable<string>,
): { steps: FittedStep[]; sources: Set<string> } {
  const needed = new Set(wanted);
  const kept: FittedStep[] = [];
  for (const { step, columns } of steps.toReversed()) {
    if (step.op === 'drop' || step.op === 'keep') continue;
    if (step.op === 'rename') {
      if (!needed.delete(step.to)) continue;
      needed.add(step.from);
      kept.push({ step, columns });
      continue;
    }
    const used = columns.filter(({ outputs }) => outputs.some(({ name }) => needed.has(name)));
    if (used.length === 0) continue;
    for (const { outputs } of used) for (const { name } of outputs) needed.delete(name);
    if (step.op === 'derive') for (const name of readsOf(step)) needed.add(name);
    else for (const { column } of used) needed.add(column);
    kept.push({ step, columns: used });
  }
  return { steps: kept.reverse(), sources: needed };
}
