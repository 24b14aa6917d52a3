import type { PairedOutcome } from './pair-outcomes.ts';

/** What becomes of a row when the second model takes the place of the first. */
export const FLIPS = {
  classification: [
    'right to wrong',
    'wrong to right',
    'wrong to another wrong',
    'both right',
    'the same wrong',
  ],
  regression: ['farther off', 'closer', 'as far off'],
} as const;

/** By row an index into FLIPS of the task; -1 where there is no label, or not two answers. */
export function flipCodes(paired: PairedOutcome): Int32Array {
  const codes = new Int32Array(paired.truth.length).fill(-1);
  if (paired.type === 'regression') {
    const { truth, first, second } = paired;
    for (let row = 0; row < codes.length; row++) {
      const before = Math.abs(first[row]! - truth[row]!);
      const after = Math.abs(second[row]! - truth[row]!);
      if (Number.isFinite(before) && Number.isFinite(after)) {
        codes[row] = after > before ? 0 : after < before ? 1 : 2;
      }
    }
    return codes;
  }
  const { truth, first, second } = paired;
  for (let row = 0; row < codes.length; row++) {
    const [actual, before, after] = [truth[row]!, first[row]!, second[row]!];
    if (actual < 0 || before < 0 || after < 0) continue;
    if (before === actual) codes[row] = after === actual ? 3 : 0;
    else codes[row] = after === actual ? 1 : after === before ? 4 : 2;
  }
  return codes;
}

/** Rows by flip, in the order of FLIPS. */
export function countFlips(codes: Int32Array, kinds: number): number[] {
  const counts = new Array<number>(kinds).fill(0);
  for (const code of codes) if (code >= 0) counts[code]!++;
  return counts;
}
