import type { PairStrength } from '../../core/profile/pair-sides.ts';
import { reasonInWords } from '../../core/kernel/estimate.ts';
import { formatCount, formatFixed } from '../../ui/format.ts';

/** What a measure is called. */
export const MEASURES: Readonly<Record<PairStrength['measure'], string>> = {
  spearman: 'Spearman’s correlation',
  cramersV: 'Cramér’s V, corrected',
  correlationRatio: 'correlation ratio η',
};

/** The pair of two columns, in whichever order it is known. */
export function pairFinder(pairs: readonly PairStrength[]): (a: string, b: string) => PairStrength | null {
  const byKey = new Map(pairs.map((pair) => [keyOf(pair.a, pair.b), pair]));
  return (a, b) => byKey.get(keyOf(a, b)) ?? byKey.get(keyOf(b, a)) ?? null;
}

/** "age and income: 0.43 (Spearman’s correlation, n = 1,000)". */
export function pairWords({ a, b, measure, strength }: PairStrength): string {
  const value =
    strength.value === null ? `none, ${reasonInWords(strength.reason)}` : formatFixed(strength.value, 2);
  return `${a} and ${b}: ${value} (${MEASURES[measure]}, n = ${formatCount(strength.n)})`;
}

/** Pairs by how strong they are, strongest first; those without a number last. */
export function strongestFirst(pairs: readonly PairStrength[]): readonly PairStrength[] {
  const size = ({ strength }: PairStrength): number =>
    strength.value === null ? -1 : Math.abs(strength.value);
  return [...pairs].sort((x, y) => size(y) - size(x));
}

function keyOf(a: string, b: string): string {
  return `${String(a.length)}:${a}${b}`;
}

/** Which of `count` places of `size` pixels are in sight, with a margin, from a to before b. */
export function inSight(
  scroll: number,
  room: number,
  size: number,
  count: number,
): readonly [number, number] {
  const spare = 3;
  return [
    Math.max(0, Math.floor(scroll / size) - spare),
    Math.min(count, Math.ceil((scroll + room) / size) + spare),
  ];
}
