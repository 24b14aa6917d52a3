import type { Random } from '../kernel/random.ts';
import { rankGroups } from '../metrics/rank-groups.ts';
import { rankingMetrics } from '../metrics/ranking-metrics.ts';
import type { Level } from '../slices/column-levels.ts';
import type { OutputScorer } from './output-scorer.ts';

interface Ranked {
  relevance: Float64Array;
  scores: Float64Array;
  /** Index into levels by row; -1 = none. */
  groupOf: Int32Array;
  levels: readonly Level[];
}

/** Rankings of queries; of a slice only its own rows are ranked. The worst are the queries of the least NDCG. */
export function rankingScorer(
  { relevance, scores, groupOf, levels }: Ranked,
  { group, k }: { group: string; k: number },
  makeRandom: () => Random,
): OutputScorer {
  return {
    score(mask) {
      const own = mask ? groupOf.map((code, row) => (mask[row] === 1 ? code : -1)) : groupOf;
      const { ndcg, map, mrr } = rankingMetrics(rankGroups(relevance, scores, own), k, makeRandom());
      return [ndcg.estimate, map.estimate, mrr.estimate];
    },
    worst(most) {
      const groups = rankGroups(relevance, scores, groupOf);
      const { byGroup } = rankingMetrics(groups, k, makeRandom()).ndcg;
      return [...byGroup.keys()]
        .filter((at) => !Number.isNaN(byGroup[at]!))
        .sort((a, b) => byGroup[a]! - byGroup[b]! || a - b)
        .slice(0, most)
        .map((at) => {
          const rows = groups.order.subarray(groups.starts[at], groups.starts[at + 1]);
          const name = levels[groupOf[rows[0]!]!]!;
          const relevant = [...rows.keys()].filter((place) => relevance[rows[place]!]! > 0);
          return {
            name: String(name),
            where: { op: 'eq', field: { of: 'data', name: group }, value: name },
            row: null,
            value: byGroup[at]!,
            truth: `${String(relevant.length)} of ${String(rows.length)} items are relevant`,
            answer: `they stand at ${placesInWords(relevant)}`,
          };
        });
    },
  };
}

function placesInWords(places: readonly number[]): string {
  const shown = places.slice(0, 8).map((place) => String(place + 1));
  return places.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}
