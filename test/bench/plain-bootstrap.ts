import { createRandom } from '../../src/core/kernel/random.ts';

/** The mean of one difference a row, resampled row by row: [low, high] at 95%. */
export function plainBootstrap(
  rows: number,
  B: number,
  differenceOf: (row: number) => number,
): readonly [number, number] {
  const random = createRandom(1);
  const differences = Float64Array.from({ length: rows }, (_, row) => differenceOf(row));
  const means = new Float64Array(B);
  for (let b = 0; b < B; b++) {
    let sum = 0;
    for (let draw = 0; draw < rows; draw++) sum += differences[random.below(rows)]!;
    means[b] = sum / rows;
  }
  means.sort();
  return [means[Math.floor(B * 0.025)]!, means[Math.floor(B * 0.975)]!];
}
