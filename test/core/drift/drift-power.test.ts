import { describe, expect, it } from 'vitest';
import { drawnNumberDistances } from '../../../src/core/drift/drawn-distances.ts';
import { kolmogorovSmirnovDistance } from '../../../src/core/drift/kolmogorov-smirnov.ts';
import { nullBands } from '../../../src/core/drift/null-band.ts';
import { wasserstein } from '../../../src/core/drift/wasserstein.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';

const LONG = process.env['TRUST'] === '1';
const SIZES = [50, 500, 5000];
/** In standard deviations. */
const SHIFTS = [0, 0.05, 0.1, 0.2, 0.5, 1];
const SPLITS = LONG ? 1000 : 60;

describe('alarms where something has changed', () => {
  it('come the more often, the larger the shift and the more rows; how often is printed', () => {
    const random = createRandom(11);
    const normal = (): number =>
      Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    const sample = (n: number, shift: number): Float64Array =>
      Float64Array.from({ length: n }, () => normal() + shift).sort();
    const reference = sample(40_000, 0);
    const power = new Map<string, number>();
    for (const n of SIZES) {
      const bands = nullBands(drawnNumberDistances(reference, 1), [n, n], createRandom(n), {
        resamples: LONG ? 999 : 199,
      });
      for (const shift of SHIFTS) {
        const alarms = [0, 0];
        for (let split = 0; split < SPLITS; split++) {
          const [a, b] = [sample(n, 0), sample(n, shift)];
          if (wasserstein(a, b)! > bands[0]!.limit) alarms[0]!++;
          if (kolmogorovSmirnovDistance(a, b)! > bands[1]!.limit) alarms[1]!++;
        }
        alarms.forEach((count, which) => power.set(key(which, n, shift), count / SPLITS));
      }
    }
    for (const which of [0, 1]) {
      console.log(
        [
          `${which === 0 ? 'Wasserstein' : 'Kolmogorov-Smirnov'}: alarms of ${String(SPLITS)} at shifts of ${SHIFTS.join(', ')} σ`,
          ...SIZES.map((n) => {
            const row = SHIFTS.map(
              (shift) => `${String(Math.round(100 * power.get(key(which, n, shift))!))}%`,
            );
            return `  n = ${String(n)}: ${row.join('  ')}`;
          }),
        ].join('\n'),
      );
      const at = (n: number, shift: number): number => power.get(key(which, n, shift))!;
      for (const n of SIZES)
        for (const [place, shift] of SHIFTS.entries())
          // A quarter is more than sampling makes of so many splits.
          for (const larger of SHIFTS.slice(place))
            expect(at(n, larger)).toBeGreaterThanOrEqual(at(n, shift) - 0.25);
      expect(at(50, 1)).toBeGreaterThan(0.9);
      expect(at(500, 0.5)).toBe(1);
      expect(at(5000, 0.1)).toBeGreaterThan(0.9);
      expect(at(50, 0.05)).toBeLessThan(0.3);
    }
  });
});

function key(which: number, n: number, shift: number): string {
  return `${String(which)} ${String(n)} ${String(shift)}`;
}
