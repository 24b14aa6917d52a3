import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKolmogorovSmirnov, cellWasserstein } from '../../../src/core/drift/cell-distances.ts';
import { cellAt, cutsOf } from '../../../src/core/drift/cells.ts';
import { kolmogorovSmirnov } from '../../../src/core/drift/kolmogorov-smirnov.ts';
import { rangeOf, runningProfile } from '../../../src/core/drift/range-profile.ts';
import { wasserstein } from '../../../src/core/drift/wasserstein.ts';
import { addCodes, addNumbers, emptyProfile, mergeProfile } from '../../../src/core/drift/window-profile.ts';

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(NaN, Infinity, -Infinity),
);
/** Rows with the window they are of, and cells so few that they matter. */
const rows = fc.array(fc.tuple(number, fc.integer({ min: -1, max: 5 })), { minLength: 1, maxLength: 120 });

function profiled(cases: readonly (readonly [number, number])[], cells: number) {
  const values = Float64Array.from(cases, ([value]) => value);
  const windows = Int32Array.from(cases, ([, window]) => window);
  const cuts = cutsOf(values.filter(Number.isFinite).sort(), cells);
  const profile = emptyProfile(6, cuts.length + 1, 3);
  addNumbers(profile, cuts, values, windows);
  return { values, windows, cuts, profile };
}

describe('cells', () => {
  it('each value has one of its own where there are few', () => {
    const cuts = cutsOf(Float64Array.from([1, 1, 2, 5, 5, 9]), 8);
    expect([...cuts]).toEqual([2, 5, 9]);
    expect([1, 2, 5, 9].map((value) => cellAt(cuts, value))).toEqual([0, 1, 2, 3]);
  });

  it('a value that is most of the rows is cut off on both sides', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i < 20 ? i / 100 : i < 80 ? 7 : i));
    const cuts = cutsOf(values.sort(), 10);
    const [low, high] = [cuts[cellAt(cuts, 7) - 1], cuts[cellAt(cuts, 7)]];
    expect(low).toBe(7);
    expect(high).toBe(80);
  });

  it('hold every value once, in order', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), fc.integer({ min: 2, max: 12 }), (values, cells) => {
        const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
        const cuts = cutsOf(sorted, cells);
        expect([...cuts]).toEqual([...new Set(cuts)].sort((a, b) => a - b));
        // Twelve more at the ends; a value that fills a cell is cut off on both sides.
        expect(cuts.length).toBeLessThan((cells + 12) * 2);
        const places = [...sorted].map((value) => cellAt(cuts, value));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('windows', () => {
  it('the profile of a range is that of its rows', () => {
    fc.assert(
      fc.property(rows, fc.tuple(fc.nat(6), fc.nat(6)), (cases, ends) => {
        const [from, to] = [Math.min(...ends), Math.max(...ends)];
        const { values, windows, profile } = profiled(cases, 6);
        const range = rangeOf(runningProfile(profile), from, to);
        const held = [...values].filter((_, row) => windows[row]! >= from && windows[row]! < to);
        const finite = held.filter(Number.isFinite);
        expect(range.n).toBe(finite.length);
        expect(range.missing).toBe(held.filter(Number.isNaN).length);
        expect(range.infinite).toBe(held.length - finite.length - range.missing);
        expect(range.low).toBe(finite.length === 0 ? null : Math.min(...finite));
        expect(range.high).toBe(finite.length === 0 ? null : Math.max(...finite));
        const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
        if (range.mean !== null) expect(range.mean).toBeCloseTo(mean, 6);
      }),
    );
  });

  it('parts of the rows, merged, are the whole', () => {
    fc.assert(
      fc.property(rows, fc.nat(120), (cases, at) => {
        const { values, windows, cuts, profile } = profiled(cases, 6);
        const parts = [
          [0, at],
          [at, cases.length],
        ].map(([from, to]) => {
          const part = emptyProfile(6, cuts.length + 1, 3);
          addNumbers(part, cuts, values.slice(from, to), windows.slice(from, to));
          return part;
        });
        mergeProfile(parts[0]!, parts[1]!);
        const { sums, squares, ...counted } = parts[0]!;
        expect(counted).toEqual({ ...profile, sums: undefined, squares: undefined });
        sums.forEach((sum, window) => expect(sum).toBeCloseTo(profile.sums[window]!, 4));
        squares.forEach((sum, window) => expect(sum / 1e12).toBeCloseTo(profile.squares[window]! / 1e12, 6));
      }),
    );
  });

  it('categories by their codes, below 0 missing', () => {
    const profile = emptyProfile(2, 3);
    addCodes(profile, Int32Array.from([0, 2, -1, 2, 1]), Int32Array.from([0, 0, 0, 1, -1]));
    expect([...profile.counts]).toEqual([1, 0, 1, 0, 0, 1]);
    expect([...profile.missing]).toEqual([1, 0]);
  });
});

describe('distances from cells', () => {
  it('the exact ones lie within their bound', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 40 }), (cases, cells) => {
        const { values, windows, cuts, profile } = profiled(cases, cells);
        const running = runningProfile(profile);
        const side = (from: number, to: number): Float64Array =>
          values
            .filter((value, row) => windows[row]! >= from && windows[row]! < to && Number.isFinite(value))
            .sort();
        const [a, b] = [side(0, 3), side(3, 6)];
        const [of, to] = [rangeOf(running, 0, 3), rangeOf(running, 3, 6)];
        const exact = kolmogorovSmirnov(a, b);
        const near = cellKolmogorovSmirnov(of, to);
        expect(near === null).toBe(exact === null);
        if (!near || !exact) return;
        expect(exact.distance).toBeGreaterThanOrEqual(near.value - 1e-12);
        expect(exact.distance).toBeLessThanOrEqual(near.value + near.bound + 1e-12);
        const area = cellWasserstein(cuts, of, to)!;
        expect(Math.abs(area.value - wasserstein(a, b)!)).toBeLessThanOrEqual(area.bound + 1e-6);
      }),
      { numRuns: 300 },
    );
  });
});
