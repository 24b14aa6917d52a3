import type { Estimate } from '../kernel/estimate.ts';

/** What is known of a model when one is to be chosen. */
export interface Candidate<Key> {
  key: Key;
  /** The main metric minus that of the best; null for the best itself. */
  fromBest: Estimate | null;
  /** Bytes of its file; 0 for a rule or a constant; null where nobody knows. */
  bytes: number | null;
}

export interface Recommendation<Key> {
  key: Key;
  /**
   * `only`: nothing to choose from; `apart`: the best is told apart from all others; `simpler`: simpler than the best
   * and not told apart from it; `simplest`: the best, and of those not told apart from it none is known to be simpler.
   */
  because: 'only' | 'apart' | 'simpler' | 'simplest';
  /** Not told apart from the best, the best and the chosen one left out. */
  alike: readonly Key[];
  /** Of those, or the best itself: how simple they are is not known. */
  unknown: readonly Key[];
}

/**
 * The best model, or the simplest whose difference from it has an interval that covers zero: what cannot be told from
 * the better model is not worth its size. A difference without an interval counts as not told apart.
 * Throws RangeError without exactly one best.
 */
export function recommendModel<Key>(candidates: readonly Candidate<Key>[]): Recommendation<Key> {
  const best = candidates.filter(({ fromBest }) => fromBest === null);
  if (best.length !== 1) throw new RangeError(`recommendModel: ${String(best.length)} best models`);
  const [first] = best as [Candidate<Key>];
  const tied = candidates.filter((candidate) => candidate === first || coversZero(candidate.fromBest!));
  const known = tied.filter(({ bytes }) => bytes !== null);
  const chosen =
    first.bytes === null
      ? first
      : known.reduce((least, next) => (next.bytes! < least.bytes! ? next : least), first);
  const keysOf = (some: readonly Candidate<Key>[]): readonly Key[] => some.map(({ key }) => key);
  return {
    key: chosen.key,
    because:
      candidates.length === 1
        ? 'only'
        : tied.length === 1
          ? 'apart'
          : chosen === first
            ? 'simplest'
            : 'simpler',
    alike: keysOf(tied.filter((candidate) => candidate !== first && candidate !== chosen)),
    unknown: keysOf(tied.filter(({ bytes }) => bytes === null)),
  };
}

function coversZero(difference: Estimate): boolean {
  if (difference.value === null || !difference.interval) return true;
  return difference.interval.low <= 0 && difference.interval.high >= 0;
}
