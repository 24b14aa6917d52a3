import { MEASURES, pairFinder } from '../../../charts/pair-matrix/pair-matrix-geometry.ts';
import type { PairChange } from '../../../core/drift/pair-change.ts';
import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import type { PairStrength } from '../../../core/profile/pair-sides.ts';
import { benjaminiHochberg } from '../../../core/stats/adjust-p-values.ts';
import { formatCount, formatFixed, formatNumber } from '../../../ui/format.ts';

/** Which window's strength a matrix shows, or their difference. */
export type MatrixView = 'change' | 'reference' | 'current';
/** `adjusted`: over all pairs that are there. */
export type AdjustedPair = PairChange & { adjusted: number | null };

const ALPHA = 0.05;

export function adjustedPairs(pairs: readonly PairChange[]): readonly AdjustedPair[] {
  const adjusted = benjaminiHochberg(pairs.flatMap(({ p }) => (p === null ? [] : [p])));
  let next = 0;
  return pairs.map((pair) => ({ ...pair, adjusted: pair.p === null ? null : adjusted[next++]! }));
}

export function isBeyondChance({ adjusted }: AdjustedPair): boolean {
  return adjusted !== null && adjusted <= ALPHA;
}

export function asStrengths(pairs: readonly PairChange[], view: MatrixView): readonly PairStrength[] {
  return pairs.map((pair) => ({ a: pair.a, b: pair.b, measure: pair.measure, strength: pair[view] }));
}

/** "0.43", or why there is none. */
export function strengthWords(strength: Estimate): string {
  return strength.value === null ? reasonInWords(strength.reason) : formatFixed(strength.value, 2);
}

/** "+0.31 (+0.22 to +0.40)". */
export function changeWords(change: Estimate): string {
  if (change.value === null) return reasonInWords(change.reason);
  const { interval } = change;
  return `${signed(change.value)}${interval ? ` (${signed(interval.low)} to ${signed(interval.high)})` : ''}`;
}

export function pWords(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '< 0.001' : formatNumber(p, 2);
}

/** "4 of 15 pairs changed beyond chance". */
export function changesInWords(pairs: readonly AdjustedPair[], isRunning: boolean): string {
  const tested = pairs.filter(({ adjusted }) => adjusted !== null);
  const changed = tested.filter(isBeyondChance).length;
  const soFar = isRunning ? ' so far' : '';
  return `${formatCount(changed)} of ${formatCount(tested.length)} pairs changed beyond chance, all pairs considered${soFar}.`;
}

/** A cell of the matrix of changes, in words. */
export function tellChange(pairs: readonly PairChange[]): (cell: PairStrength) => string {
  const find = pairFinder(pairs as unknown as readonly PairStrength[]);
  return (cell) => {
    const { reference, current, change, measure } = find(cell.a, cell.b) as unknown as PairChange;
    return `${cell.a} and ${cell.b}: ${changeWords(change)}, from ${strengthWords(reference)} to ${strengthWords(current)} (${MEASURES[measure]})`;
  };
}

function signed(value: number): string {
  const words = formatFixed(value, 2);
  return value > 0 && Number.parseFloat(words) !== 0 ? `+${words}` : words;
}
