import type { Bins } from '../../../charts/histogram/histogram-geometry.ts';

/** Bins from 0, with empty ones added up to the limit, unless it lies so far off that nothing else would be seen. */
export function binsWithLimit(
  { width, counts }: { width: number; counts: readonly number[] },
  limit: number | null,
): Bins {
  const wanted = limit === null ? 0 : Math.ceil(limit / width) + 1;
  const most = counts.length * 3;
  const added = wanted > counts.length && wanted <= most ? wanted - counts.length : 0;
  const all = [...counts, ...Array.from({ length: added }, () => 0)];
  return { low: 0, high: width * all.length, counts: all };
}
