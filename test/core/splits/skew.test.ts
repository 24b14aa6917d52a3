import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedWeights, effectiveNumberWeights } from '../../../src/core/splits/class-weights.ts';
import { resample } from '../../../src/core/splits/resample.ts';
import golden from '../../golden/recipe.json' with { type: 'json' };

describe('class weights', () => {
  it.each(golden.classWeights)('balanced as scikit-learn: $counts', ({ counts, weights }) => {
    balancedWeights(counts).forEach((weight, i) => expect(weight).toBeCloseTo(weights[i]!, 13));
  });

  it('by the effective number lie between none and balance', () => {
    expect(effectiveNumberWeights([10, 1000], 0)).toEqual([1, 1]);
    const [rare, usual] = effectiveNumberWeights([10, 1000], 0.999) as [number, number];
    expect(rare / usual).toBeCloseTo((1 - 0.999 ** 1000) / (1 - 0.999 ** 10), 9);
    expect(rare + usual).toBeCloseTo(2, 12);
    const [near, nearer] = effectiveNumberWeights([10, 1000], 1 - 1e-12) as [number, number];
    expect(near / nearer).toBeCloseTo(100, 3);
  });

  it('an empty class has none', () => {
    const code = 'weights.emptyClass';
    expect(() => balancedWeights([3, 0])).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code }) }),
    );
    expect(() => effectiveNumberWeights([3, 1], 1)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code: 'weights.beta' }) }),
    );
  });
});

describe('over- and under-sampling', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 2 })), {
    minLength: 10,
    maxLength: 300,
  });

  it('reach the ratio with rows of the training part only', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('over' as const, 'under' as const),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.nat(),
        (of, how, ratio, seed) => {
          const classes = Int32Array.from(of, ([own]) => own);
          const codes = Uint8Array.from(of, ([, part]) => part);
          const training = of.filter(([own, part]) => part === 0 && own >= 0);
          fc.pre(new Set(training.map(([own]) => own)).size > 1);
          const drawn = resample({ how, ratio, seed }, classes, 4, codes);
          expect(drawn).toEqual(resample({ how, ratio, seed }, classes, 4, codes));
          expect([...drawn.rows].every((row) => codes[row] === 0 && classes[row]! >= 0)).toBe(true);
          const times = new Map<number, number>();
          for (const row of drawn.rows) times.set(row, (times.get(row) ?? 0) + 1);
          const after = drawn.after.filter((size) => size > 0);
          expect(Math.min(...after) / Math.max(...after)).toBeGreaterThanOrEqual(ratio - 1e-6);
          expect(drawn.rows).toHaveLength(drawn.after.reduce((a, b) => a + b, 0));
          for (let own = 0; own < 4; own++) {
            const counts = [...classes.keys()]
              .filter((row) => codes[row] === 0 && classes[row] === own)
              .map((row) => times.get(row) ?? 0);
            if (counts.length === 0) continue;
            // Over: every row at least once and all as often, give or take one. Under: no row twice.
            if (how === 'over') expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
            if (how === 'over') expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
            else expect(Math.max(...counts)).toBe(1);
          }
          expect(drawn.unlabeled).toBe(of.filter(([own, part]) => part === 0 && own < 0).length);
        },
      ),
    );
  });

  it('refuses what cannot be balanced', () => {
    const one = Int32Array.of(0, 0, 1);
    const codes = Uint8Array.of(0, 0, 1);
    expect(() => resample({ how: 'over', ratio: 1, seed: 1 }, one, 2, codes)).toThrow(/nothing to balance/);
    expect(() => resample({ how: 'over', ratio: 0, seed: 1 }, one, 2, codes)).toThrow(/ratio/);
  });
});
