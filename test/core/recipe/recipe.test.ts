import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecipeRun } from '../../../src/core/recipe/apply-recipe.ts';
import { checkRecipe } from '../../../src/core/recipe/check-recipe.ts';
import { defaultStep } from '../../../src/core/recipe/default-step.ts';
import type { Step } from '../../../src/core/recipe/recipe.ts';
import { stepInWords } from '../../../src/core/recipe/step-words.ts';
import { kindOf } from '../../../src/core/recipe/expression.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';
import { applied, fitOf } from './fit.ts';

const label = (column: Column): Column => ({ ...column, role: 'label' });
const TABLE: readonly Column[] = [
  numberColumn('age', [20, NaN, 40, 60, 37]),
  columnFrom('city', [' Ulm', 'ulm ', null, 'Bonn', 'ULM']),
  textColumn('note', ['a b', null, '', 'x', 'one two  three']),
  timestampColumn('since', [
    '2024-02-29T18:00:00Z',
    null,
    '2023-01-01T00:00:00Z',
    '2024-12-31T06:00:00Z',
    '2024-01-01T12:00:00Z',
  ]),
  columnFrom('member', [true, false, null, true, true]),
  label(columnFrom('y', ['no', 'yes', 'no', 'yes', 'no'])),
];
const STEPS: readonly Step[] = [
  { ...defaultStep('cleanText', ['city']), letters: 'lower' },
  { ...defaultStep('impute', ['age']), indicator: true },
  { ...defaultStep('impute', ['city', 'member']), fill: 'mostFrequent' },
  { op: 'derive', name: 'older', formula: 'age + if(age_missing, 0, 1)' },
  { ...defaultStep('scale', ['age', 'older']), method: 'minMax' },
  defaultStep('oneHot', ['city']),
  defaultStep('dateParts', ['since']),
  defaultStep('textLength', ['note']),
  defaultStep('labelEncode', ['y']),
  { op: 'rename', from: 'city=ulm', to: 'from Ulm' },
  { op: 'drop', columns: ['note', 'city=bonn'] },
];

describe('a recipe', () => {
  const { fitted, passes } = fitOf(STEPS, TABLE);

  it('turns columns into what a model takes, in two passes for a chain of two learning steps', () => {
    const { cells, report } = applied(fitted, TABLE);
    expect(cells).toEqual({
      age: [0, 0.4625, 0.5, 1, 0.425],
      age_missing: [false, true, false, false, false],
      'from Ulm': [true, true, true, false, true],
      note_characters: [3, null, 0, 1, 14],
      note_words: [2, null, 0, 1, 3],
      since_year: [2024, null, 2023, 2024, 2024],
      since_month: [2, null, 1, 12, 1],
      since_weekday: [4, null, 7, 2, 1],
      since_hour: [18, null, 0, 6, 12],
      member: [true, false, true, true, true],
      y: [0, 1, 0, 1, 0],
      older: [0, 17.5 / 40, 0.5, 1, 17 / 40],
    });
    expect(fitted.outputs.map(({ name }) => name)).toEqual(Object.keys(cells));
    expect(passes).toBe(2);
    expect(fitted.rows).toBe(5);
    expect(report).toMatchObject({ rows: 5, absent: [] });
    expect(report.findings).toEqual([
      { step: 1, column: 'age', what: 'filled', rows: 1, first: [{ row: 1, value: '38.5' }] },
      { step: 2, column: 'city', what: 'filled', rows: 1, first: [{ row: 2, value: 'ulm' }] },
      { step: 2, column: 'member', what: 'filled', rows: 1, first: [{ row: 2, value: 'true' }] },
    ]);
  });

  it('does the same in serving, without the label, and says what training had not', () => {
    const served = [
      numberColumn('age', [80, 40, 19]),
      textColumn('city', ['Köln', ' ULM ', null]),
      textColumn('note', ['a', 'b', 'c']),
      timestampColumn('since', [null, null, null]),
      columnFrom('member', [true, true, false]),
      numberColumn('request', [7, 8, 9]),
    ];
    const { cells, report } = applied(fitted, served, 2);
    expect(cells['age']).toEqual([1.5, 0.5, -0.025]);
    expect(cells['from Ulm']).toEqual([false, true, true]);
    expect(cells['request']).toEqual([7, 8, 9]);
    expect('y' in cells).toBe(false);
    expect(report.absent).toEqual(['y']);
    expect(report.findings.filter(({ what }) => what !== 'filled')).toEqual(
      [
        { step: 4, column: 'age', what: 'above', rows: 1, first: [{ row: 0, value: '80' }] },
        { step: 4, column: 'older', what: 'above', rows: 1, first: [{ row: 0, value: '81' }] },
        { step: 4, column: 'age', what: 'below', rows: 1, first: [{ row: 2, value: '19' }] },
        { step: 4, column: 'older', what: 'below', rows: 1, first: [{ row: 2, value: '20' }] },
        { step: 5, column: 'city', what: 'unseen', rows: 1, first: [{ row: 0, value: 'köln' }] },
      ].sort((a, b) => a.step - b.step),
    );
  });

  it('names the column a table lacks, or holds as something else', () => {
    const run = new RecipeRun(fitted);
    const failed = (columns: readonly Column[]) => {
      try {
        run.apply(columns);
      } catch (error) {
        return (error as { facts: unknown }).facts;
      }
      return null;
    };
    const renamed = TABLE.map((column) => (column.name === 'age' ? { ...column, name: 'aeg' } : column));
    expect(failed(renamed)).toMatchObject({
      code: 'recipe.noColumn',
      found: 'age',
      fix: 'Did you mean “aeg”?',
    });
    const retyped = TABLE.map((column) =>
      column.name === 'age' ? columnFrom('age', ['a', 'b', 'c', 'd', 'e']) : column,
    );
    expect(failed(retyped)).toMatchObject({ code: 'recipe.wrongType', found: 'text', expected: 'a number' });
    const taken = [...TABLE, numberColumn('older', [1, 2, 3, 4, 5])];
    expect(failed(taken)).toMatchObject({ code: 'recipe.nameTaken', found: 'older' });
  });

  it('learns from training rows only', () => {
    const training = Uint8Array.of(1, 1, 1, 0, 1);
    const steps = STEPS.filter(({ op }) => op !== 'drop');
    const { fitted: part } = fitOf(steps, TABLE, { training, size: 2 });
    const { cells } = applied(part, TABLE);
    expect(part.rows).toBe(4);
    expect(cells['age']).toEqual([0, 0.85, 1, 2, 0.85]);
    expect('city=bonn' in cells).toBe(false);
    // Rows outside do not matter at all, whatever they hold.
    const other = TABLE.map((column) =>
      column.name === 'age' ? numberColumn('age', [20, NaN, 40, 1e9, 37]) : column,
    );
    expect(JSON.stringify(fitOf(steps, other, { training, size: 2 }).fitted)).toBe(JSON.stringify(part));
  });

  it('reads only the columns it learns from', () => {
    const steps: Step[] = [
      defaultStep('scale', ['age']),
      { op: 'derive', name: 'n', formula: 'length(note)' },
      defaultStep('oneHot', ['member']),
      { op: 'keep', columns: ['age', 'n'] },
    ];
    const found = fitOf(steps, TABLE);
    expect([found.passes, found.read.sort()]).toEqual([1, ['age', 'member']]);
    expect(found.fitted.inputs).toEqual([
      { name: 'age', kind: 'number', optional: false },
      { name: 'note', kind: 'text', optional: false },
      { name: 'member', kind: 'boolean', optional: false },
    ]);
    expect(
      fitOf([{ ...defaultStep('impute', ['city']), fill: 'constant', constant: 'none' }], TABLE).passes,
    ).toBe(0);
  });

  it('learns of sixteen columns at a time, to the same end', () => {
    const wide = Array.from({ length: 40 }, (_, i) => numberColumn(`n${String(i)}`, [i, NaN, i + 2, 3 * i]));
    const names = wide.map(({ name }) => name);
    const steps: Step[] = [defaultStep('impute', names), defaultStep('scale', names.slice(0, 20))];
    const found = fitOf(steps, wide);
    expect(found.passes).toBe(3 + 2);
    expect(found.read).toEqual([...names, ...names.slice(0, 20)]);
    expect(found.fitted.rows).toBe(4);
    names.forEach((name, i) => {
      const single = fitOf([defaultStep('impute', [name])], [wide[i]!]).fitted;
      expect(found.fitted.steps[0]!.columns[i]).toEqual(single.steps[0]!.columns[0]);
    });
  });

  it('says where a formula gives nothing', () => {
    const { fitted: own } = fitOf(
      [
        { op: 'derive', name: 'r', formula: '1 / (age - 40)' },
        { op: 'derive', name: 's', formula: 'lower(note)' },
      ],
      TABLE,
    );
    expect(applied(own, TABLE, 2).report.findings).toEqual([
      {
        step: 0,
        column: 'r',
        what: 'missing',
        rows: 2,
        first: [
          { row: 1, value: '' },
          { row: 2, value: '' },
        ],
      },
      { step: 1, column: 's', what: 'missing', rows: 1, first: [{ row: 1, value: '' }] },
    ]);
  });

  it('gives made columns names of their own', () => {
    const table = [...TABLE, numberColumn('age_missing', [1, 2, 3, 4, 5])];
    const { fitted: own } = fitOf([{ ...defaultStep('impute', ['age']), indicator: true }], table);
    expect(own.outputs.map(({ name }) => name).filter((name) => name.startsWith('age'))).toEqual([
      'age',
      'age_missing_2',
      'age_missing',
    ]);
  });

  it('fits and applies alike however the rows are cut into chunks', () => {
    const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(NaN));
    const rows = fc.array(fc.tuple(value, fc.constantFrom('a', 'b', 'c', null)), {
      minLength: 3,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (of, size) => {
        fc.pre(of.some(([x]) => !Number.isNaN(x)) && of.some(([, s]) => s !== null));
        const table = [
          numberColumn(
            'x',
            of.map(([x]) => x),
          ),
          columnFrom(
            's',
            of.map(([, s]) => s),
          ),
        ];
        const steps: Step[] = [
          { op: 'derive', name: 'z', formula: 'x / 2' },
          defaultStep('impute', ['x', 'z']),
          defaultStep('clip', ['x']),
          { ...defaultStep('bin', ['z']), give: 'range' },
          defaultStep('oneHot', ['s', 'z']),
        ];
        const whole = applied(fitOf(steps, table).fitted, table);
        const cut = applied(fitOf(steps, table, { size }).fitted, table, size);
        expect(cut.cells).toEqual(whole.cells);
        expect(cut.report).toEqual(whole.report);
      }),
    );
  });
});

describe('a recipe before it has rows', () => {
  const source = TABLE.map(({ name, type }) => ({ name, kind: kindOf(type) }));

  it('is checked step by step, each problem at its column', () => {
    const steps: Step[] = [
      defaultStep('scale', ['agee', 'city']),
      { ...defaultStep('impute', ['city']), fill: 'mean' },
      defaultStep('oneHot', ['city']),
      { op: 'drop', columns: ['city=ulm', 'town=ulm'] },
      { op: 'derive', name: 'age', formula: 'age + ' },
      { op: 'rename', from: 'age', to: '' },
      { ...defaultStep('bin', ['age']), bins: 1 },
      { ...defaultStep('impute', ['age', 'age']), fill: 'constant', constant: 'x' },
    ];
    const { problems, columns } = checkRecipe({ format: 1, steps }, source);
    expect(problems.map(({ step, column, facts }) => [step, column, facts.code])).toEqual([
      [0, 'agee', 'recipe.noColumn'],
      [0, 'city', 'recipe.wrongType'],
      [1, 'city', 'recipe.setting'],
      [3, 'town=ulm', 'recipe.noColumn'],
      [4, 'age', 'recipe.nameTaken'],
      [4, null, 'expression.syntax'],
      [5, null, 'recipe.setting'],
      [6, 'age', 'recipe.setting'],
      [7, 'age', 'recipe.setting'],
      [7, 'age', 'recipe.setting'],
    ]);
    expect(problems.find(({ facts }) => facts.code === 'expression.syntax')!.span).toEqual({ at: 6, end: 6 });
    expect(columns).toHaveLength(steps.length + 1);
    expect(columns.at(-1)!.some(({ name }) => name === 'city')).toBe(false);
  });

  it('finds nothing wrong with a good one', () => {
    expect(checkRecipe({ format: 1, steps: STEPS }, source).problems).toEqual([]);
  });
});

describe('words', () => {
  it('say what a step does and what it learned', () => {
    const { fitted } = fitOf(STEPS, TABLE);
    expect(fitted.steps.map((step) => stepInWords(step.step, step))).toEqual([
      'Clean the text of city',
      'Fill missing age with the median, 38.5',
      'Fill missing city, member with the most frequent value',
      'Add older = age + if(age_missing, 0, 1)',
      'Scale age, older to 0 to 1',
      'Turn the values of city into columns, 2 columns',
      'Take year, month, weekday, hour of since',
      'Count the characters and words of note',
      'Number the classes of y, no 0, yes 1',
      'Rename city=ulm to from Ulm',
      'Drop note, city=bonn',
    ]);
  });
});
