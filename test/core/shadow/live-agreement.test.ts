import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/core/model/signature.ts';
import { LiveAgreement } from '../../../src/core/shadow/live-agreement.ts';
import { mirroredRows, startsFirst } from '../../../src/core/shadow/mirrored-rows.ts';

const task = (classes: readonly string[], positive: string | null = null): Task => ({
  ...{ type: 'classification', classes, positive, threshold: null },
});

describe('how far two agree while both answer', () => {
  it('counts rows that both answered, in whatever pieces and order the answers come', () => {
    const codes = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(codes, codes, fc.array(fc.boolean(), { maxLength: 90 }), (a, b, order) => {
        const rows = Math.min(a.length, b.length);
        const live = new LiveAgreement(rows, task(['x', 'y', 'z']), task(['z', 'y', 'x']), 0);
        const at = { champion: 0, challenger: 0 };
        const put = (side: 'champion' | 'challenger', codesOf: number[]): void => {
          if (at[side] < rows) live.add(side, Int32Array.of(codesOf[at[side]++]!));
        };
        for (const first of order) put(first ? 'champion' : 'challenger', first ? a : b);
        const until = Math.min(at.champion, at.challenger);
        // The challenger's classes stand the other way round.
        const pairs = a.slice(0, until).flatMap((one, row) => {
          const other = b[row]!;
          return one < 0 || other < 0 ? [] : [[one, 2 - other] as const];
        });
        const { both, agreement, flips } = live.tally;
        expect(both).toBe(pairs.length);
        const same = pairs.filter(([one, other]) => one === other).length;
        expect(agreement.value).toBe(pairs.length === 0 ? null : same / pairs.length);
        expect(flips.reduce((sum, { rows: n }) => sum + n, 0)).toBe(pairs.length - same);
      }),
    );
  });

  it('takes the positive classes for the same where no name is shared', () => {
    const live = new LiveAgreement(2, task(['<=50K', '>50K'], '>50K'), task(['1', '0'], '1'), 0);
    live.add('champion', Int32Array.of(1, 0));
    live.add('challenger', Int32Array.of(0, 0));
    expect(live.tally.agreement.value).toBe(0.5);
    expect(live.tally.flips).toEqual([{ first: '<=50K', second: '>50K', rows: 1 }]);
  });

  it('holds values against each other within the tolerance, and leaves out those without a value', () => {
    const value: Task = { type: 'regression', unit: null };
    const live = new LiveAgreement(4, value, value, 0.5);
    live.add('challenger', Float64Array.of(1.5, 3, NaN, 2));
    expect(live.tally.agreement).toEqual({ value: null, reason: 'noPairs', n: 0 });
    live.add('champion', Float64Array.of(1, 2, 3, NaN));
    expect(live.tally).toMatchObject({ both: 2, agreement: { value: 0.5 }, flips: [] });
  });
});

describe('rows mirrored', () => {
  it('are all at 100%, the same for a seed, and about their share', () => {
    expect([...mirroredRows(5, 100, 9)]).toEqual([0, 1, 2, 3, 4]);
    expect(mirroredRows(0, 50, 1)).toHaveLength(0);
    const some = mirroredRows(10_000, 20, 1);
    expect(mirroredRows(10_000, 20, 1)).toEqual(some);
    expect(mirroredRows(10_000, 20, 2)).not.toEqual(some);
    // Five standard deviations of the binomial.
    expect(Math.abs(some.length - 2000)).toBeLessThan(200);
  });

  it('either side may start first', () => {
    const first = Array.from({ length: 100 }, (_, seed) => startsFirst(seed));
    expect(new Set(first).size).toBe(2);
  });
});
