import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import { nameObject } from '../../../src/core/artifact/name-object.ts';
import { entryFor, newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { defaultStep } from '../../../src/core/recipe/default-step.ts';
import type { RecipeVersion } from '../../../src/core/recipe/recipe-document.ts';
import type { Step } from '../../../src/core/recipe/recipe.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../../core/column-from.ts';
import { fitOf } from '../../core/recipe/fit.ts';
import { digester } from './sample-project.ts';

/** One of every kind of step. */
const STEPS: readonly Step[] = [
  { ...defaultStep('cleanText', ['city', 'note']), replace: [{ find: '__proto__', with: '' }] },
  defaultStep('parseNumber', ['note']),
  { ...defaultStep('replaceValues', ['city']), values: [{ from: '?', to: null }] },
  { ...defaultStep('impute', ['age']), indicator: true },
  { op: 'derive', name: 'older', formula: 'age + 1' },
  { op: 'derive', name: 'wide', formula: 'age * 2' },
  defaultStep('clip', ['older']),
  defaultStep('bin', ['older']),
  { ...defaultStep('transform', ['wide']), method: 'yeoJohnson' },
  defaultStep('scale', ['age']),
  { ...defaultStep('oneHot', ['city']), minCount: 2 },
  defaultStep('ordinal', ['size']),
  defaultStep('textLength', ['words']),
  defaultStep('dateParts', ['since']),
  defaultStep('labelEncode', ['y']),
  { op: 'rename', from: 'age_missing', to: 'age unknown' },
  { op: 'drop', columns: ['words'] },
  { op: 'keep', columns: ['age', 'older', 'wide', 'age unknown', 'size', 'y'] },
];
const COLUMNS = [
  numberColumn('age', [20, NaN, 40, 60, 37]),
  columnFrom('city', ['Ulm', 'Ulm', null, 'Bonn', '?']),
  textColumn('note', ['1', 'x', '', '2', '3']),
  textColumn('words', ['1', 'x', '', '2', '3']),
  timestampColumn('since', ['2024-02-29T18:00:00Z', null, null, '2023-01-01T00:00:00Z', null]),
  columnFrom('size', ['s', 'm', 's', 'l', null]),
  columnFrom('y', ['no', 'yes', 'no', 'yes', 'no']),
];

/** The project with a recipe that was fitted on its first table. */
export async function withRecipe(bundle: Bundle, nowMs: number) {
  const table = bundle.objects.find(({ kind }) => kind === 'table')!.digest;
  const recipe = await nameObject<RecipeVersion>(
    { kind: 'recipe', fitted: fitOf(STEPS, COLUMNS).fitted },
    {
      recipe: 'fit',
      app: 'test',
      inputs: [table],
      seed: null,
      environment: null,
      remarks: [{ words: 'age: missing', rows: 1, first: [{ row: 0, value: '' }] }],
    },
    digester,
  );
  const identity = (name: string) => ({ id: name as Id, projectId: bundle.project.id, name, nowMs });
  const document = newDocument('recipe', identity('doc-recipe'), {
    table,
    training: { op: 'eq', field: { of: 'data', name: 'split' }, value: 'train' },
    steps: STEPS.map((step, i) => ({ id: `s${String(i)}`, on: i !== 2, step })),
    fits: [{ recipe: recipe.digest, table, training: { op: 'all' }, atMs: nowMs }],
  });
  const project: Bundle = {
    ...bundle,
    documents: [...bundle.documents, document, entryFor(recipe, identity('entry-recipe'))],
    objects: [...bundle.objects, recipe],
  };
  return { project, recipe };
}
