import { expect, it } from 'vitest';
import { columnUse, domainScores, separation } from '../../../src/core/drift/domain-classifier.ts';
import { principalComponents, reconstructionErrors } from '../../../src/core/drift/principal-components.ts';
import { featuresOf } from '../../../src/core/drift/reconstruction.ts';
import type { SampledColumn } from '../../../src/core/drift/sampled-columns.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import golden from '../../golden/together.json' with { type: 'json' };
import { finish } from '../finish.ts';

/** Reference values of scikit-learn: test/golden/sections/together.py. */
const rows = golden.numbers.length;
const columns: SampledColumn[] = [
  ...['a', 'b', 'c'].map((name, at) => ({
    ...{ name, kind: 'number' as const },
    data: Float64Array.from(golden.numbers, (row) => row[at]!),
  })),
  { name: 'code', kind: 'values', data: Int32Array.from(golden.codes), values: 4 },
];
const isCurrent = Uint8Array.from({ length: rows }, (_, row) => Number(row >= golden.referenceRows));
const placesOf = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, at) => from + at);

it.each(golden.components)('reconstruction errors of components for $share of the variance', (wanted) => {
  const reference = placesOf(0, golden.referenceRows);
  const encode = featuresOf(columns, reference);
  const components = principalComponents(encode(reference), wanted.share)!;
  expect(components.components).toHaveLength(wanted.kept);
  expect(components.explained).toBeCloseTo(wanted.explained, 10);
  for (const [side, of] of [reference, placesOf(golden.referenceRows, rows)].entries()) {
    const errors = reconstructionErrors(components, encode(of));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeCloseTo(wanted.means[side]!, 9);
    wanted.errors[side]!.forEach((error, at) => {
      expect(errors[at]).toBeCloseTo(error, 9);
    });
  }
});

it('the area under the ROC curve of stored scores', () => {
  const { scores, auc } = golden.separation;
  expect(separation(Float64Array.from(scores), isCurrent).value).toBeCloseTo(auc, 12);
});

it('boosted trees tell the windows apart about as well as scikit-learn’s do, by the pair that turned', () => {
  const told = finish(domainScores(columns, isCurrent, 1));
  const auc = separation(told.scores, isCurrent);
  expect(auc.value).toBeGreaterThan(golden.separation.auc - 0.03);
  expect(auc.value).toBeLessThan(golden.separation.auc + 0.03);
  const uses = columns.map((_, at) => columnUse(columns, at, told, isCurrent, createRandom(1)).drop);
  expect(Math.min(uses[0]!, uses[1]!)).toBeGreaterThan(0.1);
  expect(Math.max(uses[2]!, uses[3]!)).toBeLessThan(0.05);
});
