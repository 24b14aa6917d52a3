import type { PairedOutcome } from '../evaluation/pair-outcomes.ts';

/**
 * By row whether the two answers differ: 1 = yes, 0 = alike, -1 = not both answered. Values differ where they are
 * farther apart than the tolerance.
 */
export function differencesOf(paired: PairedOutcome, tolerance: number): Int8Array {
  const differ = new Int8Array(paired.truth.length).fill(-1);
  const { first, second } = paired;
  for (let row = 0; row < differ.length; row++) {
    const [a, b] = [first[row]!, second[row]!];
    if (paired.type === 'classification') {
      if (a >= 0 && b >= 0) differ[row] = Number(a !== b);
    } else if (Number.isFinite(a) && Number.isFinite(b)) differ[row] = Number(Math.abs(a - b) > tolerance);
  }
  return differ;
}

/** Rows that both answered, and those of them that differ. */
export function countDifferences(differ: Int8Array): { both: number; different: number } {
  let both = 0;
  let different = 0;
  for (const one of differ) {
    if (one >= 0) both++;
    if (one === 1) different++;
  }
  return { both, different };
}
