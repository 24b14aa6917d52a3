import { createRandom, type Random } from '../kernel/random.ts';

/** A generator of its own for each purpose, so that one more purpose leaves the draws of the others as they were. */
export function seededFor(seed: number, purpose: string): Random {
  // FNV-1a over the purpose, begun at the seed.
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < purpose.length; at++)
    hash = Math.imul(hash ^ purpose.charCodeAt(at), 0x01000193) >>> 0;
  return createRandom(hash);
}
