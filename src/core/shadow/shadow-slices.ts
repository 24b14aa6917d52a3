import type { SliceRows } from '../evaluation/compare-slices.ts';
import { flipCodes } from '../evaluation/flips.ts';
import type { PairedOutcome } from '../evaluation/pair-outcomes.ts';
import { proportion } from '../metrics/proportion.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { ShadowSlice } from './shadow-report.ts';

interface Tally {
  n: number;
  different: number;
  lost: number;
  won: number;
}

/** Where two differ: over slices, which may overlap. Those first where most differ. */
export function shadowSlices(
  paired: PairedOutcome,
  differ: Int8Array,
  slices: readonly SliceRows[],
  hasTruth: boolean,
): ShadowSlice[] {
  const flips = flipCodes(paired);
  return mostFirst(
    slices.map((slice) => {
      const tally = emptyTally();
      for (let row = 0; row < differ.length; row++) {
        if (!slice.rows || slice.rows[row] === 1) addRow(tally, differ[row]!, flips[row]!);
      }
      return sliceOf(slice, tally, hasTruth && paired.type === 'classification');
    }),
  );
}

/** The same over disjoint groups of rows, in one pass. `codes`: a group a row, negative = none. */
export function shadowGroups(
  paired: PairedOutcome,
  differ: Int8Array,
  groups: readonly { name: string; where: Predicate }[],
  codes: Int32Array,
  hasTruth: boolean,
): ShadowSlice[] {
  const flips = flipCodes(paired);
  const tallies = groups.map(emptyTally);
  for (let row = 0; row < differ.length; row++) {
    if (codes[row]! >= 0) addRow(tallies[codes[row]!]!, differ[row]!, flips[row]!);
  }
  const hasFlips = hasTruth && paired.type === 'classification';
  return mostFirst(groups.map((group, at) => sliceOf(group, tallies[at]!, hasFlips)));
}

function emptyTally(): Tally {
  return { n: 0, different: 0, lost: 0, won: 0 };
}

/** `flip`: 0 = right to wrong, 1 = wrong to right (see FLIPS). */
function addRow(tally: Tally, differ: number, flip: number): void {
  if (differ < 0) return;
  tally.n++;
  tally.different += differ;
  // What is not taken for a difference is no flip either.
  if (differ === 1 && flip === 0) tally.lost++;
  if (differ === 1 && flip === 1) tally.won++;
}

function sliceOf(
  { name, where }: { name: string; where: Predicate },
  { n, different, lost, won }: Tally,
  hasFlips: boolean,
): ShadowSlice {
  return {
    ...{ name, where, n, different: proportion(different, n, 'emptySlice') },
    ...(hasFlips ? { lost, won } : { lost: null, won: null }),
  };
}

function mostFirst(slices: ShadowSlice[]): ShadowSlice[] {
  return slices.sort((a, b) => (b.different.value ?? -1) - (a.different.value ?? -1));
}
