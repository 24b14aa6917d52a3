import { describe, expect, it } from 'vitest';
import { fedColumns, inputsLacking } from '../../../src/core/model/fed-columns.ts';
import { RecipeRun } from '../../../src/core/recipe/apply-recipe.ts';
import { defaultStep } from '../../../src/core/recipe/default-step.ts';
import { recipeFor } from '../../../src/core/recipe/recipe-for.ts';
import type { Step } from '../../../src/core/recipe/recipe.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';
import { applied, fitOf } from '../recipe/fit.ts';

const TABLE = [
  numberColumn('age', [20, NaN, 40, 60]),
  columnFrom('city', ['Ulm', 'Bonn', null, 'Ulm']),
  textColumn('note', ['a b', null, '', 'x']),
  { ...columnFrom('y', ['no', 'yes', 'no', 'yes']), role: 'label' as const },
];
const STEPS: readonly Step[] = [
  defaultStep('impute', ['age']),
  defaultStep('scale', ['age']),
  { op: 'derive', name: 'older', formula: 'age > 0' },
  defaultStep('oneHot', ['city']),
  defaultStep('textLength', ['note']),
  defaultStep('labelEncode', ['y']),
  { op: 'drop', columns: ['note'] },
];
const { fitted } = fitOf(STEPS, TABLE);

describe('a recipe before a model', () => {
  it('offers what it makes of a table, in order, with what it leaves alone as it was', () => {
    const fed = fedColumns(fitted, [...TABLE, numberColumn('extra', [1])]);
    expect(fed.map(({ name, type }) => [name, type])).toEqual([
      ['age', 'number'],
      ['city=Bonn', 'boolean'],
      ['city=Ulm', 'boolean'],
      ['city missing', 'boolean'],
      ['note_characters', 'number'],
      ['note_words', 'number'],
      ['y', 'number'],
      ['extra', 'number'],
      ['older', 'boolean'],
    ]);
    expect(fed.find(({ name }) => name === 'y')?.role).toBe('label');
  });

  it('needs what its steps read, of the right kind, but not the label', () => {
    expect(inputsLacking(fitted, TABLE)).toEqual([]);
    expect(inputsLacking(fitted, TABLE.slice(0, 3))).toEqual([]);
    expect(inputsLacking(fitted, [textColumn('age', ['1']), TABLE[1]!])).toEqual(['age', 'note']);
  });

  it('serves each column as the whole recipe makes it, reading no more than that needs', () => {
    const whole = applied(fitted, TABLE).cells;
    for (const wanted of [['older'], ['city=Ulm', 'age'], ['note_words']]) {
      const { fitted: part, sources } = recipeFor(fitted, wanted);
      const served = TABLE.filter(({ name }) => sources.has(name));
      const { cells } = applied(part, served);
      for (const name of wanted) expect(cells[name]).toEqual(whole[name]);
    }
    expect([...recipeFor(fitted, ['older']).sources]).toEqual(['age']);
    expect([...recipeFor(fitted, ['extra']).sources]).toEqual(['extra']);
  });

  it('tells what serving met by the steps that were needed', () => {
    const { fitted: part } = recipeFor(fitted, ['older']);
    const run = new RecipeRun(part);
    run.apply([numberColumn('age', [90, NaN])]);
    expect(run.report().findings.map(({ what, rows }) => [what, rows])).toEqual([
      ['filled', 1],
      ['above', 1],
    ]);
  });
});
