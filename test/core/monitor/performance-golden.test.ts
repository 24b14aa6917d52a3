import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelShift } from '../../../src/core/monitor/label-shift.ts';
import { fitLossModel, lossAt, type LossColumn } from '../../../src/core/monitor/loss-model.ts';
import { movesTogether } from '../../../src/core/monitor/moves-together.ts';
import { rowSeries } from '../../../src/core/monitor/row-series.ts';
import { rowsByWindow, windowedOutcome } from '../../../src/core/monitor/windowed-outcome.ts';

interface Golden {
  cbpe: Record<'window' | 'scores' | 'labels' | 'answers', number[]> & { expected: Record<string, number>[] };
  shift: Record<'cells' | 'predicted' | 'shares' | 'errors', number[]>[];
  loss: { columns: (number | null)[][]; losses: number[]; expected: number[] };
  together: { a: number[]; b: number[]; rho: number; p: number }[];
}
const golden = JSON.parse(
  readFileSync(new URL('../../golden/performance.json', import.meta.url), 'utf8'),
) as Golden;

describe('performance without labels by window', () => {
  const { window, scores, labels, answers, expected } = golden.cbpe;
  const outcome = {
    type: 'classification',
    classes: ['no', 'yes'],
    truth: Int32Array.from(labels),
    predicted: Int32Array.from(answers),
    scores: [Float64Array.from(scores, (score) => 1 - score), Float64Array.from(scores)],
    positive: 1,
  } as const;
  const rows = windowedOutcome(outcome, rowsByWindow(Int32Array.from(window), expected.length));

  it.each(Object.keys(expected[0]!))('%s is that of scikit-learn, no window judged by itself', (metric) => {
    const { values, n } = rowSeries(rows, { from: 0, to: 6 }, { of: 'expected', metric });
    expected.forEach((by, at) => expect(values[at]).toBeCloseTo(by[metric]!, 10));
    expect([...n]).toEqual(expected.map(() => 80));
  });
});

it.each(golden.shift)('shares of classes without labels', ({ cells, predicted, shares, errors }) => {
  const classes = shares.length;
  const n = cells.reduce((sum, count) => sum + count, 0);
  const reference = { classes, cells: Float64Array.from(cells), n, unlabeled: 0, failed: 0 };
  labelShift(reference, predicted).forEach((found, of) => {
    if (found.value === null || !found.interval) throw new Error('no share');
    const share = shares[of]!;
    expect(found.value).toBeCloseTo(Math.min(1, Math.max(0, share)), 10);
    expect(found.interval.low).toBeCloseTo(Math.max(0, share - 1.959963984540054 * errors[of]!), 8);
    expect(found.interval.high).toBeCloseTo(Math.min(1, share + 1.959963984540054 * errors[of]!), 8);
  });
});

it('a loss is learned as scikit-learn boosts it', () => {
  const { columns, losses, expected } = golden.loss;
  const told = columns.map((values): LossColumn => ({
    kind: 'number',
    data: values.map((value) => value ?? NaN),
  }));
  const rows = Uint32Array.from(losses, (_, row) => row);
  const model = fitLossModel(told, rows, Float64Array.from(losses));
  expected.forEach((loss, row) => expect(lossAt(model, told, row)).toBeCloseTo(loss, 4));
});

it.each(golden.together)('two series together, against every shift', ({ a, b, rho, p }) => {
  const found = movesTogether(a, b);
  expect(found.correlation.value).toBeCloseTo(rho, 12);
  expect(found.p).toBeCloseTo(p, 12);
});
