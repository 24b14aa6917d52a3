import type { Column } from '../table/column.ts';
import { compileExpression } from './compile-expression.ts';
import { columnsOfExpression } from './expression-columns.ts';
import { Findings, type Note } from './findings.ts';
import { kindOf } from './expression.ts';
import type { FittedStep } from './fitted.ts';
import { booleanColumn, madeColumn, numberColumn, textColumn, timestampColumn } from './make-column.ts';
import { parseExpression } from './parse-expression.ts';
import { isColumnStep, type StepOf } from './recipe.ts';
import { stepKindOf } from './step-kinds.ts';
import type { BooleanVector, NumberVector, TextVector } from './vector.ts';

/**
 * Runs fitted steps on one chunk of so many rows, the first of which is number `firstRow` of the table; gives the columns by name.
 * Entries whose column is not there are left out.
 */
export function runSteps(
  steps: readonly FittedStep[],
  columns: readonly Column[],
  rows: number,
  findings = new Findings(),
  firstRow = 0,
): Map<string, Column> {
  const env = new Map(columns.map((column) => [column.name, column]));
  steps.forEach(({ step, columns: fitted }, index) => {
    if (step.op === 'rename') {
      const column = env.get(step.from);
      if (!column) return;
      env.delete(step.from);
      env.set(step.to, { ...column, name: step.to });
    } else if (step.op === 'drop') step.columns.forEach((name) => env.delete(name));
    else if (step.op === 'keep') {
      for (const name of env.keys()) if (!step.columns.includes(name)) env.delete(name);
    } else if (step.op === 'derive') {
      const column = deriveColumn(step, env, rows);
      if (!column) return;
      env.set(step.name, column);
      if (column.missing > 0) noteMissing(column, findings.noteOf(index, step.name, firstRow));
    } else if (isColumnStep(step)) {
      for (const { column: name, learned, outputs } of fitted) {
        const column = env.get(name);
        if (!column) continue;
        const note = findings.noteOf(index, name, firstRow);
        const made = stepKindOf(step).apply(step, learned, column, note);
        env.delete(name);
        made.forEach((values, i) => env.set(outputs[i]!.name, { ...values, name: outputs[i]!.name }));
      }
    }
  });
  return env;
}

/** null where a column that the formula reads is not there. */
function deriveColumn(
  { name, formula }: StepOf<'derive'>,
  env: ReadonlyMap<string, Column>,
  rows: number,
): Column | null {
  const tree = parseExpression(formula);
  if (columnsOfExpression(tree).some((read) => !env.has(read))) return null;
  const { kind, zone, run } = compileExpression(tree, {
    kindOf(read) {
      const column = env.get(read);
      return column
        ? { kind: kindOf(column.type), zone: column.type === 'timestamp' ? column.zone : null }
        : null;
    },
    names: () => env.keys(),
  });
  const vector = run({ rows, columnOf: (read) => env.get(read)! });
  const naming = madeColumn(name);
  if (kind === 'text') return textColumn(naming, vector as TextVector);
  if (kind === 'boolean') return booleanColumn(naming, (vector as BooleanVector).slice());
  const numbers = (vector as NumberVector).slice();
  return kind === 'timestamp'
    ? timestampColumn(naming, numbers, zone ?? 'floating')
    : numberColumn(naming, numbers);
}

function noteMissing(column: Column, note: Note): void {
  const { length } = column.type === 'text' ? column.valid! : column.data;
  for (let row = 0; row < length; row++) if (isMissing(column, row)) note('missing', row, '');
}

function isMissing(column: Column, row: number): boolean {
  if (column.type === 'text') return column.valid?.[row] === 0;
  const value = column.data[row]!;
  return column.type === 'boolean' ? value < 0 : Number.isNaN(value);
}
