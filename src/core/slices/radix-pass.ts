const BUCKETS = 65_536;
const counts = new Uint32Array(BUCKETS);

/**
 * One stable counting pass over 16 bits of a key: writes `order` into `into` sorted by (keys[i] >>> shift) & 65535.
 * False where all keys agree in these bits, and nothing was written.
 */
export function radixPass(keys: Uint32Array, shift: number, order: Uint32Array, into: Uint32Array): boolean {
  const n = order.length;
  if (n < 2) return false;
  counts.fill(0);
  for (let i = 0; i < n; i++) counts[(keys[order[i]!]! >>> shift) & 0xffff]!++;
  if (counts[(keys[order[0]!]! >>> shift) & 0xffff] === n) return false;
  let sum = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = counts[bucket]!;
    counts[bucket] = sum;
    sum += count;
  }
  for (let i = 0; i < n; i++) {
    const item = order[i]!;
    into[counts[(keys[item]! >>> shift) & 0xffff]!++] = item;
  }
  return true;
}
