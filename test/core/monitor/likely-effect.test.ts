import { describe, expect, it } from 'vitest';
import { labelShift } from '../../../src/core/monitor/label-shift.ts';
import { likelyEffect } from '../../../src/core/monitor/likely-effect.ts';
import { fitLossModel, lossAt } from '../../../src/core/monitor/loss-model.ts';
import { movesTogether } from '../../../src/core/monitor/moves-together.ts';

const of = (...counts: number[]): Float64Array<ArrayBuffer> => Float64Array.from(counts);

describe('likelyEffect', () => {
  it('is the change of the mix times the errors of the reference', () => {
    const found = likelyEffect({
      reference: of(80, 20, 0),
      current: of(50, 50, 0),
      ...{ labeled: of(80, 20, 0), losses: of(8, 10, 0), squares: of(8, 10, 0) },
    });
    // From 0.8 x 0.1 + 0.2 x 0.5 to 0.5 x 0.1 + 0.5 x 0.5.
    expect(found.effect.value).toBeCloseTo(0.3 - 0.18, 12);
    expect(found).toMatchObject({ unknown: 0, grown: 0.5, others: 0.1 });
  });

  it('says which rows nothing is known of, and nothing without labels', () => {
    const part = { reference: of(50, 50, 0), current: of(40, 40, 20) };
    const some = likelyEffect({ ...part, labeled: of(50, 50, 0), losses: of(5, 5, 0), squares: of(5, 5, 0) });
    expect(some.unknown).toBe(0.2);
    expect(some.effect.value).toBeCloseTo(0, 12);
    const none = likelyEffect({ ...part, labeled: of(0, 0, 0), losses: of(0, 0, 0), squares: of(0, 0, 0) });
    expect(none.effect).toMatchObject({ value: null, reason: 'unlabeled' });
  });
});

it('shares of classes are not told by answers that tell nothing', () => {
  const counts = { classes: 2, n: 40, unlabeled: 0, failed: 0 };
  expect(labelShift({ ...counts, cells: of(10, 10, 10, 10) }, [5, 5])[0]).toMatchObject({
    reason: 'constant',
  });
  expect(labelShift({ ...counts, cells: of(20, 20, 0, 0) }, [5, 5])[0]).toMatchObject({
    reason: 'singleClass',
  });
  expect(labelShift({ ...counts, cells: of(10, 10, 0, 20) }, [0, 0])[0]).toMatchObject({
    reason: 'emptySlice',
  });
});

it('a value that the loss model never saw stands for the mean; a missing number goes its own way', () => {
  const rows = Uint32Array.from({ length: 200 }, (_, row) => row);
  const columns = [
    { kind: 'values' as const, codes: [...rows].map((row) => row % 2), values: 3 },
    { kind: 'number' as const, data: [...rows].map((row) => (row < 100 ? NaN : row % 5)) },
  ];
  const losses = Float64Array.from(rows, (row) => (row % 2) * 2 + Number(row < 100));
  const model = fitLossModel(columns, rows, losses);
  expect(lossAt(model, columns, 1)).toBeCloseTo(3, 1);
  expect(lossAt(model, columns, 0)).toBeCloseTo(1, 1);
  expect(lossAt(model, columns, 150)).toBeCloseTo(0, 1);
  const unseen = [
    { ...columns[0]!, codes: [2] },
    { kind: 'number' as const, data: [NaN] },
  ] as const;
  expect(model.numbers[0]![2]).toBeCloseTo(model.base, 12);
  expect(lossAt(model, unseen, 0)).toBeGreaterThan(0);
});

it('two series are not held together by few windows or by none that vary', () => {
  expect(movesTogether([1, 2, 3], [1, 2, 3]).correlation).toMatchObject({ reason: 'tooFew' });
  const flat = new Float64Array(10).fill(1);
  expect(
    movesTogether(
      flat,
      Float64Array.from(flat, (_, at) => at),
    ),
  ).toMatchObject({ p: null });
  expect(movesTogether([1, 2, 3, 4, 5, 6, 7, 8, NaN], [2, 3, 4, 5, 6, 7, 8, 9, 1])).toMatchObject({
    windows: 8,
    p: 1 / 8,
  });
});
