import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { findLabelIssues, type LabelIssueInput } from '../../../src/core/labels/label-issues.ts';
import { roundKeepingTotal } from '../../../src/core/labels/round-keeping-total.ts';

/** Rows of `classes` kinds, each told with certainty `sure`, of which every `every`-th has the next label. */
function planted(rows: number, classes: number, every: number, sure = 0.9): LabelIssueInput {
  const random = createRandom(9);
  const truth = Int32Array.from({ length: rows }, (_, row) => row % classes);
  const certain = Array.from({ length: rows }, () => sure - 0.05 * random.uniform());
  return {
    classes: Array.from({ length: classes }, (_, k) => `class ${String(k)}`),
    labels: truth.map((t, row) => (row % every === every - 1 ? (t + 1) % classes : t)),
    probabilities: Array.from({ length: classes }, (_, k) =>
      Float64Array.from(truth, (t, row) => (t === k ? certain[row]! : (1 - certain[row]!) / (classes - 1))),
    ),
    outOfSample: true,
  };
}

describe('findLabelIssues', () => {
  it('finds planted errors and nothing else, with the true class suggested', () => {
    const input = planted(400, 4, 25);
    const { rows, suggested, n, noise } = findLabelIssues(input);
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => 25 * i + 24));
    expect([...suggested]).toEqual(Array.from(rows, (row) => row % 4));
    expect(n).toBe(400);
    expect(noise.prior.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it('leaves rows out that have no label or no probabilities', () => {
    const input = planted(400, 4, 25);
    const whole = findLabelIssues(input);
    const labels = Int32Array.of(-1, ...input.labels, 0);
    const probabilities = input.probabilities.map((of) => Float64Array.of(0.25, ...of, NaN));
    const found = findLabelIssues({ ...input, labels, probabilities });
    expect([...found.rows]).toEqual(Array.from(whole.rows, (row) => row + 1));
    expect(found).toMatchObject({ n: 400, dropped: { unlabeled: 1, missing: 1 } });
    expect(found.joint).toEqual(whole.joint);
    expect(found.quality[0]).toBeNaN();
    expect(found.quality[1]).toBe(whole.quality[0]);
  });

  it('takes 32-bit scores', () => {
    const input = planted(400, 4, 25);
    const narrow = { ...input, probabilities: input.probabilities.map((of) => Float32Array.from(of)) };
    expect(findLabelIssues(narrow).rows).toEqual(findLabelIssues(input).rows);
  });

  it('never suspects a label that is the most probable; every label keeps a row; totals are kept', () => {
    const row = fc.tuple(fc.nat(2), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 3, maxLength: 40 }),
        fc.constantFrom('noiseRate', 'class', 'both'),
        (given, by) => {
          const labels = Int32Array.from(given, ([label], at) => (at < 3 ? at : label));
          const shares = given.map(([, votes]) =>
            votes.map((v) => (v + 1) / (votes[0]! + votes[1]! + votes[2]! + 3)),
          );
          const probabilities = [0, 1, 2].map((k) => Float64Array.from(shares, (of) => of[k]!));
          const { rows, joint } = findLabelIssues(
            { classes: ['a', 'b', 'c'], labels, probabilities, outOfSample: true },
            { by: by as 'both' },
          );
          const left = [0, 0, 0];
          for (const label of labels) left[label]!++;
          left.forEach((count, k) => {
            expect(joint.subarray(3 * k, 3 * k + 3).reduce((a, b) => a + b, 0)).toBe(count);
          });
          for (const suspect of rows) {
            expect(shares[suspect]![labels[suspect]!]!).toBeLessThan(Math.max(...shares[suspect]!));
            left[labels[suspect]!]!--;
          }
          expect(Math.min(...left)).toBeGreaterThan(0);
        },
      ),
      { seed: 1 },
    );
  });

  it('is the same for classes in another order, but for ties', () => {
    const input = planted(300, 3, 20, 0.8);
    const order = [2, 0, 1];
    const turned = {
      ...input,
      classes: order.map((k) => input.classes[k]!),
      labels: input.labels.map((label) => order.indexOf(label)),
      probabilities: order.map((k) => input.probabilities[k]!),
    };
    expect(findLabelIssues(turned).rows).toEqual(findLabelIssues(input).rows);
  });

  const base = planted(40, 2, 10);
  it.each([
    ['labels.inSample', { ...base, outOfSample: false }],
    ['labels.oneClass', { ...base, classes: ['a'], probabilities: [new Float64Array(40).fill(1)] }],
    ['labels.emptyClass', { ...base, labels: new Int32Array(40) }],
    [
      'labels.notProbabilities',
      { ...base, probabilities: base.probabilities.map((of) => of.map((p) => 3 * p)) },
    ],
    ['labels.notProbabilities', { ...base, probabilities: [base.probabilities[0]!, base.probabilities[0]!] }],
  ] as [string, LabelIssueInput][])('refuses: %s', (code, input) => {
    const labels = code === 'labels.oneClass' ? new Int32Array(40) : input.labels;
    let thrown: unknown;
    try {
      findLabelIssues({ ...input, labels });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Problem);
    expect((thrown as Problem).facts).toMatchObject({ code, fix: expect.stringMatching(/\.$/) as string });
  });
});

describe('roundKeepingTotal', () => {
  it('moves what rounding lost to where it was lost', () => {
    expect([...roundKeepingTotal(Float64Array.of(1.4, 1.4, 1.2))]).toEqual([1, 2, 1]);
    expect([...roundKeepingTotal(Float64Array.of(1.6, 1.6, 1.8))]).toEqual([1, 2, 2]);
    expect([...roundKeepingTotal(Float64Array.of(0.5, 1.5, 2.5))]).toEqual([0, 2, 2]);
  });
  it('keeps whole totals and stays within one of each', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), fc.nat(500), (parts, total) => {
        const sum = parts.reduce((a, b) => a + b, 0) || 1;
        const values = Float64Array.from(parts, (part) => (part / sum) * total);
        const whole = roundKeepingTotal(values);
        expect(whole.reduce((a, b) => a + b, 0)).toBe(Math.round(values.reduce((a, b) => a + b, 0)));
        whole.forEach((value, at) => {
          expect(Math.abs(value - values[at]!)).toBeLessThan(1 + 1e-9);
        });
      }),
      { seed: 2 },
    );
  });
});
