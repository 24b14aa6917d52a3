import type { SliceRows } from '../evaluation/compare-slices.ts';
import type { Predicate } from '../slices/predicate.ts';
import { OUTCOME } from './shadow-outcomes.ts';

/** Disagreements of champion and challenger beside those of the champion with itself. */
export interface NoiseLine {
  name: string;
  where: Predicate;
  /** Rows answered all three times. */
  total: number;
  raw: number;
  noise: number;
  /** Whether the two differ by more than the champion differs from itself: see isAboveNoise. */
  above: boolean;
}

const RELATIVE_PERCENT = 20;
const ABSOLUTE_PERCENT = 0.03;

/**
 * Whether raw disagreement stands out of the noise: more than it, by over 20% of both together and over .03% of all rows
 * (Diffy's defaults). Exactly at a threshold is not over it.
 */
export function isAboveNoise(raw: number, noise: number, total: number): boolean {
  const more = raw - noise;
  return more > 0 && more * 100 > RELATIVE_PERCENT * (raw + noise) && more * 100 > ABSOLUTE_PERCENT * total;
}

/** Over slices, which may overlap. `raw`, `again`: outcomes by row of the two, and of the champion twice. */
export function noiseOfSlices(
  raw: Int8Array,
  again: Int8Array,
  slices: readonly SliceRows[],
): readonly NoiseLine[] {
  return slices.map((slice) => {
    const tally = emptyTally();
    for (let row = 0; row < raw.length; row++) {
      if (!slice.rows || slice.rows[row] === 1) addRow(tally, raw[row]!, again[row]!);
    }
    return lineOf(slice, tally);
  });
}

/** Over disjoint groups, in one pass. `codes`: a group a row, negative = none. */
export function noiseOfGroups(
  raw: Int8Array,
  again: Int8Array,
  groups: readonly { name: string; where: Predicate }[],
  codes: Int32Array,
): readonly NoiseLine[] {
  const tallies = groups.map(emptyTally);
  for (let row = 0; row < raw.length; row++) {
    if (codes[row]! >= 0) addRow(tallies[codes[row]!]!, raw[row]!, again[row]!);
  }
  return groups.map((group, at) => lineOf(group, tallies[at]!));
}

interface Tally {
  total: number;
  raw: number;
  noise: number;
}

function emptyTally(): Tally {
  return { total: 0, raw: 0, noise: 0 };
}

const isAnswered = (outcome: number): boolean => outcome >= OUTCOME.matched && outcome <= OUTCOME.ignored;

function addRow(tally: Tally, raw: number, again: number): void {
  if (!isAnswered(raw) || !isAnswered(again)) return;
  tally.total++;
  if (raw === OUTCOME.different) tally.raw++;
  if (again === OUTCOME.different) tally.noise++;
}

function lineOf({ name, where }: { name: string; where: Predicate }, tally: Tally): NoiseLine {
  return { name, where, ...tally, above: isAboveNoise(tally.raw, tally.noise, tally.total) };
}
