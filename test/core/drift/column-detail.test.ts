import { describe, expect, it } from 'vitest';
import { columnDetail } from '../../../src/core/drift/column-detail.ts';
import { numberCurves } from '../../../src/core/drift/number-curves.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const rows = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, at) => from + at);

describe('a column of two windows, closely', () => {
  it('numbers: bins that hold nothing on one side are named', () => {
    const column = numberColumn(
      'x',
      Array.from({ length: 400 }, (_, row) => (row < 200 ? row % 50 : 10 + (row % 20))),
    );
    const detail = columnDetail(column, rows(0, 200), rows(200, 400), 3)!;
    expect(detail.psiBins).toHaveLength(10);
    expect(detail.psiBins[0]).toEqual({
      name: { from: null, to: 5 },
      reference: 20,
      current: 0,
      isLifted: true,
    });
    expect(detail.psiBins.filter(({ isLifted }) => isLifted).length).toBe(detail.drift.psi!.lifted.length);
    expect(Object.keys(detail.bands)).toEqual(['wassersteinOverSigma', 'ks']);
    expect(detail.drift.kind === 'number' && detail.drift.wassersteinOverSigma.value!).toBeGreaterThan(
      detail.bands.wassersteinOverSigma!.limit,
    );
    expect(detail.conventions).toHaveLength(8);
    expect(columnDetail(column, rows(0, 200), rows(200, 400), 3)).toEqual(detail);
  });

  it('values: the largest difference first, new and gone ones among them', () => {
    const column = columnFrom('c', [
      ...Array(60).fill('a'),
      ...Array(40).fill('b'),
      ...Array(50).fill('a'),
      ...Array(50).fill('c'),
    ] as string[]);
    const detail = columnDetail(column, rows(0, 100), rows(100, 200), 3)!;
    expect(detail.values.map(({ value, reference, current }) => [value, reference, current])).toEqual([
      ['c', 0, 50],
      ['b', 40, 0],
      ['a', 60, 50],
    ]);
    expect(detail.values[0]!.difference.value).toBe(0.5);
    const { drift } = detail;
    expect(drift.kind === 'values' && [drift.fresh.first, drift.gone.share.value]).toEqual([
      [{ value: 'c', count: 50 }],
      0.4,
    ]);
  });

  it('all missing, constant, empty or hardly anything: said, with no distance made up', () => {
    const column = numberColumn('x', [NaN, NaN, NaN, 3, 3, 3, 3, 4, 5]);
    const none = columnDetail(column, rows(0, 3), rows(3, 6), 1)!;
    expect(none.drift.unjudged).toBe('allMissing');
    expect(none).toMatchObject({ curves: null, conventions: [], bands: {}, psiBins: [] });
    const empty = columnDetail(column, rows(0, 0), rows(3, 6), 1)!;
    expect(empty.drift.unjudged).toBe('emptySlice');
    const few = columnDetail(column, rows(3, 6), rows(6, 9), 1)!.drift;
    expect(few.unjudged).toBe('tooFew');
    expect(few.kind === 'number' && few.wassersteinOverSigma).toMatchObject({
      value: null,
      reason: 'constant',
    });
    const constant = numberColumn('x', Array<number>(80).fill(7));
    const same = columnDetail(constant, rows(0, 40), rows(40, 80), 1)!.drift;
    expect(same.unjudged).toBe('constant');
    expect(same.kind === 'number' && [same.wasserstein.value, same.ks!.p]).toEqual([0, 1]);
  });
});

describe('quantiles of two windows', () => {
  it('lie on each other and in the band where nothing has changed', () => {
    const sorted = Float64Array.from({ length: 500 }, (_, row) => row);
    for (const { reference, current, low, high } of numberCurves(sorted, sorted).quantiles) {
      expect(current).toBe(reference);
      if (low !== null) expect(low).toBeLessThan(reference);
      if (high !== null) expect(high).toBeGreaterThan(reference);
    }
  });

  it('leave the band exactly where the cumulative shares lie further apart than the test allows', () => {
    const a = Float64Array.from({ length: 400 }, (_, row) => row);
    const b = Float64Array.from({ length: 400 }, (_, row) => row + 60);
    const outside = numberCurves(a, b).quantiles.filter(
      ({ current, high }) => high !== null && current > high,
    );
    expect(outside.length).toBeGreaterThan(50);
  });

  it('no bound is claimed where too few rows tell', () => {
    const [pair] = numberCurves(Float64Array.of(1, 2), Float64Array.of(3, 4)).quantiles;
    expect([pair!.low, pair!.high]).toEqual([null, null]);
  });
});
