import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/core/model/signature.ts';
import { alignOutcome } from '../../../src/core/predictions/align-outcome.ts';
import { labelsAt, relabelled, rowThresholds } from '../../../src/core/predictions/at-thresholds.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom } from '../column-from.ts';

const task = { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: null } as const;
const scored = (values: readonly number[]): Column => ({
  name: 'score:yes',
  unit: null,
  role: 'probability',
  type: 'number',
  data: Float32Array.from(values),
  missing: values.filter(Number.isNaN).length,
});
const byGroup: Task = {
  ...task,
  thresholds: { column: 'group', byValue: { a: 0.25, b: 0.75 }, missing: 0.5, otherwise: 1 },
};

describe('thresholds of rows', () => {
  it('go by the value of a column, those missing and unknown apart', () => {
    const group = columnFrom('group', ['a', 'b', null, 'c']);
    expect([...rowThresholds(byGroup.thresholds!, group)]).toEqual([0.25, 0.75, 0.5, 1]);
    const flag: Column = {
      name: 'group',
      unit: null,
      role: 'feature',
      type: 'boolean',
      data: Int8Array.of(1, 0, -1),
      missing: 1,
    };
    const cut = rowThresholds(
      { column: 'group', byValue: { true: 0.1, false: 0.2 }, missing: 0.3, otherwise: 1 },
      flag,
    );
    expect([...cut]).toEqual([0.1, 0.2, 0.3]);
  });
});

describe('labels at thresholds', () => {
  it('are positive from the threshold on, and none without a score', () => {
    expect([...labelsAt(Float64Array.of(0.2, 0.5, 0.7, NaN), 1, 0.5)]).toEqual([0, 1, 1, -1]);
    expect([...labelsAt(Float64Array.of(0.2, 0.5), 0, 0.5)]).toEqual([1, 0]);
    expect([...labelsAt(Float64Array.of(0.2, 0.5), 1, Float64Array.of(0, 0, 0.1, 0.9), 2)]).toEqual([1, 0]);
  });

  it('take the place of those that were there, also where groups have their own', () => {
    const label = columnFrom('label', ['no', 'no', 'no', 'no']);
    const scores = scored([0.3, 0.3, NaN, 0.9]);
    const cut = rowThresholds(byGroup.thresholds!, columnFrom('group', ['a', 'b', 'a', 'c']));
    const made = relabelled([label, scores], byGroup, cut);
    expect(made[0]).toMatchObject({ name: 'label', levels: ['no', 'yes'], missing: 1 });
    expect(made[1]).toBe(scores);
    const truth = columnFrom('truth', ['yes', 'no', 'yes', 'yes']);
    const { outcome } = alignOutcome(truth, made, byGroup);
    expect([...outcome.predicted]).toEqual([1, 0, -1, 0]);
  });

  it('stay where nothing is to be cut', () => {
    const columns = [columnFrom('label', ['no'])];
    expect(relabelled(columns, task, 0.5)).toBe(columns);
    expect(relabelled([scored([1])], task, null)).toHaveLength(1);
    expect(relabelled(columns, { type: 'regression', unit: null }, 0.5)).toBe(columns);
  });
});
