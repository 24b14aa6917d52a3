import type { RangeProfile } from './range-profile.ts';
import { psi } from './share-distances.ts';

const GROUPS = 10;

/**
 * Population stability index from counts by cell. Of numbers (`ordered`) over at most ten groups of neighbouring cells
 * with about equal shares of the reference, near to the tenths that are cut from rows; of values over each of them. Null
 * where a side is empty.
 */
export function cellPsi(reference: RangeProfile, current: RangeProfile, ordered: boolean): number | null {
  const held = [...reference.counts.keys()].filter(
    (cell) => reference.counts[cell]! > 0 || current.counts[cell]! > 0,
  );
  if (!ordered || held.length <= GROUPS) {
    const of = ({ counts }: RangeProfile): number[] => held.map((cell) => counts[cell]!);
    return psi({ reference: of(reference), current: of(current) })?.value ?? null;
  }
  const groups = { reference: new Array<number>(GROUPS).fill(0), current: new Array<number>(GROUPS).fill(0) };
  let before = 0;
  for (const cell of held) {
    const group = Math.min(GROUPS - 1, Math.floor((GROUPS * before) / Math.max(1, reference.n)));
    before += reference.counts[cell]!;
    groups.reference[group]! += reference.counts[cell]!;
    groups.current[group]! += current.counts[cell]!;
  }
  return psi(groups)?.value ?? null;
}
