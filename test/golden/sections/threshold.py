"""Counts at thresholds and curves by scikit-learn; thresholds by group by trying all, judged by fairlearn."""

import itertools

import numpy as np
from fairlearn.metrics import MetricFrame, demographic_parity_difference, equal_opportunity_difference
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    precision_recall_curve,
    roc_curve,
)

PACKAGES = ["numpy", "fairlearn", "scikit-learn"]
RATIOS = [0.2, 0.5, 1, 2, 5]


def none_where_infinite(values):
    return [None if np.isinf(value) else value for value in values]


def counts(truth, score, threshold):
    (tn, fp), (fn, tp) = confusion_matrix(truth, score >= threshold, labels=[0, 1])
    return {"tp": tp, "fp": fp, "fn": fn, "tn": tn}


def best(truth, score, worth):
    """Of equals the highest threshold, which takes in the fewest rows; None = nobody."""
    cuts = [np.inf, *np.unique(score)[::-1]]
    worths = [worth(truth, (score >= cut).astype(int)) for cut in cuts]
    return none_where_infinite([cuts[int(np.flatnonzero(np.array(worths) >= max(worths) - 1e-12)[0])]])[0]


def cost(ratio):
    return lambda truth, said: -(ratio * np.sum((said == 1) & (truth == 0)) + np.sum((said == 0) & (truth == 1)))


def curves(seed, rows, distinct, share):
    random = np.random.default_rng(seed)
    truth = (random.random(rows) < share).astype(int)
    score = np.clip(np.round(0.35 * truth + 0.65 * random.random(rows), 6), 0, 1)
    score = np.round(score * distinct) / distinct
    made = {"truth": truth, "score": score}
    asked = np.unique(np.concatenate([[0, 0.5, 1], random.random(5), random.choice(score, 5)]))
    made["at"] = [{"threshold": t, **counts(truth, score, t)} for t in asked]
    made["cheapest"] = [{"ratio": ratio, "threshold": best(truth, score, cost(ratio))} for ratio in RATIOS]
    if 0 < truth.sum() < rows:
        fpr, tpr, cuts = roc_curve(truth, score, drop_intermediate=False)
        precision, recall, _ = precision_recall_curve(truth, score)
        made["roc"] = {"fpr": fpr, "tpr": tpr, "thresholds": none_where_infinite(cuts)}
        made["precisionRecall"] = {"precision": precision, "recall": recall}
        made["best"] = {
            "f1": best(truth, score, lambda t, s: f1_score(t, s, zero_division=0)),
            "balancedAccuracy": best(truth, score, balanced_accuracy_score),
            "accuracy": best(truth, score, accuracy_score),
        }
    return made


def by_group(seed, groups, distinct, rows):
    random = np.random.default_rng(seed)
    group = random.integers(0, groups, rows)
    truth = (random.random(rows) < np.linspace(0.3, 0.6, groups)[group]).astype(int)
    score = np.round(np.clip(0.4 * truth + 0.6 * random.random(rows) - 0.05 * group, 0, 1) * distinct) / distinct
    # fairlearn calls the true positive rate of a group without positives 0, we leave the group out.
    assert all(truth[group == g].any() for g in range(groups))
    cuts = [[*np.unique(score[group == g]), np.inf] for g in range(groups)]
    tried = []
    for chosen in itertools.product(*cuts):
        said = (score >= np.array(chosen)[group]).astype(int)
        own = {"sensitive_features": group}
        accuracy = MetricFrame(metrics=accuracy_score, y_true=truth, y_pred=said, **own)
        tried.append(
            (
                {
                    "demographicParity": demographic_parity_difference(truth, said, **own),
                    "equalOpportunity": equal_opportunity_difference(truth, said, **own),
                    "equalAccuracy": accuracy.difference(method="between_groups"),
                },
                np.sum((said == 1) & (truth == 0)),
                np.sum((said == 0) & (truth == 1)),
            )
        )
    answers = []
    for parity in ["demographicParity", "equalOpportunity", "equalAccuracy"]:
        for ratio, tolerance in itertools.product([0.5, 1, 3], [0, 0.02, 0.1]):
            allowed = [ratio * fp + fn for gap, fp, fn in tried if gap[parity] <= tolerance + 1e-12]
            answers.append(
                {
                    "parity": parity,
                    "ratio": ratio,
                    "tolerance": tolerance,
                    "cost": min(allowed) if allowed else None,
                }
            )
    return {"group": group, "truth": truth, "score": score, "answers": answers}


def golden():
    return {
        "curves": [
            curves(1, 60, 1000, 0.4),
            curves(2, 80, 8, 0.3),
            curves(3, 40, 2, 0.5),
            curves(4, 200, 40, 0.1),
            curves(5, 12, 1000, 0),
            curves(6, 12, 5, 1),
            curves(7, 1, 4, 0.5),
            curves(8, 30, 1, 0.5),
        ],
        "groups": [
            by_group(11, 2, 8, 60),
            by_group(12, 2, 6, 25),
            by_group(13, 3, 4, 60),
            by_group(14, 2, 10, 200),
            by_group(17, 3, 3, 24),
        ],
    }
