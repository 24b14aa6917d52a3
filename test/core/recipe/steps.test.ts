import { describe, expect, it } from 'vitest';
import { defaultStep } from '../../../src/core/recipe/default-step.ts';
import type { Step } from '../../../src/core/recipe/recipe.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';
import { applied, fitOf } from './fit.ts';

describe('steps', () => {
  const one = (step: Step, column: Column, served: Column = column) => {
    const { cells, report } = applied(fitOf([step], [column]).fitted, [served], 2);
    return { cells, found: report.findings.map(({ what, rows }) => [what, rows]) };
  };

  it('clean, read and replace texts, as text and as category', () => {
    const values = ['  A  b ', 'a b', null, ' ', '1.200'];
    const step = {
      ...defaultStep('cleanText', ['x']),
      letters: 'lower',
      replace: [{ find: '.', with: '' }],
    } as const;
    for (const column of [columnFrom('x', values), textColumn('x', values)]) {
      expect(one(step, column).cells['x']).toEqual(['a b', 'a b', null, null, '1200']);
      expect(one(defaultStep('parseNumber', ['x']), column)).toEqual({
        cells: { x: [null, null, null, null, 1.2] },
        found: [['notNumber', 3]],
      });
      const values_ = [
        { from: 'a b', to: 'c' },
        { from: null, to: 'none' },
        { from: ' ', to: null },
      ];
      expect(one({ op: 'replaceValues', columns: ['x'], values: values_ }, column).cells['x']).toEqual([
        '  A  b ',
        'c',
        'none',
        null,
        '1.200',
      ]);
    }
    expect(
      one(
        {
          op: 'replaceValues',
          columns: ['x'],
          values: [
            { from: -99, to: null },
            { from: null, to: 0 },
          ],
        },
        numberColumn('x', [-99, NaN, 5]),
      ).cells['x'],
    ).toEqual([null, 0, 5]);
    expect(
      one(
        {
          op: 'replaceValues',
          columns: ['x'],
          values: [
            { from: true, to: null },
            { from: null, to: false },
          ],
        },
        columnFrom('x', [true, null, false]),
      ).cells['x'],
    ).toEqual([null, false, false]);
  });

  it('take logarithms and roots where there are any', () => {
    const x = numberColumn('x', [1, 0, -1, NaN, Infinity]);
    expect(one({ ...defaultStep('transform', ['x']), method: 'log' }, x)).toEqual({
      cells: { x: [0, null, null, null, null] },
      found: [
        ['outOfDomain', 3],
        ['missing', 1],
      ],
    });
    expect(one({ ...defaultStep('transform', ['x']), method: 'sqrt' }, x).cells['x']).toEqual([
      1,
      0,
      null,
      null,
      null,
    ]);
  });

  it('clip at given limits and say how often', () => {
    const step: Step = { op: 'clip', columns: ['x'], by: 'value', low: 0, high: null };
    expect(one(step, numberColumn('x', [-3, 2, NaN, 9]))).toEqual({
      cells: { x: [0, 2, null, 9] },
      found: [
        ['below', 1],
        ['missing', 1],
      ],
    });
  });

  it('bin into ranges in their order', () => {
    const step: Step = {
      op: 'bin',
      columns: ['x'],
      method: 'edges',
      bins: 0,
      edges: [0, 10, 20],
      give: 'range',
    };
    expect(one(step, numberColumn('x', [0, 10, 20, 25, NaN]))).toEqual({
      cells: { x: ['0 to under 10', '10 to 20', '10 to 20', '10 to 20', null] },
      found: [
        ['above', 1],
        ['missing', 1],
      ],
    });
  });

  it('number values by frequency or as given, and turn parts of dates into circles', () => {
    const x = columnFrom('x', ['b', 'c', 'c', 'a', null]);
    expect(one({ ...defaultStep('ordinal', ['x']), order: 'frequency' }, x).cells['x']).toEqual([
      2,
      0,
      0,
      1,
      null,
    ]);
    expect(one({ ...defaultStep('ordinal', ['x']), order: 'given', given: ['c', 'b'] }, x)).toEqual({
      cells: { x: [1, 0, 0, -1, null] },
      found: [
        ['unseen', 1],
        ['missing', 1],
      ],
    });
    const time = timestampColumn('t', ['2024-01-01T06:00:00Z', null]);
    const { cells } = one({ ...defaultStep('dateParts', ['t']), parts: ['hour'], cyclic: true }, time);
    expect(cells['t_hour_sin']).toEqual([1, null]);
    expect((cells['t_hour_cos'] as number[])[0]).toBeCloseTo(0, 12);
  });

  it.each<[string, Step]>([
    ['one-hot', { ...defaultStep('oneHot', ['x']), unseen: 'refuse' }],
    ['ordinal', { ...defaultStep('ordinal', ['x']), unseen: 'refuse' }],
    ['labels', defaultStep('labelEncode', ['x'])],
  ])('%s refuse an unseen value where told to, with its row', (_, step) => {
    const served = columnFrom('x', ['a', 'a', 'b', 'z']);
    expect(() => one(step, columnFrom('x', ['a', 'b']), served)).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({ code: 'recipe.unseen', where: 'row 4, column “x”', found: '"z"' }),
      }),
    );
  });

  it.each<[string, Step, Column, string]>([
    ['all missing', defaultStep('scale', ['x']), numberColumn('x', [NaN, NaN]), 'recipe.allMissing'],
    ['only infinite', defaultStep('impute', ['x']), numberColumn('x', [Infinity]), 'recipe.allMissing'],
    [
      'too large to sum',
      { ...defaultStep('impute', ['x']), fill: 'mean' },
      numberColumn('x', [1.7e308, 1.7e308]),
      'recipe.notFinite',
    ],
    [
      'too many values',
      defaultStep('oneHot', ['x']),
      textColumn(
        'x',
        Array.from({ length: 1001 }, (_, i) => String(i)),
      ),
      'recipe.tooManyValues',
    ],
  ])('%s: nothing is learned, in words', (_, step, column, code) => {
    expect(() => fitOf([step], [column])).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code }) }),
    );
  });
});
