import type { Predicate } from './predicate.ts';
import type { SearchItems } from './search-items.ts';
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

/** Columns of slices done at a level, of all there are at it. */
export interface SearchProgress {
  level: number;
  done: number;
  total: number;
}

interface Node extends SliceStats {
  parts: (readonly [number, number])[];
}

/** Bounds carry the rounding of sums, so a slice is dropped only when clearly below. */
const ROUNDING = 1e-9;
const NODES_A_STEP = 64;

/**
 * The k slices with the highest SliceLine score (Sagadeeva and Boehm 2021): conjunctions of up to `level` levels of
 * different columns, level by level, pruned by bounds over all their parents, so that the result is that of looking at
 * every one. A conjunction that selects the same rows as a part of itself is left out. `errors` are 0 or more, by
 * row of the table; only `rows` are looked at. Yields progress. Nothing is found where no error is above 0.
 * Time grows with the rows of the slices kept at each level times the columns; memory with the slices kept.
 */
export function* sliceLine(
  items: readonly SearchItems[],
  errors: ArrayLike<number>,
  rows: Uint32Array,
  { k = 10, level: deepest = 3, support = Math.max(32, rows.length / 100), alpha = 0.95 }: SearchSpec = {},
): Generator<SearchProgress, SearchResult> {
  let total = 0;
  for (const row of rows) total += errors[row]!;
  const meanError = total / rows.length;
  const spec: ScoreSpec = { rows: rows.length, meanError, alpha, support: Math.max(1, support) };
  const outcome = { support: spec.support, rows: rows.length, meanError };
  if (!(total > 0)) return { slices: [], evaluated: 0, ...outcome };
  const best = new Best(k);
  let evaluated = 0;
  let parents: Node[] = [{ parts: [], size: rows.length, error: total, largest: Infinity }];
  const singles: (Node | undefined)[][] = items.map(() => []);
  let alive = new Map<string, Node>();
  for (let level = 1; level <= deepest && parents.length > 0; level++) {
    const next: Node[] = [];
    for (const [done, parent] of parents.entries()) {
      if (done % NODES_A_STEP === 0) yield { level, done, total: parents.length };
      if (level > 1 && !best.admits(scoreBound(parent, spec))) continue;
      let own: Uint32Array | null = null;
      for (let column = (parent.parts.at(-1)?.[0] ?? -1) + 1; column < items.length; column++) {
        const { codes, values } = items[column]!;
        const wanted = values.map(
          (_, code) => level === 1 || possible(parent, column, code, singles, alive, spec, best),
        );
        if (!wanted.includes(true)) continue;
        own ??= rowsOf(parent, items, rows);
        const counted = countByCode(own, codes, errors, values.length);
        for (let code = 0; code < values.length; code++) {
          const size = counted.sizes[code]!;
          if (!wanted[code] || size === 0) continue;
          evaluated++;
          const node: Node = {
            parts: [...parent.parts, [column, code]],
            size,
            error: counted.errors[code]!,
            largest: counted.largest[code]!,
          };
          const repeats =
            size === parent.size ||
            (level > 1 && subsets(node.parts).some((part) => alive.get(keyOf(part))?.size === size));
          if (size < spec.support || repeats) continue;
          best.offer(node, sliceScore(size, node.error, spec));
          if (!best.admits(scoreBound(node, spec))) continue;
          next.push(node);
          if (level === 1) singles[column]![code] = node;
        }
      }
    }
    alive = new Map(next.map((node) => [keyOf(node.parts), node]));
    parents = next;
  }
  const slices = best.list().map(({ node, score }): FoundSlice => {
    const tests = node.parts.map(([column, code]) => items[column]!.values[code]!);
    return { ...node, score, where: tests.length === 1 ? tests[0]! : { op: 'and', of: tests } };
  });
  return { slices, evaluated, ...outcome };
}

/** Whether a slice one longer than `parent` can be among the best, by what is known of all slices one shorter. */
function possible(
  parent: Node,
  column: number,
  code: number,
  singles: readonly (readonly (Node | undefined)[])[],
  alive: ReadonlyMap<string, Node>,
  spec: ScoreSpec,
  best: Best,
): boolean {
  const single = singles[column]![code];
  if (!single) return false;
  const least = { size: parent.size, error: parent.error, largest: parent.largest };
  for (const part of subsets([...parent.parts, [column, code]])) {
    const known = alive.get(keyOf(part));
    if (!known) return false;
    least.size = Math.min(least.size, known.size);
    least.error = Math.min(least.error, known.error);
    least.largest = Math.min(least.largest, known.largest);
  }
  return best.admits(scoreBound(least, spec));
}

/** The best so far, with all that tie with the k-th. */
class Best {
  #found: { node: Node; score: number }[] = [];
  readonly #k: number;

  constructor(k: number) {
    this.#k = k;
  }

  /** Whether a slice with this score, give or take rounding, could still come in. */
  admits(score: number): boolean {
    return score > -ROUNDING && score >= (this.#found[this.#k - 1]?.score ?? -Infinity) - ROUNDING;
  }

  offer(node: Node, score: number): void {
    if (!(score > 0)) return;
    const last = this.#found[this.#k - 1];
    if (last && score < last.score - ROUNDING) return;
    this.#found.push({ node, score });
    this.#found.sort((a, b) => b.score - a.score);
    const edge = this.#found[this.#k - 1];
    if (edge) this.#found = this.#found.filter((found) => found.score >= edge.score - ROUNDING);
  }

  list(): readonly { node: Node; score: number }[] {
    return this.#found;
  }
}

function rowsOf({ parts }: Node, items: readonly SearchItems[], rows: Uint32Array): Uint32Array {
  let kept = rows;
  for (const [column, code] of parts) {
    const { codes } = items[column]!;
    kept = kept.filter((row) => codes[row] === code);
  }
  return kept;
}

function countByCode(rows: Uint32Array, codes: Int32Array, errors: ArrayLike<number>, values: number) {
  const sizes = new Float64Array(values);
  const sums = new Float64Array(values);
  const largest = new Float64Array(values);
  for (const row of rows) {
    const code = codes[row]!;
    const error = errors[row]!;
    sizes[code]!++;
    sums[code]! += error;
    if (error > largest[code]!) largest[code] = error;
  }
  return { sizes, errors: sums, largest };
}

/** The parts without one of them, each in turn. */
function subsets(parts: Node['parts']): Node['parts'][] {
  return parts.map((_, out) => parts.filter((__, at) => at !== out));
}

function keyOf(parts: Node['parts']): string {
  return parts.map(([column, code]) => `${String(column)}:${String(code)}`).join(' ');
}
