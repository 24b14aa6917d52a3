import { describe, expect, it } from 'vitest';
import { datePart, DATE_PARTS } from '../../../src/core/recipe/calendar.ts';
import { defaultStep } from '../../../src/core/recipe/default-step.ts';
import type { LearnedOf } from '../../../src/core/recipe/fitted.ts';
import type { StepOf } from '../../../src/core/recipe/recipe.ts';
import type { Column } from '../../../src/core/table/column.ts';
import golden from '../../golden/recipe.json' with { type: 'json' };
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';
import { applied, fitOf } from './fit.ts';

/** Reference values of scikit-learn: test/golden/sections/recipe.py. */
type Value = string | number | null;
const COLUMNS: Readonly<Record<string, readonly (number | null)[]>> = golden.columns;
const numbers = (values: readonly (number | null)[]): Column =>
  numberColumn(
    'x',
    values.map((value) => value ?? NaN),
  );
const anyColumn = (values: readonly Value[]): Column =>
  values.every((value) => value === null || typeof value === 'number')
    ? numbers(values)
    : columnFrom('x', values);

function expectClose(
  found: readonly unknown[],
  expected: readonly (number | null)[],
  tolerance: number,
): void {
  expect(found).toHaveLength(expected.length);
  const size = Math.max(...expected.map((value) => Math.abs(value ?? 0)));
  expected.forEach((value, i) => {
    const own = found[i];
    if (value === null) expect(own).toBeNull();
    else
      expect(Math.abs((own as number) - value)).toBeLessThanOrEqual(
        tolerance * Math.max(size, Math.abs(value)),
      );
  });
}

describe('scale and power transform as scikit-learn', () => {
  it.each(golden.scaled)('$name', ({ method, column, new: rows, out, lambda }) => {
    const wide = method === 'minMaxWide';
    const yeo = method.startsWith('yeo');
    const step = yeo
      ? {
          ...defaultStep('transform', ['x']),
          method: 'yeoJohnson' as const,
          standardize: method === 'yeoJohnson',
        }
      : {
          ...defaultStep('scale', ['x']),
          method: (wide ? 'minMax' : method) as StepOf<'scale'>['method'],
          low: wide ? -2 : 0,
          high: wide ? 3 : 1,
        };
    const { fitted } = fitOf([step], [numbers(COLUMNS[column]!)], { size: 37 });
    // The best lambda is flat at its top: found to the square root of machine precision.
    if (yeo) {
      const learned = fitted.steps[0]!.columns[0]!.learned as NonNullable<LearnedOf['transform']>;
      expect(Math.abs(learned.lambda - lambda!)).toBeLessThan(1e-5);
    }
    expectClose(
      applied(fitted, [numbers(rows)]).cells['x']!,
      out,
      yeo ? 1e-4 : column === 'constantBig' ? 1e-6 : 1e-11,
    );
  });
});

describe('fill as scikit-learn', () => {
  it.each(golden.imputed)('$name', ({ fill, column, values, value }) => {
    const rows = column === undefined ? values! : [...COLUMNS[column]!, null];
    const step = { ...defaultStep('impute', ['x']), fill: fill as StepOf<'impute'>['fill'] };
    const { fitted } = fitOf([step], [anyColumn(rows)], { size: 37 });
    const filled = applied(fitted, [anyColumn([null, ...rows])]).cells['x']![0];
    if (typeof value === 'number') expectClose([filled], [value], 1e-12);
    else expect(filled).toBe(value);
  });
});

describe('bins as scikit-learn', () => {
  it.each(golden.binned)('$name', ({ method, bins, column, edges, new: rows, out }) => {
    const values = COLUMNS[column]!.filter((value) => value !== null);
    const step = { ...defaultStep('bin', ['x']), method: method as 'uniform' | 'quantile', bins };
    const { fitted } = fitOf([step], [numbers(values)], { size: 37 });
    expectClose((fitted.steps[0]!.columns[0]!.learned as LearnedOf['bin']).edges, edges, 1e-13);
    expect(applied(fitted, [numbers(rows)]).cells['x']).toEqual(out);
  });
});

describe('encoders as scikit-learn', () => {
  it.each(golden.encoded)('one-hot: $name', ({ values, new: rows, drop, minCount, unseen, out }) => {
    const step = { ...defaultStep('oneHot', ['x']), drop, minCount, unseen } as StepOf<'oneHot'>;
    const { fitted } = fitOf([step], [anyColumn(values)], { size: 2 });
    const { cells } = applied(fitted, [anyColumn(rows)], 2);
    const columns = Object.values(cells);
    expect(rows.map((_, row) => columns.map((column) => Number(column[row])))).toEqual(out);
  });

  it.each(golden.ordered)('ordinal: $name', ({ values, new: rows, out }) => {
    const { fitted } = fitOf([defaultStep('ordinal', ['x'])], [anyColumn(values)], { size: 2 });
    expect(applied(fitted, [anyColumn(rows)]).cells['x']).toEqual(out);
    if (!values.some((value) => typeof value === 'number')) {
      const asText = textColumn('x', rows as (string | null)[]);
      expect(applied(fitted, [asText]).cells['x']).toEqual(out);
    }
  });

  it.each(golden.labels)('label: $values', ({ values, out }) => {
    const column = columnFrom('x', values);
    const { fitted } = fitOf([defaultStep('labelEncode', ['x'])], [column]);
    expect(applied(fitted, [column]).cells['x']).toEqual(out);
  });
});

describe('parts of dates as pandas', () => {
  it.each(golden.dates)('$text', (expected) => {
    for (const part of DATE_PARTS)
      expect([part, datePart(part, Date.parse(expected.text))]).toEqual([part, expected[part]]);
  });
});
