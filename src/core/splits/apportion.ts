/** Rounds n x share to whole numbers that sum to n: the largest remainders round up, of equal ones the first. */
export function apportion(n: number, shares: readonly number[]): number[] {
  const ideal = shares.map((share) => n * share);
  // A product a hair below a whole number is that number: .6 x 70.
  const sizes = ideal.map((size) => Math.floor(size + 1e-9));
  const order = shares
    .map((_, i) => i)
    .sort((a, b) => remainder(ideal, sizes, b) - remainder(ideal, sizes, a) || a - b);
  let left = n - sizes.reduce((sum, size) => sum + size, 0);
  for (let i = 0; left > 0; i++, left--) sizes[order[i % order.length]!]!++;
  return sizes;
}

/** Rounded, so that remainders that are equal on paper are equal here. */
function remainder(ideal: readonly number[], sizes: readonly number[], i: number): number {
  return Math.round((ideal[i]! - sizes[i]!) * 1e9);
}

/**
 * The same for each class, so that each part's count of a class is the ideal rounded down or up; remainders are
 * carried from class to class (large classes first), so that the parts' sizes in all stay near their ideals too.
 */
export function apportionClasses(counts: readonly number[], shares: readonly number[]): number[][] {
  const out: number[][] = counts.map(() => []);
  const carried = shares.map(() => 0);
  const order = counts.map((_, i) => i).sort((a, b) => counts[b]! - counts[a]! || a - b);
  for (const at of order) {
    const n = counts[at]!;
    const sizes = shares.map((share) => Math.floor(n * share + 1e-9));
    const rests = shares.map((share, part) => Math.max(0, n * share - sizes[part]!));
    rests.forEach((rest, part) => (carried[part]! += rest));
    let left = n - sizes.reduce((sum, size) => sum + size, 0);
    const mayRoundUp = shares.map((_, part) => part).filter((part) => rests[part]! > 1e-9);
    mayRoundUp.sort((a, b) => Math.round((carried[b]! - carried[a]!) * 1e9) || a - b);
    for (const part of mayRoundUp) {
      if (left-- <= 0) break;
      sizes[part]!++;
      carried[part]!--;
    }
    out[at] = sizes;
  }
  return out;
}
