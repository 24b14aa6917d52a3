import { describe, expect, it } from 'vitest';
import { fittedFault } from '../../../src/core/recipe/fitted-fault.ts';
import { remarksOf } from '../../../src/core/recipe/finding-words.ts';
import { JoinedChunks } from '../../../src/core/recipe/joined-chunks.ts';
import { RecipeRun } from '../../../src/core/recipe/apply-recipe.ts';
import { untouchedColumns } from '../../../src/core/recipe/untouched-columns.ts';
import { defaultStep } from '../../../src/core/recipe/default-step.ts';
import type { FittedRecipe } from '../../../src/core/recipe/fitted.ts';
import type { Step } from '../../../src/core/recipe/recipe.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';
import { fitOf } from './fit.ts';

const TABLE: readonly Column[] = [
  numberColumn('age', [20, NaN, 40, 60]),
  numberColumn('size', [1, 2, 4, 9]),
  columnFrom('city', [' Ulm', 'ulm ', null, 'Bonn']),
  textColumn('note', ['a b', null, '', 'x']),
  timestampColumn('since', ['2024-02-29T18:00:00Z', null, '2023-01-01T00:00:00Z', '2024-12-31T06:00:00Z']),
  columnFrom('member', [true, false, null, true]),
  numberColumn('untouched', [1, 2, 3, 4]),
  { ...columnFrom('y', ['no', 'yes', 'no', 'yes']), role: 'label' },
];
const STEPS: readonly Step[] = [
  { op: 'rename', from: 'size', to: 'width' },
  { ...defaultStep('cleanText', ['city']), letters: 'lower' },
  { ...defaultStep('impute', ['age', 'since']), indicator: true },
  { ...defaultStep('impute', ['city', 'member']), fill: 'mostFrequent' },
  { op: 'derive', name: 'older', formula: 'age + if(age_missing, 0, 1)' },
  { ...defaultStep('transform', ['width']), method: 'yeoJohnson' },
  { ...defaultStep('bin', ['older']), give: 'range' },
  defaultStep('scale', ['age']),
  defaultStep('oneHot', ['city']),
  defaultStep('dateParts', ['since']),
  defaultStep('textLength', ['note']),
  defaultStep('labelEncode', ['y']),
  { op: 'drop', columns: ['note'] },
];
const { fitted } = fitOf(STEPS, TABLE);

describe('a fitted recipe of a file', () => {
  it('that fitting made has no fault', () => {
    expect(fittedFault(fitted)).toBeNull();
  });

  type Change = (recipe: FittedRecipe) => unknown;
  const step =
    (at: number, change: object): Change =>
    (recipe) =>
      Object.assign(recipe.steps[at]!, change);
  const columns =
    (at: number, change: object): Change =>
    (recipe) =>
      Object.assign(recipe.steps[at]!.columns[0]!, change);
  it.each<[string, Change]>([
    ['reads a column twice', ({ inputs }) => (inputs as unknown[]).push(inputs[0])],
    ['renames a column that is not there', step(0, { step: { op: 'rename', from: 'x', to: 'y2' } })],
    ['renames into a name that is taken', step(0, { step: { op: 'rename', from: 'size', to: 'age' } })],
    ['cleans numbers', step(1, { step: defaultStep('cleanText', ['age']) })],
    ['learned of other columns than it names', columns(2, { column: 'width' })],
    ['fills numbers with a text', columns(2, { learned: { fill: 'x' } })],
    [
      'has a formula that cannot be read',
      step(4, { step: { op: 'derive', name: 'older', formula: 'age +' } }),
    ],
    ['has a formula too deep', step(4, { step: { op: 'derive', name: 'older', formula: '('.repeat(900) } })],
    ['gives another kind than its formula', columns(4, { outputs: [{ name: 'older', kind: 'text' }] })],
    ['has not learned its power', columns(5, { learned: null })],
    [
      'has settings that no step has',
      step(7, { step: { ...defaultStep('scale', ['age']), method: 'minMax', low: 1 } }),
    ],
    ['becomes fewer columns than it knows values', columns(8, { outputs: [] })],
    ['makes a column twice', columns(10, { outputs: Array(3).fill({ name: 'n', kind: 'number' }) })],
    [
      'learned where nothing is learned',
      step(12, { columns: fitted.steps[0]!.columns.concat(fitted.steps[1]!.columns) }),
    ],
  ])('is refused where it %s', (_, change) => {
    const forged = structuredClone(fitted);
    change(forged);
    expect(fittedFault(forged)).not.toBeNull();
  });
});

describe('applying a recipe to a stored table', () => {
  it('leaves alone what no step touches, also under another name', () => {
    expect([
      ...untouchedColumns(
        { steps: fitted.steps },
        TABLE.map(({ name }) => name),
      ),
    ]).toEqual([['untouched', 'untouched']]);
    const moved = fitOf(
      [
        { op: 'rename', from: 'size', to: 'width' },
        { op: 'keep', columns: ['width', 'age'] },
        defaultStep('impute', ['age']),
      ],
      TABLE,
    ).fitted;
    expect([...untouchedColumns(moved, ['size', 'age', 'city'])]).toEqual([['width', 'size']]);
  });

  it('gives chunks one list of categories', () => {
    const joined = new JoinedChunks();
    const chunks = [columnFrom('c', ['b', 'a', null]), columnFrom('c', ['c', 'a']), columnFrom('c', ['b'])];
    const stored = chunks.map((chunk) => joined.add(chunk));
    const whole = joined.whole() as Column & { type: 'category' };
    expect(whole).toMatchObject({ missing: 1, type: 'category' });
    const cells = stored.flatMap((chunk) => {
      const { data } = chunk as Column & { type: 'category' };
      return Array.from(data, (_, row) => cellAt({ ...whole, data }, row));
    });
    expect(cells).toEqual(['b', 'a', null, 'c', 'a', 'b']);
    expect(new Set(whole.levels)).toEqual(new Set(['a', 'b', 'c']));
  });

  it('says what it met, each with its rows', () => {
    const run = new RecipeRun(fitted);
    run.apply([
      numberColumn('age', [10, NaN, 99]),
      numberColumn('size', [3, 3, 3]),
      columnFrom('city', ['ulm', 'oslo', 'bonn']),
      textColumn('note', ['', '', '']),
      timestampColumn('since', ['2024-02-29T18:00:00Z', null, '2023-01-01T00:00:00Z']),
      columnFrom('member', [true, false, null]),
    ]);
    const remarks = remarksOf(run.report(), fitted);
    expect(remarks[0]!.words).toMatch(/^y: not in this dataset/);
    const words = remarks.map(({ words, rows, first }) => [words, rows, first[0]?.row]);
    expect(words).toContainEqual(['age: below the training rows, whose lowest is 20', 1, 0]);
    expect(words).toContainEqual(['age: above the training rows, whose highest is 60', 1, 2]);
    expect(words).toContainEqual(['city: a value that the training rows had not', 1, 1]);
    expect(words).toContainEqual(['member: missing, filled in', 1, 2]);
  });
});
