import { expect, it } from 'vitest';
import { drawnNumberDistances, drawnValueDistances } from '../../../src/core/drift/drawn-distances.ts';
import { nullBands } from '../../../src/core/drift/null-band.ts';
import { scaledLimit } from '../../../src/core/drift/scaled-band.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';

it('comes near to bands that are drawn at other numbers of rows', () => {
  const numbers = Float64Array.from({ length: 500 }, (_, i) => (i / 500) ** 2);
  for (const draw of [drawnNumberDistances(numbers, 0.3), drawnValueDistances([40, 30, 20, 10])]) {
    const at = (n: readonly [number, number]): number =>
      nullBands(draw, n, createRandom(5), { resamples: 300 })[0]!.limit;
    const [band] = nullBands(draw, [400, 400], createRandom(5), { resamples: 300 });
    for (const n of [
      [400, 60],
      [100, 800],
    ] as const)
      expect(scaledLimit(band!, n) / at(n)).toSatisfy((ratio: number) => ratio > 0.85 && ratio < 1.18);
  }
});
