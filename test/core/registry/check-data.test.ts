import { describe, expect, test } from 'vitest';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { RecipeVersion } from '../../../src/core/recipe/recipe-document.ts';
import {
  canRead,
  checkData,
  type DataColumn,
  type DataQuestion,
} from '../../../src/core/registry/check-data.ts';
import type { ColumnExpectation, Expectations } from '../../../src/core/schema/expectations.ts';

const number = (name: string, unit: string | null = null): DataColumn => ({
  name,
  type: 'number',
  role: 'feature',
  unit,
});
const category = (name: string, levels: readonly string[]): DataColumn => ({
  ...{ name, type: 'category', role: 'feature', unit: null },
  levels,
});
const input = (name: string, dtype: 'float32' | 'string') => ({
  ...{ input: name, dtype, shape: ['N', 1] as const, columns: [name], scale: 1, offset: 0 },
  ...{ missing: 'nan' as const, mappedBy: 'name' as const },
});

const model: DataQuestion['model'] = {
  signature: {
    task: { type: 'regression', unit: null },
    inputs: [input('income', 'float32'), input('purpose', 'string')],
    outputs: { label: null, scores: null, value: 'y' },
  },
  source: { type: 'onnx', chunks: [], bytes: 1, file: 'm.onnx', edits: [] },
};
const tried = [number('income', 'EUR'), category('purpose', ['car', 'house'])];
const ask = (present: readonly DataColumn[], more: Partial<DataQuestion> = {}) =>
  checkData({ model, recipe: null, present, tried, expectations: null, ...more });

describe('going back to an older model checks the present data', () => {
  test('and finds nothing where it is as it was, whatever else is there', () => {
    expect(ask([...tried, number('more')])).toEqual([]);
    expect(ask(tried, { tried: null })).toEqual([]);
  });

  test('names a column that is missing, and one that may be it', () => {
    const found = ask([number('Income '), category('purpose', ['car'])]);
    expect(found).toEqual([
      { column: 'income', what: 'missing', words: '“income” is missing. “Income ” may be the same.' },
    ]);
    expect(canRead(found)).toBe(false);
  });

  test('names a column of another type', () => {
    const found = ask([category('income', ['low', 'high']), tried[1]!]);
    expect(found).toEqual([
      { column: 'income', what: 'type', words: '“income” must be numbers, and holds categories now.' },
    ]);
    expect(canRead(found)).toBe(false);
  });

  test('names what changed though the model runs: values, unit, kind', () => {
    const values = ask([tried[0]!, category('purpose', ['car', 'boat', 'a', 'b', 'c'])]);
    expect(values).toMatchObject([{ column: 'purpose', what: 'changed' }]);
    expect(values[0]!.words).toContain('boat, a, b and 1 more');
    expect(canRead(values)).toBe(true);
    expect(ask([number('income', 'USD'), tried[1]!])[0]!.words).toContain('in EUR when the model was tried');
    const kind = ask([{ ...number('income'), type: 'boolean' }, tried[1]!]);
    expect(kind).toMatchObject([{ column: 'income', what: 'changed' }]);
  });

  test('reads the expectations of the data too', () => {
    const column: ColumnExpectation = {
      ...{ column: 'purpose', required: true, type: 'category' as const, missingAtMost: null },
      ...{ range: null, whole: false, unique: false, distribution: null },
      domain: { values: ['car'], othersAtMost: 0 },
    };
    const expectations: Expectations = {
      columns: [column],
      rowsAtLeast: null,
      duplicatesAtMost: null,
      refuseOthers: false,
    };
    const found = ask(tried, { expectations });
    expect(found[0]!.words).toBe('“purpose” has values that are not expected: house.');
  });

  test('goes through the recipe, and stops where that is gone', () => {
    const through = { ...model, signature: { ...model.signature, recipe: 'r' as Digest } };
    expect(ask(tried, { model: through })).toMatchObject([{ column: '', what: 'missing' }]);
    const recipe = {
      fitted: { format: 1, rows: 1, inputs: [{ name: 'age', kind: 'number' }], steps: [], outputs: [] },
    } as unknown as RecipeVersion;
    expect(ask(tried, { model: through, recipe })).toEqual([
      { column: 'age', what: 'missing', words: '“age” is missing.' },
    ]);
  });
});
