import { describe, expect, it } from 'vitest';
import { checkRecipe } from '../../../src/core/recipe/check-recipe.ts';
import type { ColumnMeta } from '../../../src/core/table/column.ts';
import { completionsAt } from '../../../src/parts/recipes/completions.ts';
import { levelOf, levelOrMissing, numbersTyped } from '../../../src/stages/data/recipes/levels-typed.ts';
import { freshStep, STEP_GROUPS, STEP_TITLES } from '../../../src/stages/data/recipes/step-choices.ts';
import { STEP_FIELDS } from '../../../src/stages/data/recipes/step-fields.ts';

const column = (name: string, type: ColumnMeta['type'], more: object = {}): ColumnMeta =>
  ({
    name,
    type,
    role: 'feature',
    missing: 0,
    chunks: [],
    unit: null,
    levels: [],
    ...more,
  }) as unknown as ColumnMeta;
const COLUMNS = [
  column('age', 'number', { missing: 3 }),
  column('size', 'integer'),
  column('note', 'text', { missing: 2 }),
  column('since', 'timestamp'),
  column('y', 'category', { role: 'label', missing: 1 }),
];

describe('steps that are offered', () => {
  it('are each of some group, once, and begin with the columns they are plainly for', () => {
    const offered = STEP_GROUPS.flatMap(({ ops }) => ops);
    expect([...offered].sort()).toEqual(Object.keys(STEP_TITLES).sort());
    expect(freshStep('impute', COLUMNS)).toMatchObject({ columns: ['age'], fill: 'median' });
    expect(freshStep('labelEncode', COLUMNS)).toMatchObject({ columns: ['y'] });
    expect(freshStep('dateParts', COLUMNS)).toMatchObject({ columns: ['since'] });
    expect(freshStep('derive', [column('derived', 'number')])).toMatchObject({ name: 'derived_2' });
    const { problems } = checkRecipe({ format: 1, steps: [freshStep('impute', COLUMNS)] }, [
      { name: 'age', kind: 'number' },
    ]);
    expect(problems).toEqual([]);
  });

  it('have a field for each setting, and no other', () => {
    for (const op of STEP_GROUPS.flatMap(({ ops }) => ops)) {
      if (op === 'rename' || op === 'derive') continue;
      const settings = Object.keys(freshStep(op, COLUMNS)).filter((key) => key !== 'op' && key !== 'columns');
      expect((STEP_FIELDS[op] ?? []).map(({ key }) => key).sort(), op).toEqual(settings.sort());
    }
  });
});

describe('what is typed as a value', () => {
  it('is of the column’s kind where it can be read as such', () => {
    expect(levelOf(' 4.5 ', 'number')).toBe(4.5);
    expect(levelOf('x', 'number')).toBe('x');
    expect(levelOf('true', 'boolean')).toBe(true);
    expect(levelOf('007', 'text')).toBe('007');
    expect(levelOf('', 'number')).toBe('');
    expect(levelOrMissing('', 'text')).toBeNull();
    expect(numbersTyped('0, 10;20  1e3')).toEqual([0, 10, 20, 1000]);
    expect(numbersTyped('0, ten')).toBeNull();
  });
});

describe('completions in a formula', () => {
  const columns = [
    { name: 'hours_per_week', kind: 'number' as const },
    { name: 'work hours', kind: 'number' as const },
  ];
  const offered = (text: string, caret = text.length): string[] =>
    completionsAt(text, caret, columns).items.map(({ insert }) => insert);

  it('offer columns and functions that begin with the word, then those that hold it', () => {
    expect(offered('1 + hou')).toEqual(['hours_per_week', 'hour(', '`work hours`']);
    expect(completionsAt('1 + hou', 7, columns).from).toBe(4);
    expect(offered('hou + 1', 3)).toContain('hours_per_week');
  });

  it('complete names in backticks as columns alone', () => {
    expect(offered('`work h')).toEqual(['`work hours`']);
  });

  it('offer nothing after an operator, within a text, or for what is complete', () => {
    expect(offered('age > ')).toEqual([]);
    expect(offered("note = 'hou")).toEqual([]);
    expect(offered('hours_per_week')).toEqual([]);
  });
});
