import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associate, pairSide, strengthOf } from '../../../src/core/profile/associate.ts';
import { pairDetail } from '../../../src/core/profile/pair-picture.ts';
import { pairStrength, readySide } from '../../../src/core/profile/pair-sides.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';

const ROWS = 30;
const numbers = (name: string) =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(NaN)), { minLength: ROWS, maxLength: ROWS })
    .map((values): Column => numberColumn(name, values));
const words = (name: string) =>
  fc
    .array(fc.constantFrom('a', 'b', 'c', null), { minLength: ROWS, maxLength: ROWS })
    .map((values): Column => columnFrom(name, values));
const any = (name: string) => fc.oneof(numbers(name), words(name));

describe('the strength of a pair', () => {
  it('is that of the pair measured by itself, whatever is missing', () => {
    fc.assert(
      fc.property(any('a'), any('b'), (a, b) => {
        const wanted = strengthOf(associate(pairSide(a)!, pairSide(b)!));
        const { strength } = pairStrength(readySide(a)!, readySide(b)!);
        expect(strength.n).toBe(wanted.n);
        if (wanted.value === null) expect(strength.value).toBeNull();
        else expect(strength.value).toBeCloseTo(wanted.value, 12);
      }),
    );
  });

  it('is not measured for names of rows', () => {
    const names = Array.from({ length: 1500 }, (_, i) => `row ${String(i)}`);
    expect(readySide(textColumn('t', names))).toBeNull();
    expect(readySide(columnFrom('c', names))).toBeNull();
  });
});

describe('the picture of a pair', () => {
  it('counts every row that has both, once', () => {
    fc.assert(
      fc.property(any('a'), any('b'), (a, b) => {
        const { association, picture } = pairDetail(a, b)!;
        const n = strengthOf(association).n;
        if (!picture) {
          expect(n).toBe(0);
          return;
        }
        const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
        if (picture.of === 'boxes') expect(sum(picture.boxes.map((box) => box.n))).toBe(n);
        else expect(sum(picture.counts) + (picture.of === 'grid' ? picture.beyond : 0)).toBe(n);
      }),
    );
  });

  it('puts rare values together as others', () => {
    const many = columnFrom(
      'm',
      Array.from({ length: 100 }, (_, i) => `v${String(i % 20)}`),
    );
    const two = columnFrom(
      't',
      Array.from({ length: 100 }, (_, i) => (i < 50 ? 'x' : 'y')),
    );
    const picture = pairDetail(many, two)!.picture!;
    if (picture.of !== 'table') throw new Error('not a table');
    expect(picture.rows).toHaveLength(12);
    expect(picture.rows.at(-1)).toBe('others');
    expect(picture.counts.slice(-2).reduce((a, b) => a + b)).toBe(45);
  });

  it('leaves out what would press the rest into a corner, and says how much', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i === 0 ? 1e6 : i % 50));
    const picture = pairDetail(
      numberColumn('a', values),
      numberColumn(
        'b',
        values.map((_, i) => i),
      ),
    )!.picture!;
    expect(picture).toMatchObject({ of: 'grid', x: { low: 0, high: 49 }, beyond: 1 });
  });

  it('has none of free text', () => {
    const names = textColumn(
      't',
      Array.from({ length: 1500 }, (_, i) => `row ${String(i)}`),
    );
    expect(pairDetail(names, numberColumn('n', new Array<number>(1500).fill(1)))).toBeNull();
  });
});
