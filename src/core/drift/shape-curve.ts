import type { ShapeEvidence } from './drift-shape.ts';

/** The level that a shape says for each of so many windows. */
export function shapeCurve(
  { shape, changes, fitted: { from, to } }: ShapeEvidence,
  windows: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: windows }, (_, t) => from + (to - from) * partOf(shape, changes, t));
}

/** 0 at the first level, 1 at the second. */
function partOf(shape: ShapeEvidence['shape'], changes: readonly number[], t: number): number {
  const [begin = Infinity, end = Infinity] = changes;
  switch (shape) {
    case 'none':
      return 0;
    case 'sudden':
      return t < begin ? 0 : 1;
    case 'gradual':
      if (t < begin) return 0;
      // Half a window early, as it was fitted.
      return t >= end ? 1 : (t - begin + 0.5) / (end - begin);
    case 'recurrent':
      return changes.filter((change) => change <= t).length % 2;
  }
}
