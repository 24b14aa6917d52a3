import type { SearchItems } from '../slices/search-items.ts';
import type { FoundSlice } from '../slices/slice-line.ts';

/** A finding that shares rows with one ranked below it. */
export interface Overlap {
  /** Its place among the findings. */
  with: number;
  /** Of the lower one's rows, those that are in it too. */
  share: number;
}

/** Shares from here on are told. */
const TOLD = 0.5;

/** For each slice the one above it that holds most of its rows, the higher of equals; null below half of them. */
export function overlapsOf(
  slices: readonly FoundSlice[],
  items: readonly SearchItems[],
  rows: Uint32Array,
): (Overlap | null)[] {
  const sizes = new Float64Array(slices.length);
  const common = slices.map((_, at) => new Float64Array(at));
  const tests = slices.map(({ parts }) =>
    parts.map(([column, code]) => ({ codes: items[column]!.codes, code })),
  );
  const inside: number[] = [];
  for (const row of rows) {
    inside.length = 0;
    for (let at = 0; at < tests.length; at++) {
      if (!tests[at]!.every(({ codes, code }) => codes[row] === code)) continue;
      sizes[at]!++;
      for (const above of inside) common[at]![above]!++;
      inside.push(at);
    }
  }
  return common.map((counts, at) => {
    let most = -1;
    for (let above = 0; above < at; above++) if (most < 0 || counts[above]! > counts[most]!) most = above;
    const share = most < 0 ? 0 : counts[most]! / sizes[at]!;
    return share >= TOLD ? { with: most, share } : null;
  });
}
