import { BestSlices } from './best-slices.ts';
import { codeCounts, countCodes } from './count-codes.ts';
import { NodeRows, orderRows, packColumns } from './packed-rows.ts';
import type { Predicate } from './predicate.ts';
import type { SearchItems } from './search-items.ts';
import { partsOf, siblingsOf, type SliceNode } from './slice-node.ts';
import { scoreBound, sliceScore, type ScoreSpec, type SliceStats } from './slice-score.ts';

export interface SearchSpec {
  /** Slices wanted; all that tie with the last of them come too. */
  k?: number;
  /** Comparisons in one slice at most. */
  level?: number;
  /** Fewest rows of a slice; max(32, rows / 100) unless given. */
  support?: number;
  alpha?: number;
}

export interface FoundSlice extends SliceStats {
  where: Predicate;
  /** Column and code of each comparison, columns ascending. */
  parts: readonly (readonly [column: number, code: number])[];
  score: number;
}

export interface SearchResult {
  /** Highest score first; all above 0. */
  slices: readonly FoundSlice[];
  /** Slices whose rows were counted. */
  evaluated: number;
  support: number;
  rows: number;
  meanError: number;
}

/** Slices of a level that were extended, of all there are at it; at level 1 columns. */
export interface SearchProgress {
  level: number;
  done: number;
  total: number;
}

/** Rows counted between two looks at the progress. */
const ROWS_A_STEP = 2_000_000;

/**
 * The k slices with the highest SliceLine score (Sagadeeva and Boehm 2021): conjunctions of up to `level` levels of
 * different columns, level by level, pruned by bounds over all their parts that are one comparison shorter, so that
 * the result is that of looking at every one. A conjunction that selects the same rows as a part of itself is left
 * out. `errors` are 0 or more, by row of the table; only `rows` are looked at. Yields progress. Nothing is found where
 * no error is above 0. Time grows at worst with rows x (columns choose level); memory with rows x columns (a byte
 * each) and the slices kept, at most (columns choose level - 1) x rows / support.
 */
export function* sliceLine(
  items: readonly SearchItems[],
  errors: ArrayLike<number>,
  rows: Uint32Array,
  { k = 10, level: deepest = 3, support = Math.max(32, rows.length / 100), alpha = 0.95 }: SearchSpec = {},
): Generator<SearchProgress, SearchResult> {
  const ordered = orderRows(rows, errors);
  const total = ordered.errors.reduce((sum, error) => sum + error, 0);
  const meanError = total / rows.length;
  const spec: ScoreSpec = { rows: rows.length, meanError, alpha, support: Math.max(1, support) };
  const outcome = { support: spec.support, rows: rows.length, meanError };
  if (!(total > 0)) return { slices: [], evaluated: 0, ...outcome };
  const best = new BestSlices<SliceNode>(k);
  const root = rootOf(rows.length, ordered.errors.length, total);
  let evaluated = yield* searchColumns(items, ordered, root, spec, best);
  let parents = [...root.children.values()];
  const columns = packColumns(items, ordered, parents);
  const counts = codeCounts(Math.max(0, ...columns.map(({ codesKept }) => codesKept.length)) + 1);
  const placesOf = new NodeRows(columns, rows.length);
  for (let level = 2; level <= deepest && parents.length > 0; level++) {
    const next: SliceNode[] = [];
    let counted = ROWS_A_STEP;
    for (const [done, parent] of parents.entries()) {
      if (counted >= ROWS_A_STEP) yield { level, done, total: parents.length };
      if (counted >= ROWS_A_STEP) counted = 0;
      if (!best.admits(scoreBound(parent, spec))) continue;
      const siblings = siblingsOf(parent, root);
      let places: Uint32Array | null = null;
      for (let column = parent.column + 1; column < columns.length; column++) {
        const { codes, codesKept, firstItem } = columns[column]!;
        const width = codesKept.length;
        const wanted = codesKept.map((_, at) => possible(parent, siblings, firstItem + at, spec, best));
        if (!wanted.includes(true)) continue;
        places ??= placesOf.of(parent);
        countCodes(counts, width + 1, codes, places, ordered.errors, parent.hits);
        counted += places.length;
        for (let at = 0; at < width; at++) {
          const size = counts.sizes[at]!;
          if (!wanted[at] || size === 0) continue;
          evaluated++;
          const item = firstItem + at;
          if (size < spec.support || size === parent.size) continue;
          if (siblings.some(({ children }) => children.get(item)!.size === size)) continue;
          const node = childOf(parent, column, codesKept[at]!, item, counts, at);
          best.offer(node, sliceScore(size, node.error, spec));
          if (level === deepest || !best.admits(scoreBound(node, spec))) continue;
          next.push(node);
          parent.children.set(item, node);
        }
      }
    }
    parents = next;
  }
  const slices = best.list.map(({ slice, score }): FoundSlice => {
    const parts = partsOf(slice);
    const tests = parts.map(([column, code]) => items[column]!.values[code]!);
    const where: Predicate = tests.length === 1 ? tests[0]! : { op: 'and', of: tests };
    return { size: slice.size, error: slice.error, largest: slice.largest, where, parts, score };
  });
  return { slices, evaluated, ...outcome };
}

/** Slices of one comparison; those that may lead further become the root's children. Returns how many were counted. */
function* searchColumns(
  items: readonly SearchItems[],
  { rows, errors }: { rows: Uint32Array; errors: Float64Array },
  root: SliceNode,
  spec: ScoreSpec,
  best: BestSlices<SliceNode>,
): Generator<SearchProgress, number> {
  const counts = codeCounts(Math.max(0, ...items.map(({ values }) => values.length)));
  const here = new Uint32Array(rows.length);
  const places = here.map((_, at) => at);
  let evaluated = 0;
  for (const [column, { codes, values }] of items.entries()) {
    yield { level: 1, done: column, total: items.length };
    for (let at = 0; at < rows.length; at++) here[at] = codes[rows[at]!]!;
    countCodes(counts, values.length, here, places, errors, errors.length);
    for (let code = 0; code < values.length; code++) {
      const size = counts.sizes[code]!;
      if (size === 0) continue;
      evaluated++;
      if (size < spec.support || size === root.size) continue;
      const node = childOf(root, column, code, root.children.size, counts, code);
      best.offer(node, sliceScore(size, node.error, spec));
      if (best.admits(scoreBound(node, spec))) root.children.set(node.item, node);
    }
  }
  return evaluated;
}

/** Whether `parent` with one comparison more can be among the best, by what is known of all its parts. */
function possible(
  parent: SliceNode,
  siblings: readonly SliceNode[],
  item: number,
  spec: ScoreSpec,
  best: BestSlices<SliceNode>,
): boolean {
  let { size, error, largest } = parent;
  for (const { children } of siblings) {
    const known = children.get(item);
    if (!known) return false;
    if (known.size < size) size = known.size;
    if (known.error < error) error = known.error;
    if (known.largest < largest) largest = known.largest;
  }
  return best.admits(scoreBound({ size, error, largest }, spec));
}

function rootOf(size: number, hits: number, error: number): SliceNode {
  const none = { parent: null, column: -1, code: -1, item: -1 };
  return { ...none, depth: 0, size, hits, error, largest: Infinity, children: new Map() };
}

function childOf(
  parent: SliceNode,
  column: number,
  code: number,
  item: number,
  counts: ReturnType<typeof codeCounts>,
  at: number,
): SliceNode {
  return {
    parent,
    column,
    code,
    item,
    depth: parent.depth + 1,
    size: counts.sizes[at]!,
    hits: counts.hits[at]!,
    error: counts.errors[at]!,
    largest: counts.largest[at]!,
    children: new Map(),
  };
}
