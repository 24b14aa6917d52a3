import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/core/model/signature.ts';
import { checkBackend } from '../../../src/core/predictions/check-backend.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { numberColumn } from '../column-from.ts';

const CLASSES = ['a', 'b', 'c'];
const TASK: Task = { type: 'classification', classes: CLASSES, positive: null, threshold: null };

/** Prediction columns from probabilities by row; the label is the largest, or none where they are NaN. */
function classes(rows: readonly (readonly number[])[], labels?: readonly number[]): Column[] {
  const largest = rows.map((row) => (row.some(Number.isNaN) ? -1 : row.indexOf(Math.max(...row))));
  const data = Int32Array.from(labels ?? largest);
  const names = CLASSES.slice(0, rows[0]!.length);
  return [
    {
      name: 'label',
      unit: null,
      missing: 0,
      role: 'prediction',
      type: 'category',
      data,
      levels: names,
      order: 'none',
    },
    ...names.map((name, c) =>
      numberColumn(
        `score:${name}`,
        rows.map((row) => row[c]!),
        32,
      ),
    ),
  ];
}

const values = (...numbers: number[]): Column[] => [numberColumn('value', numbers)];
const VALUES: Task = { type: 'regression', unit: null };

describe('checkBackend over classes', () => {
  const trusted = classes([
    [0.7, 0.2, 0.1],
    [0.1, 0.6, 0.3],
  ]);

  it('takes small differences and tells the largest', () => {
    const tried = classes([
      [0.7005, 0.1995, 0.1],
      [0.1, 0.6, 0.3],
    ]);
    const { check, refused } = checkBackend(trusted, tried, TASK, 2);
    expect(refused).toBeNull();
    expect(check).toMatchObject({ against: 'wasm', rows: 2, flips: 0 });
    expect(check.largestDifference).toBeCloseTo(0.0005, 6);
  });

  it('refuses a probability beyond the tolerance, with labels unchanged', () => {
    const tried = classes([
      [0.702, 0.198, 0.1],
      [0.1, 0.6, 0.3],
    ]);
    expect(checkBackend(trusted, tried, TASK, 2).refused).toContain('1 of 2 sample rows');
  });

  it('refuses a changed label, even one that its scores do not tell of', () => {
    const tried = classes(
      [
        [0.7, 0.2, 0.1],
        [0.1, 0.6, 0.3],
      ],
      [0, 2],
    );
    const { check, refused } = checkBackend(trusted, tried, TASK, 2);
    expect(check.flips).toBe(1);
    expect(refused).toContain('another label');
  });

  it('counts the flip of a tie, and takes it', () => {
    const tie = classes([[0.4502, 0.4498, 0.1]]);
    const turned = classes([[0.4499, 0.4501, 0.1]]);
    expect(checkBackend(tie, turned, TASK, 1)).toMatchObject({ refused: null, check: { flips: 1 } });
  });

  it('takes as ties by a threshold what lies at it, not what lies at one half', () => {
    const task: Task = { type: 'classification', classes: ['a', 'b'], positive: 'b', threshold: 0.2 };
    const at = (p: number, label: number) => classes([[1 - p, p]], [label]);
    expect(checkBackend(at(0.2003, 1), at(0.1998, 0), task, 1)).toMatchObject({
      refused: null,
      check: { flips: 1 },
    });
    expect(checkBackend(at(0.5, 1), at(0.4999, 0), task, 1).refused).toContain('another label');
  });

  it('refuses an answer where the other has none, either way, and takes none on both sides', () => {
    const silent = classes([
      [0.7, 0.2, 0.1],
      [NaN, NaN, NaN],
    ]);
    expect(checkBackend(trusted, silent, TASK, 2).refused).toContain('answered where WASM did not');
    expect(checkBackend(silent, trusted, TASK, 2).refused).toContain('1 of 2');
    expect(checkBackend(silent, silent, TASK, 2)).toMatchObject({
      refused: null,
      check: { largestDifference: 0 },
    });
  });

  it('compares labels alone where there are no scores', () => {
    const [label] = classes([[0.7, 0.2, 0.1]]);
    const [other] = classes([[0.1, 0.2, 0.7]]);
    expect(checkBackend([label!], [label!], TASK, 1)).toEqual({
      refused: null,
      check: { against: 'wasm', rows: 1, largestDifference: null, flips: 0 },
    });
    expect(checkBackend([label!], [other!], TASK, 1).refused).toContain('another label');
  });
});

describe('checkBackend over values', () => {
  it('measures by the size of the value', () => {
    expect(checkBackend(values(1000, 2000), values(1000.5, 2000), VALUES, 2)).toEqual({
      refused: null,
      check: { against: 'wasm', rows: 2, largestDifference: 0.5, flips: 0 },
    });
    expect(checkBackend(values(1000, 2000), values(1003, 2000), VALUES, 2).refused).toContain('1 of 2');
    expect(checkBackend(values(1e-6, 2e-6), values(1.01e-6, 2e-6), VALUES, 2).refused).not.toBeNull();
  });

  it('measures values near zero by what is usual in the sample', () => {
    expect(checkBackend(values(1e-9, 100), values(1e-4, 100), VALUES, 2).refused).toBeNull();
  });

  it('refuses NaN for a value and a value for NaN', () => {
    expect(checkBackend(values(1, 2), values(1, NaN), VALUES, 2).refused).toContain('1 of 2');
    // log of a negative number, which a shader may answer as if it were positive.
    expect(checkBackend(values(1, NaN), values(1, 1.386), VALUES, 2)).toMatchObject({
      check: { largestDifference: 0 },
      refused: expect.stringContaining('1 of 2'),
    });
    expect(checkBackend(values(NaN), values(NaN), VALUES, 1)).toEqual({
      refused: null,
      check: { against: 'wasm', rows: 1, largestDifference: null, flips: 0 },
    });
  });
});
