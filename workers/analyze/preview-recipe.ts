import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { canonicalJson } from '../../src/core/kernel/canonical-json.ts';
import { runSteps } from '../../src/core/recipe/apply-steps.ts';
import { kindOf } from '../../src/core/recipe/expression.ts';
import { columnsAfterAll } from '../../src/core/recipe/fit-step.ts';
import type { FittedRecipe, OutputColumn } from '../../src/core/recipe/fitted.ts';
import { shownColumns } from '../../src/core/recipe/shown-columns.ts';
import { learnedByColumn } from '../../src/core/recipe/recipe-words.ts';
import type { PreviewColumn, RecipeQuestion } from '../../src/core/recipe/recipe-question.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import { CHUNK_ROWS, type Column, type TableVersion } from '../../src/core/table/column.ts';
import { formatTimestamp } from '../../src/core/table/timestamp.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { storedRows } from '../infer/stored-rows.ts';
import { learnRecipe } from './learn-recipe.ts';

/** Rows shown, and columns of them a side. */
const SHOWN_ROWS = 8;
const SHOWN_COLUMNS = 40;

interface Sample {
  fitted: FittedRecipe;
  table: TableVersion;
  seen: number;
  head: readonly Column[];
}

let kept: { key: string; sample: Promise<Sample> } | null = null;

/** What a recipe does to the first rows, learned from the first chunk of its table alone; nothing is kept. */
export const previewRecipe: AnalyzeApi['previewRecipe'] = async (question, at) => {
  const key = canonicalJson(question);
  if (kept?.key !== key) kept = { key, sample: sampleOf(question) };
  const { fitted, table, seen, head } = await kept.sample;
  const { steps } = fitted;
  const [from, to] = at === null ? [0, steps.length] : [at, at + 1];
  const rows = Math.min(SHOWN_ROWS, table.rows);
  const source = table.columns.map(({ name, type }): OutputColumn => ({ name, kind: kindOf(type) }));
  const before = columnsAfterAll(source, steps.slice(0, from));
  const after = columnsAfterAll(before, steps.slice(from, to));
  const stays = new Set(after.map(({ name }) => name));
  const shown = shownColumns(before, after, steps.slice(from, to));
  const cellsOf = (until: number, columns: readonly OutputColumn[]): PreviewColumn[] => {
    const env = runSteps(steps.slice(0, until), head, rows);
    return columns.slice(0, SHOWN_COLUMNS).map(({ name, kind }) => {
      const column = env.get(name);
      return { name, kind, cells: column ? textsOf(column, rows) : null };
    });
  };
  return {
    learnedFrom: fitted.rows,
    seen,
    total: table.rows,
    before: cellsOf(from, shown.before),
    after: cellsOf(to, shown.after),
    gone: shown.before.filter(({ name }) => !stays.has(name)).map(({ name }) => name),
    more: {
      before: Math.max(0, shown.before.length - SHOWN_COLUMNS),
      after: Math.max(0, shown.after.length - SHOWN_COLUMNS),
    },
    columns: { before: before.length, after: after.length },
    learned: steps.map(learnedByColumn),
  };
};

async function sampleOf(question: RecipeQuestion): Promise<Sample> {
  const table = await objectOf('table', question.table);
  const seen = Math.min(table.rows, CHUNK_ROWS);
  const fitted = await learnRecipe(question, table, seen, () => undefined);
  return { fitted, table, seen, head: await firstRows(question, fitted, table) };
}

/** The first rows of the columns that the steps read or take away. */
async function firstRows(
  { steps }: RecipeQuestion,
  { inputs }: FittedRecipe,
  table: TableVersion,
): Promise<Column[]> {
  const wanted = new Set(inputs.map(({ name }) => name));
  for (const step of steps) if (step.op === 'drop') step.columns.forEach((name) => wanted.add(name));
  const names = table.columns.map(({ name }) => name).filter((name) => wanted.has(name));
  for await (const { columnOf } of storedRows(table, names, Math.min(SHOWN_ROWS, table.rows))) {
    return names.map((name) => columnOf(name));
  }
  return [];
}

function textsOf(column: Column, rows: number): (string | null)[] {
  return Array.from({ length: rows }, (_, row) => {
    const cell = cellAt(column, row);
    if (cell === null) return null;
    if (column.type === 'timestamp') return formatTimestamp(cell as number, column.zone).replace('T', ' ');
    return typeof cell === 'number' ? String(Number(cell.toPrecision(6))) : String(cell).slice(0, 200);
  });
}
