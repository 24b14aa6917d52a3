import type { RankGroups } from './rank-groups.ts';

/** A group's value, or NaN where the group has nothing relevant and so no ideal to compare with. */
export type GroupScore = (groups: RankGroups, group: number, k: number) => number;

/**
 * Normalised discounted cumulative gain of the first k (Järvelin and Kekäläinen 2002): linear gain, discount
 * log2(rank + 1), divided by that of the ideal order. Tied scores share the mean gain of their run (McSherry and
 * Najork 2008), as scikit-learn's ndcg_score does by default. In [0, 1].
 */
export const ndcgOfGroup: GroupScore = ({ relevance, scores, order, starts }, group, k) => {
  const [from, to] = [starts[group]!, starts[group + 1]!];
  let gain = 0;
  for (let start = from; start < to && start - from < k;) {
    let end = start;
    let total = 0;
    let discount = 0;
    for (; end < to && scores[order[end]!] === scores[order[start]!]; end++) {
      total += relevance[order[end]!]!;
      if (end - from < k) discount += 1 / Math.log2(end - from + 2);
    }
    gain += (total / (end - start)) * discount;
    start = end;
  }
  const ideal = Float64Array.from(order.subarray(from, to), (row) => relevance[row]!).sort();
  let most = 0;
  for (let rank = 0; rank < Math.min(k, ideal.length); rank++) {
    most += ideal[ideal.length - 1 - rank]! / Math.log2(rank + 2);
  }
  return most > 0 ? gain / most : NaN;
};

/**
 * Average precision of the first k: the sum of precision at each relevant rank up to k, divided by the smaller of k
 * and the number of relevant rows. Relevant: relevance above 0. Tied scores rank in the order of the rows.
 */
export const averagePrecisionOfGroup: GroupScore = ({ relevance, order, starts }, group, k) => {
  const [from, to] = [starts[group]!, starts[group + 1]!];
  let hits = 0;
  let sum = 0;
  let relevant = 0;
  for (let at = from; at < to; at++) {
    if (!(relevance[order[at]!]! > 0)) continue;
    relevant++;
    if (at - from < k) sum += ++hits / (at - from + 1);
  }
  return relevant === 0 ? NaN : sum / Math.min(k, relevant);
};

/** 1 / rank of the first relevant row, 0 where that is beyond k. Ties and relevance as in average precision. */
export const reciprocalRankOfGroup: GroupScore = ({ relevance, order, starts }, group, k) => {
  const [from, to] = [starts[group]!, starts[group + 1]!];
  for (let at = from; at < to; at++) {
    if (relevance[order[at]!]! > 0) return at - from < k ? 1 / (at - from + 1) : 0;
  }
  return NaN;
};
