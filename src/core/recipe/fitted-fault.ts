import type { FittedRecipe, FittedStep, OutputColumn } from './fitted.ts';
import { isColumnStep, type ColumnStep } from './recipe.ts';
import { settleStep } from './fit-step.ts';
import { columnsAfter } from './step-columns.ts';
import { stepKindOf } from './step-kinds.ts';
import { fitsKind } from './text-steps.ts';

/**
 * What keeps a fitted recipe of someone else's file, whose parts are each of the right shape, from being one that
 * fitting could have made; null where nothing does: then it runs on any chunk with the columns it reads.
 */
export function fittedFault({ inputs, steps }: FittedRecipe): string | null {
  let columns: OutputColumn[] = inputs.map(({ name, kind }) => ({ name, kind }));
  if (hasDoubles(columns)) return 'a column is read twice';
  for (const [at, fitted] of steps.entries()) {
    const fault = faultOf(fitted, columns);
    if (fault !== null) return `step ${String(at + 1)}: ${fault}`;
    columns = columnsAfter(columns, fitted);
    if (hasDoubles(columns)) return `step ${String(at + 1)}: a name is taken`;
  }
  return null;
}

function faultOf(fitted: FittedStep, before: readonly OutputColumn[]): string | null {
  const { step, columns } = fitted;
  if (isColumnStep(step)) return faultOfColumns(step, fitted, before);
  if (step.op === 'derive') return faultOfFormula(fitted, before);
  if (columns.length > 0) return 'columns where there are none';
  const isThere = step.op !== 'rename' || before.some(({ name }) => name === step.from);
  return isThere ? null : `no column ${step.from}`;
}

function faultOfFormula({ step, columns }: FittedStep, before: readonly OutputColumn[]): string | null {
  try {
    const settled = settleStep(step, before);
    return sameOutputs(settled, columns) && columns[0]!.learned === null
      ? null
      : 'another column than it gives';
  } catch {
    return 'a formula that cannot be read';
  }
}

function sameOutputs({ columns: [own] }: FittedStep, found: FittedStep['columns']): boolean {
  const [one] = found;
  return (
    found.length === 1 &&
    one!.column === own!.column &&
    one!.outputs.length === 1 &&
    one!.outputs[0]!.name === own!.outputs[0]!.name &&
    one!.outputs[0]!.kind === own!.outputs[0]!.kind
  );
}

function faultOfColumns(
  step: ColumnStep,
  { columns }: FittedStep,
  before: readonly OutputColumn[],
): string | null {
  const same = columns.length === step.columns.length;
  if (!same || columns.some(({ column }, i) => column !== step.columns[i]))
    return 'other columns than it names';
  const kind = stepKindOf(step);
  const kinds = new Map(before.map((column) => [column.name, column]));
  for (const { column: name, learned, outputs } of columns) {
    const column = kinds.get(name);
    if (!column || !kind.accepts.includes(column.kind)) return `no fit column ${name}`;
    if (kind.check(step, column.kind) !== null) return 'settings that do not fit';
    if (step.op === 'transform' && (learned !== null) !== (step.method === 'yeoJohnson'))
      return 'nothing learned';
    if (step.op === 'impute') {
      const { fill } = learned as { fill: never };
      if (!fitsKind(fill, column.kind === 'timestamp' ? 'number' : column.kind))
        return 'a fill of another kind';
    }
    const made = kind.outputs(step, column, learned);
    const fits =
      made.length === outputs.length && made.every((output, i) => output.kind === outputs[i]!.kind);
    if (!fits) return `other columns than ${name} becomes`;
  }
  return null;
}

function hasDoubles(columns: readonly OutputColumn[]): boolean {
  return new Set(columns.map(({ name }) => name)).size < columns.length;
}
