import type { OnProgress } from '../../src/compute/calls.ts';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { discoverSlices } from '../../src/core/evaluation/discover-slices.ts';
import { errorGrid, type ErrorGrid } from '../../src/core/evaluation/error-grid.ts';
import { errorTree } from '../../src/core/evaluation/error-tree.ts';
import { rowErrors } from '../../src/core/evaluation/row-errors.ts';
import { treeColumn, type TreeColumn } from '../../src/core/evaluation/tree-column.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Field } from '../../src/core/slices/predicate.ts';
import { MOST_SEARCHED_TEXTS, searchItems, type SearchItems } from '../../src/core/slices/search-items.ts';
import type { Column } from '../../src/core/table/column.ts';
import { readColumn } from '../table-cache.ts';
import { throttled } from '../throttle.ts';
import { FieldSource } from './field-source.ts';

/** Bins of numbers along a side of a grid. */
const GRID_BINS = 8;

export const discoverErrors: AnalyzeApi['discover'] = async (question, onProgress) => {
  const report = throttled(onProgress);
  const { columns, bins, support, evaluation: _of, ...spec } = question;
  const source = await FieldSource.ofEvaluation(question.evaluation);
  const errors = rowErrors(await source.outcome());
  const read = await readInTurn<SearchItems>(source, columns, report, (column, field) =>
    searchItems({ column, field }, bins),
  );
  const search = discoverSlices(read.made, errors, { ...spec, ...(support === null ? {} : { support }) });
  for (;;) {
    const step = search.next();
    if (step.done) return { ...step.value, leftOut: read.leftOut };
    const { level, done, total } = step.value;
    report({ phase: LEVELS[level] ?? LEVELS[3], ...inRows(done / total, source.rows) });
  }
};

const LEVELS: Readonly<Record<number, string>> & { 3: string } = {
  1: 'counting single values',
  2: 'looking at pairs',
  3: 'looking at three at a time',
};

export const errorTreeOf: AnalyzeApi['errorTree'] = async (question, onProgress) => {
  const report = throttled(onProgress);
  const source = await FieldSource.ofEvaluation(question.evaluation);
  const errors = rowErrors(await source.outcome());
  const read = await readInTurn<TreeColumn>(source, question.columns, report, (column, field) =>
    treeColumn(column, field),
  );
  const growing = errorTree(read.made, errors, question);
  for (;;) {
    const step = growing.next();
    if (step.done) return { ...step.value, leftOut: read.leftOut };
    report({ phase: 'splitting', ...inRows(step.value.done / step.value.total, source.rows) });
  }
};

/** Errors by two columns. Throws Problem "discovery.tooManyTexts". */
export async function errorGridOf(evaluation: Digest, x: string, y: string): Promise<ErrorGrid> {
  const source = await FieldSource.ofEvaluation(evaluation);
  const errors = rowErrors(await source.outcome());
  const [across, down] = await Promise.all(
    [x, y].map(async (name) => {
      const field = { of: 'data' as const, name };
      const items = searchItems({ column: await source.column(field), field }, GRID_BINS);
      if (!items) throw tooManyTexts(name);
      return { items, field };
    }),
  );
  return errorGrid(across!, down!, errors);
}

/** One column is held at a time, and of each only what is made of it. */
async function readInTurn<Made>(
  source: FieldSource,
  names: readonly string[],
  report: OnProgress,
  make: (column: Column, field: Field) => Made | null,
): Promise<{ made: Made[]; leftOut: string[] }> {
  const made: Made[] = [];
  const leftOut: string[] = [];
  for (const [done, name] of names.entries()) {
    report({ phase: 'reading columns', done, total: names.length, unit: 'columns' });
    const field: Field = { of: 'data', name };
    const one = make(await readColumn(source.metaOf(field)!), field);
    if (one) made.push(one);
    else leftOut.push(name);
  }
  return { made, leftOut };
}

function inRows(share: number, rows: number) {
  return { done: Math.round(share * rows), total: rows, unit: 'rows' as const };
}

function tooManyTexts(name: string): Problem {
  return new Problem({
    code: 'discovery.tooManyTexts',
    message: `The column “${name}” holds too many different texts to be a side of a map.`,
    expected: `at most ${String(MOST_SEARCHED_TEXTS)} different texts`,
    found: 'more',
    where: `column “${name}”`,
    fix: 'Choose another column.',
  });
}
