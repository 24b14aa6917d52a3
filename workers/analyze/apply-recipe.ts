import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { RecipeRun } from '../../src/core/recipe/apply-recipe.ts';
import { remarksOf } from '../../src/core/recipe/finding-words.ts';
import { kindOf } from '../../src/core/recipe/expression.ts';
import { columnsAfterAll } from '../../src/core/recipe/fit-step.ts';
import type { FittedRecipe } from '../../src/core/recipe/fitted.ts';
import { JoinedChunks } from '../../src/core/recipe/joined-chunks.ts';
import { nameTaken } from '../../src/core/recipe/check-step.ts';
import { untouchedColumns } from '../../src/core/recipe/untouched-columns.ts';
import type { ColumnMeta, TableVersion } from '../../src/core/table/column.ts';
import { owning } from '../../src/storage/jobs.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { storedRows } from '../infer/stored-rows.ts';
import { TaskTurns } from '../task-turns.ts';
import { throttled } from '../throttle.ts';

/** Makes a table as a fitted recipe says. Columns that it leaves alone share their chunks with the table it came from. */
export const applyRecipe: AnalyzeApi['applyRecipe'] = (recipe, table, how, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const report = throttled(onProgress);
    const [{ fitted }, source] = await Promise.all([objectOf('recipe', recipe), objectOf('table', table)]);
    const names = namesAfter(fitted, source);
    const untouched = untouchedColumns(
      fitted,
      source.columns.map(({ name }) => name),
    );
    const run = new RecipeRun(fitted);
    const store = new ColumnStore(ticket.job);
    const made = new Map<string, { index: number; joined: JoinedChunks }>();
    const turns = new TaskTurns();
    try {
      const read = columnsToRead(fitted, source);
      for await (const { from, rows, columnOf } of storedRows(source, read)) {
        for (const column of run.apply(read.map((name) => columnOf(name)))) {
          if (untouched.has(column.name)) continue;
          let slot = made.get(column.name);
          if (!slot) made.set(column.name, (slot = { index: made.size, joined: new JoinedChunks() }));
          await store.add(slot.index, slot.joined.add(column));
        }
        await store.flush();
        report({ phase: 'applying the recipe', done: from + rows, total: source.rows, unit: 'rows' });
        await turns.next();
      }
    } finally {
      turns.end();
    }
    const digests = await store.finish(made.size);
    const metas = new Map(source.columns.map((meta) => [meta.name, meta]));
    const columns = names.flatMap((name): ColumnMeta[] => {
      const before = untouched.get(name);
      if (before !== undefined) return [{ ...metas.get(before)!, name }];
      const slot = made.get(name);
      return slot ? [metaOf(slot.joined.whole()!, digests[slot.index]!)] : [];
    });
    const remarks = remarksOf(run.report(), fitted);
    return finishJob<TableVersion>(
      ticket,
      { kind: 'table', rows: source.rows, columns, source: null },
      {
        recipe: how,
        inputs: [table, recipe],
        seed: null,
        environment: null,
        ...(remarks.length > 0 ? { remarks } : {}),
      },
    );
  });

/** Throws Problem "recipe.nameTaken" where the recipe makes a column that the table has already. */
function namesAfter(fitted: FittedRecipe, table: TableVersion): string[] {
  if (table.rows === 0) throw nothing('The dataset has no rows.', 'a dataset with rows');
  const columns = table.columns.map(({ name, type }) => ({ name, kind: kindOf(type) }));
  const names = columnsAfterAll(columns, fitted.steps).map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new Problem(nameTaken(twice));
  if (names.length === 0) throw nothing('The recipe leaves no column.', 'at least one column');
  return names;
}

/** What the recipe reads of this table; one column at the least, which says how many rows a chunk has. */
function columnsToRead({ inputs }: FittedRecipe, { columns }: TableVersion): string[] {
  const read = new Set(inputs.map(({ name }) => name));
  const names = columns.map(({ name }) => name).filter((name) => read.has(name));
  return names.length > 0 ? names : columns.slice(0, 1).map(({ name }) => name);
}

function nothing(message: string, expected: string): Problem {
  return new Problem({ code: 'recipe.nothing', message, expected });
}
