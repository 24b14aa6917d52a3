import { describe, expect, it } from 'vitest';
import { encodeRows, fitEncoder } from '../../../src/core/train/feature-encoder.ts';
import { DesignBuilder } from '../../../src/core/train/design.ts';
import { fitLogistic, predictLogistic } from '../../../src/core/train/logistic-regression.ts';
import { outOfSampleProbabilities } from '../../../src/core/train/out-of-sample.ts';
import golden from '../../golden/train.json' with { type: 'json' };
import { columnFrom, numberColumn } from '../column-from.ts';
import { finish } from '../finish.ts';

/** Reference values of scikit-learn: test/golden/sections/train.py. */
function largestGap(got: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): number {
  expect(got.length).toBe(wanted.length);
  return Math.max(...wanted.flatMap((row, i) => row.map((value, k) => Math.abs(value - got[i]![k]!))));
}

describe.each(golden.fits.map((wanted, at) => ({ ...wanted, at })))(
  'logistic regression, case $at',
  (wanted) => {
    const builder = new DesignBuilder(wanted.x.length, wanted.x[0]!.length);
    for (const row of wanted.x) {
      row.forEach((value, feature) => {
        builder.add(feature, value);
      });
      builder.endRow();
    }
    const design = builder.finish();
    const model = finish(
      fitLogistic(design, Int32Array.from(wanted.y), wanted.classes, {
        ridge: wanted.ridge,
        tolerance: 1e-9,
        iterations: 3000,
      }),
    );

    it('coefficients and intercepts', () => {
      expect(model.converged).toBe(true);
      const weight = (feature: number, k: number): number => model.weights[feature * model.outputs + k]!;
      const outputs = [...wanted.intercepts.keys()];
      const coefficients = outputs.map((k) => [...Array(design.features).keys()].map((j) => weight(j, k)));
      expect(largestGap(coefficients, wanted.coefficients)).toBeLessThan(1e-5);
      // Only differences of intercepts mean anything where each class has one.
      const intercepts = outputs.map((k) => weight(design.features, k));
      const base = model.outputs === 1 ? [0, 0] : [intercepts[0]!, wanted.intercepts[0]!];
      const shifted = [intercepts.map((b) => b - base[0]!)];
      expect(largestGap(shifted, [wanted.intercepts.map((b) => b - base[1]!)])).toBeLessThan(1e-5);
    });

    it('probabilities, also with the default tolerance', () => {
      const loose = finish(
        fitLogistic(design, Int32Array.from(wanted.y), wanted.classes, { ridge: wanted.ridge }),
      );
      for (const [fit, slack] of [
        [model, 1e-6],
        [loose, 2e-3],
      ] as const) {
        const got: number[][] = [];
        predictLogistic(fit, design, (_, probabilities) => got.push([...probabilities]));
        expect(largestGap(got, wanted.probabilities)).toBeLessThan(slack);
      }
    });
  },
);

describe.each(golden.cross.map((wanted, at) => ({ ...wanted, at })))('out of sample, case $at', (wanted) => {
  const columns = [
    ...[0, 1, 2].map((j) =>
      numberColumn(
        `x${String(j)}`,
        wanted.x.map((row) => row[j]!),
      ),
    ),
    columnFrom('colour', wanted.colour),
  ];

  it('gives the probabilities of a pipeline with the same folds', () => {
    const found = finish(
      outOfSampleProbabilities(columns, Int32Array.from(wanted.y), wanted.classes, {
        seed: 1,
        foldOf: Int32Array.from(wanted.fold),
        tolerance: 1e-9,
      }),
    );
    const got = wanted.y.map((_, row) => found.probabilities.map((of) => of[row]!));
    expect(largestGap(got, wanted.probabilities)).toBeLessThan(1e-5);
    const right = wanted.probabilities.filter((of, row) => of.indexOf(Math.max(...of)) === wanted.y[row]);
    expect(found.accuracy).toBeCloseTo(right.length / wanted.y.length, 12);
  });

  it('has a feature a number and a level', () => {
    const rows = Uint32Array.from(wanted.y.keys());
    const encoder = fitEncoder(columns, rows);
    expect(encoder.features).toBe(3 + new Set(wanted.colour).size);
    expect(encodeRows(encoder, columns, rows).rows).toBe(wanted.y.length);
  });
});
