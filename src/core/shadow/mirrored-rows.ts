import { createRandom } from '../kernel/random.ts';

/** Rows that are mirrored to both sides, ascending: each with this chance in percent, the same for the same seed. */
export function mirroredRows(rows: number, percent: number, seed: number): Uint32Array<ArrayBuffer> {
  const drawn = new Uint32Array(rows);
  const random = createRandom(seed);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (percent >= 100 || random.uniform() * 100 < percent) drawn[count++] = row;
  }
  return drawn.slice(0, count);
}

/** Who starts first, by the same seed. */
export function startsFirst(seed: number): 'champion' | 'challenger' {
  return createRandom(seed ^ 0x5ade).below(2) === 0 ? 'champion' : 'challenger';
}
