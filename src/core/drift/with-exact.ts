import type { CellDrift } from './cell-drift.ts';
import type { ColumnDrift } from './drift-question.ts';

/** What cells told of two windows with the distances, tests and new values that their rows tell. */
export function withExact(drift: CellDrift, exact: ColumnDrift): CellDrift {
  if (!drift.distance) return drift;
  if (exact.kind === 'values') {
    const { jsDistanceBase2, chiSquare } = exact;
    return {
      ...drift,
      distance: certain(jsDistanceBase2.value),
      beside: chiSquare && { of: 'chiSquare', value: chiSquare.statistic, df: chiSquare.df },
      p: chiSquare?.p ?? null,
    };
  }
  const { ks, wassersteinOverSigma, outside } = exact;
  return {
    ...drift,
    distance: certain(drift.measure === 'ks' ? (ks?.distance ?? null) : wassersteinOverSigma.value),
    beside: ks && { of: 'ks', value: ks.distance, bound: 0 },
    p: ks?.p ?? null,
    outside: outside.share.value,
  };
}

function certain(value: number | null): CellDrift['distance'] {
  return value === null ? null : { value, bound: 0 };
}
