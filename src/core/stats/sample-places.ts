import type { Random } from '../kernel/random.ts';

/** `most` of the places 0 to n - 1 without repetition, ascending; all of them where there are no more. O(n). */
export function samplePlaces(n: number, most: number, random: Random): Uint32Array<ArrayBuffer> {
  if (n <= most) return Uint32Array.from({ length: n }, (_, place) => place);
  const sample = new Uint32Array(most);
  let taken = 0;
  for (let place = 0; place < n && taken < most; place++) {
    // Each one's chance is what is still wanted of what is left.
    if (random.uniform() * (n - place) < most - taken) sample[taken++] = place;
  }
  return sample;
}
