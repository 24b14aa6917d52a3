import type { Ratings } from '../../../src/core/labels/ratings.ts';

/** Ratings of a matrix of class codes, items x annotators, -1 = none. */
export function ratingsFrom(
  codes: readonly (readonly number[])[],
  options: { classes?: number; values?: readonly number[] } = {},
): Ratings {
  const annotators = Math.max(0, ...codes.map((row) => row.length));
  const classes = options.values?.length ?? options.classes ?? Math.max(-1, ...codes.flat()) + 1;
  const offsets = new Uint32Array(codes.length + 1);
  const annotatorOf: number[] = [];
  const given: number[] = [];
  codes.forEach((row, item) => {
    row.forEach((code, annotator) => {
      if (code < 0) return;
      annotatorOf.push(annotator);
      given.push(code);
    });
    offsets[item + 1] = given.length;
  });
  return {
    items: codes.length,
    annotators: Array.from({ length: annotators }, (_, a) => `annotator ${String(a + 1)}`),
    classes: Array.from({ length: classes }, (_, k) => String(options.values?.[k] ?? `class ${String(k)}`)),
    values: options.values ? Float64Array.from(options.values) : null,
    offsets,
    annotatorOf: Int32Array.from(annotatorOf),
    codes: Int32Array.from(given),
  };
}
