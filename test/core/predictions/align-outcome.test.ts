import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import type { Task } from '../../../src/core/model/signature.ts';
import { alignOutcome } from '../../../src/core/predictions/align-outcome.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';

const task = (classes: string[], positive: string | null = null, threshold: number | null = null): Task => ({
  type: 'classification',
  classes,
  positive,
  threshold,
});
const labels = (values: (string | null)[]): Column => columnFrom('label', values);
const classesOf = (truth: Column, predictions: Column[], of: Task): ClassOutcome =>
  alignOutcome(truth, predictions, of).outcome as ClassOutcome;
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof Problem ? error.facts.code : String(error);
  }
};

describe('truth of any type', () => {
  it.each<[string, Column, string[], number[]]>([
    ['texts as categories', columnFrom('y', ['no', 'yes', null, 'no']), ['no', 'yes'], [0, 1, -1, 0]],
    ['texts', textColumn('y', ['no', 'yes', null, 'no']), ['yes', 'no'], [1, 0, -1, 1]],
    ['whole numbers', columnFrom('y', [3, 1, 1, 2]), ['1', '2', '3'], [2, 0, 0, 1]],
    ['numbers with gaps', columnFrom('y', [1, 0, null, 1]), ['0', '1'], [1, 0, -1, 1]],
    ['numbers and float class names', columnFrom('y', [1, 0, null, 1]), ['0.0', '1.0'], [1, 0, -1, 1]],
    ['fractions', columnFrom('y', [0.5, 1, 0.5, 1]), ['0.5', '1'], [0, 1, 0, 1]],
    ['booleans', columnFrom('y', [true, false, null, true]), ['false', 'true'], [1, 0, -1, 1]],
    [
      'booleans as Python writes them',
      columnFrom('y', [true, false, null, true]),
      ['False', 'True'],
      [1, 0, -1, 1],
    ],
    ['booleans and 0/1', columnFrom('y', [true, false, null, true]), ['0', '1'], [1, 0, -1, 1]],
  ])('%s', (_, truth, classes, codes) => {
    const outcome = classesOf(truth, [labels([classes[0]!, classes[1]!, classes[0]!, null])], task(classes));
    expect([...outcome.truth]).toEqual(codes);
    expect(outcome.classes).toEqual(classes);
    expect([...outcome.predicted]).toEqual([0, 1, 0, -1]);
  });
});

describe('values the model does not know', () => {
  it('become classes at the end, and are reported', () => {
    const truth = columnFrom('y', ['a', 'x', 'b', 'z', 'x', null]);
    const scores = [
      numberColumn('score:a', [1, 0, 0, 1, 0, 1], 32),
      numberColumn('score:b', [0, 1, 1, 0, 1, 0], 32),
    ];
    const { outcome, unknown } = alignOutcome(
      truth,
      [labels(['a', 'a', 'b', 'a', 'b', 'b']), ...scores],
      task(['a', 'b']),
    );
    expect(unknown).toEqual([
      { value: 'x', rows: 2 },
      { value: 'z', rows: 1 },
    ]);
    const of = outcome as ClassOutcome;
    expect(of.classes).toEqual(['a', 'b', 'x', 'z']);
    expect([...of.truth]).toEqual([0, 2, 1, 3, 2, -1]);
    expect(of.scores).toHaveLength(4);
    expect(of.scores![2]![0]).toBe(0);
  });
  it('share one class past twenty', () => {
    const truth = columnFrom('y', ['a', ...Array.from({ length: 23 }, (_, i) => `u${i}`)]);
    const { outcome, unknown } = alignOutcome(
      truth,
      [labels(Array.from({ length: 24 }, () => 'a'))],
      task(['a', 'b']),
    );
    const { classes, truth: codes } = outcome as ClassOutcome;
    expect(unknown).toHaveLength(23);
    expect(classes).toHaveLength(2 + 20 + 1);
    expect(classes.at(-1)).toBe('3 other values');
    expect([...codes].slice(-3)).toEqual([22, 22, 22]);
  });
  it('labels outside the classes are classes too', () => {
    const outcome = classesOf(columnFrom('y', ['a', 'b']), [labels(['b', 'c'])], task(['a', 'b']));
    expect(outcome.classes).toEqual(['a', 'b', 'c']);
    expect([...outcome.predicted]).toEqual([1, 2]);
  });
});

describe('predicted classes', () => {
  const truth = columnFrom('y', ['no', 'yes', 'no']);
  const yes = numberColumn('score:yes', [0.2, 0.5, NaN], 32);

  it('come from the labels, in any order of levels', () => {
    const label = { ...labels(['yes', 'no', 'yes']) } as Column & { type: 'category' };
    expect(label.levels).toEqual(['yes', 'no']);
    expect([...classesOf(truth, [label], task(['no', 'yes'])).predicted]).toEqual([1, 0, 1]);
  });
  it('come from the threshold where there is one', () => {
    const predicted = (threshold: number): number[] => [
      ...classesOf(truth, [labels(['no', 'no', 'no']), yes], task(['no', 'yes'], 'yes', threshold)).predicted,
    ];
    expect(predicted(0.5)).toEqual([0, 1, -1]);
    expect(predicted(0.51)).toEqual([0, 0, -1]);
    expect(predicted(0.1)).toEqual([1, 1, -1]);
  });
  it('come from the highest score without labels', () => {
    const scores = [numberColumn('score:no', [0.5, 0.9, NaN]), numberColumn('score:yes', [0.5, 0.1, NaN])];
    expect([...classesOf(truth, scores, task(['no', 'yes'])).predicted]).toEqual([0, 0, -1]);
  });
  it('fill in the other score of two classes', () => {
    const outcome = classesOf(truth, [labels(['no', 'yes', 'no']), yes], task(['no', 'yes'], 'yes'));
    expect(outcome.scores![0]![1]).toBe(0.5);
    expect(outcome.positive).toBe(1);
  });
  it('have no scores where a class lacks them', () => {
    const outcome = classesOf(
      columnFrom('y', ['a', 'b', 'c']),
      [labels(['a', 'b', 'c']), numberColumn('score:a', [1, 0, 0])],
      task(['a', 'b', 'c']),
    );
    expect(outcome.scores).toBeNull();
  });
});

describe('regression', () => {
  it('pairs numbers; missing stays missing', () => {
    const task: Task = { type: 'regression', unit: 'EUR' };
    const { outcome } = alignOutcome(
      columnFrom('y', [1, 2, 3]),
      [numberColumn('value', [1.5, NaN, 3], 32)],
      task,
    );
    expect(outcome).toEqual({
      type: 'regression',
      truth: Float64Array.of(1, 2, 3),
      predicted: Float64Array.of(1.5, NaN, 3),
      unit: 'EUR',
    });
  });
});

describe('problems', () => {
  const regression: Task = { type: 'regression', unit: null };
  it('name the cause', () => {
    const truth = columnFrom('y', ['1st', '2nd']);
    const predicted = [labels(['a', 'b'])];
    expect(codeOf(() => alignOutcome(truth, predicted, task(['a', 'b'])))).toBe('truth.noClassMatches');
    const dates = timestampColumn('y', ['2024-03-01', '2024-03-02']);
    expect(codeOf(() => alignOutcome(dates, predicted, task(['a', 'b'])))).toBe('truth.wrongType');
    const many = columnFrom(
      'y',
      Array.from({ length: 10_001 }, (_, i) => i),
    );
    const all = [labels(Array.from({ length: 10_001 }, () => '1'))];
    expect(codeOf(() => alignOutcome(many, all, task(['0', '1'])))).toBe('truth.wrongType');
    expect(codeOf(() => alignOutcome(truth, [numberColumn('value', [1, 2])], regression))).toBe(
      'truth.wrongType',
    );
    expect(codeOf(() => alignOutcome(columnFrom('y', [1, 2]), predicted, regression))).toBe(
      'predictions.missing',
    );
    expect(codeOf(() => alignOutcome(truth, [], task(['1st', '2nd'])))).toBe('predictions.missing');
    expect(codeOf(() => alignOutcome(truth, [labels(['1st'])], task(['1st', '2nd'])))).toBe(
      'predictions.otherLength',
    );
  });
  it('an unlabeled table is none', () => {
    const truth = columnFrom('y', [null, null]);
    expect([...classesOf(truth, [labels(['a', 'b'])], task(['a', 'b'])).truth]).toEqual([-1, -1]);
  });
});
