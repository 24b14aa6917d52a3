import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { InputMap, Signature, Task } from '../../../src/core/model/signature.ts';
import type { ColumnMeta, Role } from '../../../src/core/table/column.ts';
import { classMismatch } from '../../../src/stages/modeling/adding/class-mismatch.ts';
import { guessTruth } from '../../../src/stages/modeling/adding/guess-truth.ts';

const binary: Task = {
  type: 'classification',
  classes: ['<=50K', '>50K'],
  positive: '>50K',
  threshold: null,
};
const base = { unit: null, missing: 0, chunks: [] as readonly Digest[] };
const number = (name: string, role: Role = 'feature'): ColumnMeta => ({
  ...base,
  name,
  role,
  type: 'integer',
});
const category = (name: string, levels: readonly string[]): ColumnMeta => ({
  ...base,
  name,
  role: 'feature',
  type: 'category',
  levels,
  order: 'none',
});
const signature = (task: Task, columns: readonly string[]): Signature => ({
  task,
  inputs: [{ columns } as InputMap],
  outputs: { label: 'label', scores: null, value: null },
});

describe('the column with the true answers', () => {
  const income = category('income', ['>50K', '<=50K']);

  it('is the one marked as label', () => {
    const columns = [income, number('digit', 'label')];
    expect(guessTruth(signature(binary, []), columns)).toEqual({ column: 'digit', why: null });
  });

  it('is the only one whose categories are the classes, in any order', () => {
    const columns = [number('age'), category('sex', ['Male', 'Female']), income];
    expect(guessTruth(signature(binary, ['age']), columns)?.column).toBe('income');
    const twice = [...columns, category('known', ['<=50K', '>50K'])];
    expect(guessTruth(signature(binary, ['age']), twice)).toBeNull();
  });

  it('is what the model leaves over, if that is one column', () => {
    const regression: Task = { type: 'regression', unit: null };
    expect(
      guessTruth(signature(regression, ['ph', 'density']), [
        number('ph'),
        number('density'),
        number('quality'),
      ])?.column,
    ).toBe('quality');
    expect(
      guessTruth(signature(regression, ['ph']), [number('ph'), number('density'), number('quality')]),
    ).toBeNull();
  });

  it('is refused where none of its values is a class', () => {
    const values = (...names: string[]) => names.map((value) => ({ value }));
    expect(classMismatch(binary, values('Male', 'Female'))).toBe(
      'None of its values (Male, Female) is a class of the model (<=50K, >50K).',
    );
    expect(classMismatch(binary, values('>50K', 'other'))).toBeNull();
    const digits: Task = { ...binary, classes: ['0', '1'], positive: '1' };
    expect(classMismatch(digits, values('1.0'))).toBeNull();
    expect(classMismatch(digits, values('true', 'false'))).toBeNull();
    expect(classMismatch(binary, null)).toBeNull();
    expect(classMismatch({ type: 'regression', unit: null }, values('a'))).toBeNull();
  });
});
