import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { Problem } from '../../../src/core/kernel/problem.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { TEXT_BUCKETS } from '../../../src/core/train/encode-text.ts';
import { encodeRows, fitEncoder } from '../../../src/core/train/feature-encoder.ts';
import { minimise } from '../../../src/core/train/minimise.ts';
import { outOfSampleProbabilities } from '../../../src/core/train/out-of-sample.ts';
import { stratifiedFolds } from '../../../src/core/train/stratified-folds.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';
import { finish } from '../finish.ts';

const all = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row);

/** The features of each row in full. */
function dense(columns: readonly Column[], training: Uint32Array, rows: Uint32Array): number[][] {
  const encoder = fitEncoder(columns, training);
  const { offsets, index, value } = encodeRows(encoder, columns, rows);
  return Array.from(rows, (_, i) => {
    const row = Array.from({ length: encoder.features }, () => 0);
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) row[index[at]!] = value[at]!;
    return row;
  });
}

describe('the encoder', () => {
  it('learns from training rows only', () => {
    const columns = [numberColumn('x', [1, 3, 1000]), columnFrom('c', ['a', 'b', 'new'])];
    expect(dense(columns, Uint32Array.of(0, 1), all(3))).toEqual([
      [-1, 1, 0],
      [1, 0, 1],
      [998, 0, 0],
    ]);
  });

  it('makes missing a feature where training rows have it, and takes infinite numbers as missing', () => {
    const columns = [numberColumn('x', [1, NaN, 3, Infinity]), columnFrom('c', [null, 'b', 'b', 'b'])];
    expect(dense(columns, all(4), all(4))).toEqual([
      [-1, 0, 0, 1],
      [0, 1, 1, 0],
      [1, 0, 1, 0],
      [0, 1, 1, 0],
    ]);
    expect(dense(columns, Uint32Array.of(2, 0), Uint32Array.of(1))[0]!.slice(0, 1)).toEqual([0]);
  });

  it('leaves out what does not vary, and levels beyond the hundred most common', () => {
    expect(fitEncoder([numberColumn('x', [5, 5, 5])], all(3)).features).toBe(0);
    const levels = Array.from({ length: 150 }, (_, i) => `level ${String(i)}`);
    expect(fitEncoder([columnFrom('c', [...levels, ...levels.slice(100)])], all(200)).features).toBe(100);
  });

  it('takes texts by words, codes by trigrams, without regard to case; each of length 1', () => {
    const words = [textColumn('t', ['Bad dude', 'bad, DUDE!', 'good dude', ''])];
    const [first, second, third, none] = dense(words, all(4), all(4));
    expect(first).toHaveLength(TEXT_BUCKETS);
    expect(second).toEqual(first);
    expect(third).not.toEqual(first);
    expect(none!.every((value) => value === 0)).toBe(true);
    for (const row of [first!, third!]) expect(row.reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(1, 12);
    const codes = [textColumn('t', ['AX-17', 'AX-18', 'zz'])];
    const [a, b] = dense(codes, all(3), all(3));
    const shared = a!.reduce((sum, v, at) => sum + v * b![at]!, 0);
    expect(shared).toBeCloseTo(2 / 3, 12);
  });

  it('takes booleans', () => {
    expect(dense([columnFrom('b', [true, false, null])], all(3), all(3))).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });
});

describe('stratified folds', () => {
  it('differ by one row at most, overall and in every class; the same for the same seed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 80 }),
        fc.integer({ min: 2, max: 7 }),
        fc.nat(),
        (labels, folds, seed) => {
          const codes = Int32Array.from(labels);
          const foldOf = stratifiedFolds(codes, folds, createRandom(seed));
          expect(foldOf).toEqual(stratifiedFolds(codes, folds, createRandom(seed)));
          for (const label of [null, 0, 1, 2, 3, 4]) {
            const sizes = new Array<number>(folds).fill(0);
            foldOf.forEach((fold, row) => {
              expect(fold < 0).toBe(labels[row]! < 0);
              if (fold >= 0 && (label === null || labels[row] === label)) sizes[fold]!++;
            });
            expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { seed: 1 },
    );
  });
});

describe('minimise', () => {
  it('finds the lowest point of a stretched bowl', () => {
    const { x, converged } = finish(
      minimise(
        (at, gradient) => {
          let sum = 0;
          for (let i = 0; i < at.length; i++) {
            gradient[i] = 2 * 10 ** i * (at[i]! - i);
            sum += 10 ** i * (at[i]! - i) ** 2;
          }
          return sum;
        },
        new Float64Array(6).fill(7),
        { tolerance: 1e-9, iterations: 200 },
      ),
    );
    expect(converged).toBe(true);
    x.forEach((value, i) => {
      expect(value).toBeCloseTo(i, 8);
    });
  });
});

describe('out-of-sample probabilities', () => {
  const random = createRandom(4);
  const rows = 240;
  const labels = Int32Array.from({ length: rows }, (_, row) => row % 3);
  const x = Array.from(labels, (label) => label + 0.8 * random.uniform());
  const word = Array.from(labels, (label, row) =>
    row % 4 === 0 ? 'any thing' : `say ${['red', 'green', 'blue'][label]!}`,
  );
  const columns = [numberColumn('x', x), textColumn('word', word)];

  it('sum to 1, say which fold, yield progress and learn what can be learned', () => {
    const steps = outOfSampleProbabilities(columns, labels, 3, { seed: 1, folds: 4 });
    const first = steps.next().value;
    expect(first).toEqual({ fold: 0, folds: 4, iteration: 1 });
    const found = finish(steps);
    expect(found.accuracy).toBeGreaterThan(0.9);
    expect(found.fits).toHaveLength(4);
    expect(found.fits.every(({ converged }) => converged)).toBe(true);
    for (let row = 0; row < rows; row++) {
      expect(found.probabilities.reduce((sum, of) => sum + of[row]!, 0)).toBeCloseTo(1, 5);
    }
  });

  it('of a row do not depend on its own label', () => {
    const foldOf = stratifiedFolds(labels, 4, createRandom(1));
    const predict = (of: Int32Array): Float32Array[] => [
      ...finish(outOfSampleProbabilities(columns, of, 3, { seed: 1, foldOf })).probabilities,
    ];
    const turned = labels.map((label, row) => (foldOf[row] === 2 ? (label + 1) % 3 : label));
    const [before, after] = [predict(labels), predict(turned)];
    for (let row = 0; row < rows; row++) if (foldOf[row] === 2) expect(after[1]![row]).toBe(before[1]![row]);
    expect(after[1]).not.toEqual(before[1]);
  });

  it('are missing for unlabeled rows, 0 for a class that a fold was trained without', () => {
    const some = labels.slice();
    some[0] = -1;
    some[5] = 3;
    const found = finish(outOfSampleProbabilities(columns, some, 4, { seed: 1 }));
    expect(found.probabilities[0]![0]).toBeNaN();
    expect(found.folds[0]).toBe(-1);
    expect(found.untrained).toEqual([3]);
    expect(found.probabilities[3]![5]).toBe(0);
  });

  it.each([
    ['train.oneClass', columns, new Int32Array(rows)],
    ['train.tooFewRows', columns, labels.map((label, row) => (row < 4 ? label : -1))],
    ['train.noFeatures', [], labels],
    [
      'train.noFeatures',
      [
        numberColumn(
          'same',
          x.map(() => 1),
        ),
      ],
      labels,
    ],
  ] as [string, Column[], Int32Array][])('refuse: %s', (code, of, given) => {
    let thrown: unknown;
    try {
      finish(outOfSampleProbabilities(of, given, 3, { seed: 1 }));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Problem);
    expect((thrown as Problem).facts.code).toBe(code);
  });
});
