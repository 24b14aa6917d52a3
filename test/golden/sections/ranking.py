"""Ranking by group: NDCG by scikit-learn, MAP@k and MRR in plain Python. None where a group has nothing relevant."""

import numpy as np
from sklearn.metrics import ndcg_score


def by_plain_python(relevance, scores, k):
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    flags = [relevance[i] > 0 for i in order]
    if not any(flags):
        return None, None
    ap = sum(sum(flags[: r + 1]) / (r + 1) for r in range(min(k, len(flags))) if flags[r]) / min(k, sum(flags))
    first = flags.index(True)
    return ap, 1 / (first + 1) if first < k else 0


def case(name, groups, k):
    rows = []
    for relevance, scores in groups:
        some = any(r > 0 for r in relevance)
        if not some:
            ndcg = None
        elif len(scores) == 1:
            ndcg = 1.0
        else:
            ndcg = ndcg_score([relevance], [scores], k=k)
        rows.append((ndcg, *by_plain_python(relevance, scores, k)))
    mean = lambda at: None if all(r[at] is None for r in rows) else np.mean([r[at] for r in rows if r[at] is not None])
    return {
        "name": name,
        "k": k,
        "relevance": [list(r) for r, _ in groups],
        "scores": [list(s) for _, s in groups],
        "byGroup": rows,
        "expected": {"ndcg": mean(0), "map": mean(1), "mrr": mean(2)},
        "withoutRelevant": sum(r[0] is None for r in rows),
    }


def golden():
    random = np.random.default_rng(23)

    def drawn(groups, most, levels, ticks):
        for _ in range(groups):
            n = random.integers(2, most)
            score = random.random(n)
            yield random.integers(0, levels, n).astype(float), np.round(score * ticks) / ticks if ticks else score

    return {
        "cases": [
            case("graded, no ties", list(drawn(20, 12, 5, 0)), 5),
            case("graded, many ties", list(drawn(20, 15, 4, 3)), 5),
            case("two levels, ties, k 1", list(drawn(15, 8, 2, 2)), 1),
            case("k beyond every group", list(drawn(10, 9, 3, 4)), 50),
            case("all scores tied", [([3.0, 0.0, 1.0, 2.0], [0.5] * 4), ([0.0, 1.0], [1.0, 1.0])], 2),
            case("nothing relevant", [([0.0, 0.0], [0.1, 0.2]), ([0.0, 0.0, 0.0], [1.0, 2.0, 3.0])], 3),
            case("one group without", [([0.0, 0.0], [0.1, 0.2]), ([0.0, 1.0, 0.0], [1.0, 2.0, 3.0])], 3),
            case("one row", [([2.0], [0.3])], 10),
            case("all relevant", [([1.0] * 5, [0.1, 0.4, 0.2, 0.9, 0.3])], 3),
        ]
    }
