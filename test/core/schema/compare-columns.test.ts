import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareColumns } from '../../../src/core/schema/compare-columns.ts';
import { sharedPicture } from '../../../src/core/schema/shared-picture.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';

describe('a column beside itself in other rows', () => {
  it('names what is new and what is gone, with how many rows', () => {
    const { fresh, gone, apart, outside } = compareColumns(
      columnFrom('c', ['a', 'a', 'b', null]),
      columnFrom('c', ['a', 'x', 'x', 'y']),
    );
    expect(fresh).toEqual({
      distinct: 2,
      rows: 3,
      first: [
        { value: 'x', count: 2 },
        { value: 'y', count: 1 },
      ],
    });
    expect(gone).toEqual({ distinct: 1, rows: 1, first: [{ value: 'b', count: 1 }] });
    expect(apart).toMatchObject({ measure: 'share', distance: 0.5 });
    expect(outside).toBeNull();
  });

  it('counts rows below and above the range, missing ones apart', () => {
    const { outside, apart } = compareColumns(
      numberColumn('n', [1, 2, 3.5]),
      numberColumn('n', [0.5, 2, 4, 5, NaN]),
    );
    expect(outside).toEqual({ below: 1, above: 2 });
    expect(apart).toMatchObject({ measure: 'ks' });
  });

  it('says why there is no distance', () => {
    const why = (...pair: Parameters<typeof compareColumns>): unknown => {
      const { apart } = compareColumns(...pair);
      return apart.distance === null ? apart.why : apart.distance;
    };
    const numbers = numberColumn('x', [1.5, 2, 2]);
    expect(why(numbers, columnFrom('x', ['a', 'b', 'a']))).toBe('types');
    expect(why(numbers, numberColumn('x', [NaN, NaN]))).toBe('noValues');
    const times = timestampColumn('x', ['2024-01-01', '2024-01-01']);
    expect(why(times, times)).toBe('time');
    const ids = columnFrom(
      'x',
      Array.from({ length: 30 }, (_, i) => `id ${String(i)}`),
    );
    expect(why(ids, ids)).toBe('unique');
    const texts = textColumn(
      'x',
      Array.from({ length: 3000 }, (_, i) => `t ${String(i % 1500)}`),
    );
    expect(why(texts, texts)).toBe('text');
  });
});

describe('columns in one picture', () => {
  it('share their bins, and no row is lost', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -5, max: 90 }), fc.double(), fc.constant(NaN)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const picture = sharedPicture([numberColumn('x', a), numberColumn('x', b)]);
        const finite = [a, b].map((list) => list.filter(Number.isFinite).length);
        if (!picture) {
          expect(finite).toEqual([0, 0]);
          return;
        }
        expect(picture.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0))).toEqual(finite);
        expect(picture.counts[0]!.length).toBe(picture.counts[1]!.length);
      }),
    );
  });

  it('show the most frequent values of both, others summed', () => {
    const a = columnFrom(
      'c',
      Array.from({ length: 60 }, (_, i) => `v${String(i % 20)}`),
    );
    const b = columnFrom('c', ['v3', 'v3', 'new', null]);
    const picture = sharedPicture([a, b]);
    if (picture?.of !== 'values') throw new Error('no values');
    expect(picture.values.slice(0, 2)).toEqual(['v3', 'new']);
    expect(picture.values).toHaveLength(12);
    expect(picture.others).toEqual([27, 0]);
  });

  it('is none of different kinds', () => {
    expect(sharedPicture([numberColumn('x', [1]), columnFrom('x', ['a'])])).toBeNull();
    expect(sharedPicture([numberColumn('x', [1]), timestampColumn('x', ['2024-01-01'])])).toBeNull();
  });
});
