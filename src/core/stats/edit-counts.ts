/** Edits of one cheapest way from a reference to a hypothesis, and the length of the reference. */
export interface EditCounts {
  hits: number;
  substitutions: number;
  insertions: number;
  deletions: number;
}

/**
 * Levenshtein alignment (1965): the fewest substitutions, insertions and deletions, each costing 1. Their sum is
 * unique; their split is not: of the cheapest ways, the one with most hits is counted, so a substitution stands for
 * an insertion and a deletion only where that saves one. Items compare by ===. Time is the product of the lengths,
 * memory four numbers an item of the hypothesis.
 */
export function editCounts<Item>(reference: readonly Item[], hypothesis: readonly Item[]): EditCounts {
  const width = hypothesis.length;
  // Of the prefix so far against each prefix of the hypothesis: the least cost, and the most hits at that cost.
  let cost = Int32Array.from({ length: width + 1 }, (_, j) => j);
  let hits = new Int32Array(width + 1);
  let nextCost = new Int32Array(width + 1);
  let nextHits = new Int32Array(width + 1);
  for (let i = 1; i <= reference.length; i++) {
    nextCost[0] = i;
    nextHits[0] = 0;
    for (let j = 1; j <= width; j++) {
      const same = reference[i - 1] === hypothesis[j - 1] ? 1 : 0;
      let best = cost[j - 1]! + 1 - same;
      let most = hits[j - 1]! + same;
      const take = (otherCost: number, otherHits: number): void => {
        if (otherCost < best || (otherCost === best && otherHits > most)) {
          best = otherCost;
          most = otherHits;
        }
      };
      take(cost[j]! + 1, hits[j]!);
      take(nextCost[j - 1]! + 1, nextHits[j - 1]!);
      nextCost[j] = best;
      nextHits[j] = most;
    }
    [cost, nextCost] = [nextCost, cost];
    [hits, nextHits] = [nextHits, hits];
  }
  return split(cost[width]!, hits[width]!, reference.length, width);
}

/** From D + S + H = reference, I + S + H = hypothesis and S + I + D = cost. */
function split(cost: number, hits: number, reference: number, hypothesis: number): EditCounts {
  const substitutions = reference + hypothesis - 2 * hits - cost;
  return {
    hits,
    substitutions,
    insertions: hypothesis - hits - substitutions,
    deletions: reference - hits - substitutions,
  };
}
