/** Rows, hits and errors of each code, for codes up to a width; used again and again. */
export interface CodeCounts {
  sizes: Int32Array;
  /** Rows with an error above 0, the sum of their errors and the largest. */
  hits: Int32Array;
  errors: Float64Array;
  largest: Float64Array;
}

export function codeCounts(width: number): CodeCounts {
  return {
    sizes: new Int32Array(width),
    hits: new Int32Array(width),
    errors: new Float64Array(width),
    largest: new Float64Array(width),
  };
}

/**
 * Counts the codes at `places`, the first `hits` of which have an error: errors[places[i]] above 0. What `counts` held
 * of codes below `width` is overwritten.
 */
export function countCodes(
  counts: CodeCounts,
  width: number,
  codes: ArrayLike<number>,
  places: Uint32Array,
  errors: Float64Array,
  hits: number,
): void {
  const { sizes, hits: hitsOf, errors: sums, largest } = counts;
  sizes.fill(0, 0, width);
  sums.fill(0, 0, width);
  largest.fill(0, 0, width);
  for (let i = 0; i < hits; i++) {
    const place = places[i]!;
    const code = codes[place]!;
    const error = errors[place]!;
    sizes[code]!++;
    sums[code]! += error;
    if (error > largest[code]!) largest[code] = error;
  }
  for (let code = 0; code < width; code++) hitsOf[code] = sizes[code]!;
  for (let i = hits; i < places.length; i++) sizes[codes[places[i]!]!]!++;
}
