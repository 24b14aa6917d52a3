"""Rates by group and disparities by fairlearn; intervals of differences and ratios by statsmodels."""

import numpy as np
from fairlearn.metrics import (
    MetricFrame,
    demographic_parity_difference,
    demographic_parity_ratio,
    equal_opportunity_difference,
    equal_opportunity_ratio,
    equalized_odds_difference,
    equalized_odds_ratio,
    false_negative_rate,
    false_positive_rate,
    selection_rate,
    true_positive_rate,
)
from sklearn.metrics import accuracy_score, precision_score
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

PACKAGES = ["numpy", "fairlearn", "scikit-learn", "statsmodels"]
RATES = {
    "baseRate": lambda y_true, y_pred: np.mean(y_true),
    "selectionRate": selection_rate,
    "truePositiveRate": true_positive_rate,
    "falsePositiveRate": false_positive_rate,
    "falseNegativeRate": false_negative_rate,
    "precision": precision_score,
    "accuracy": accuracy_score,
}


def calibration(truth, score):
    """Mean score less positive share, and the expected calibration error over 15 bins [a, b), the last closed."""
    bins = np.minimum(14, np.floor(score * 15).astype(int))
    gaps = [np.sum(bins == b) * abs(truth[bins == b].mean() - score[bins == b].mean()) for b in np.unique(bins)]
    return {"inTheLarge": score.mean() - truth.mean(), "expectedError": sum(gaps) / len(truth)}


def case(seed, rows, groups, crossed):
    random = np.random.default_rng(seed)
    first = random.integers(0, groups, rows)
    second = random.integers(0, 2, rows)
    group = first * 2 + second if crossed else first
    base = np.linspace(0.25, 0.6, group.max() + 1)[group]
    truth = (random.random(rows) < base).astype(int)
    score = np.round(np.clip(0.5 * truth + 0.7 * random.random(rows) - 0.1 + 0.02 * group, 0, 1), 6)
    predicted = (score >= 0.5).astype(int)
    features = np.column_stack([first, second]) if crossed else first
    frame = MetricFrame(metrics=RATES, y_true=truth, y_pred=predicted, sensitive_features=features)
    own = {"sensitive_features": features}
    return {
        "first": first,
        "second": second if crossed else None,
        "truth": truth,
        "predicted": predicted,
        "score": score,
        "byGroup": {name: list(frame.by_group[name]) for name in RATES},
        "difference": dict(frame.difference(method="between_groups")),
        "ratio": dict(frame.ratio(method="between_groups")),
        "calibration": [calibration(truth[group == g], score[group == g]) for g in np.unique(group)],
        "demographicParity": [
            demographic_parity_difference(truth, predicted, **own),
            demographic_parity_ratio(truth, predicted, **own),
        ],
        "equalizedOdds": [
            equalized_odds_difference(truth, predicted, **own),
            equalized_odds_ratio(truth, predicted, **own),
        ],
        "equalOpportunity": [
            equal_opportunity_difference(truth, predicted, **own),
            equal_opportunity_ratio(truth, predicted, **own),
        ],
    }


def intervals():
    cells = [(7, 20, 30, 50), (0, 10, 5, 12), (12, 12, 3, 9), (805, 1795, 349, 1488), (1, 1000, 3, 1000)]
    out = []
    for a, n, b, m in cells:
        newcombe = confint_proportions_2indep(a, n, b, m, compare="diff", method="newcomb")
        katz = None
        if a > 0 and b > 0:
            katz = confint_proportions_2indep(a, n, b, m, compare="ratio", method="log")
        out.append({"cells": [a, n, b, m], "newcombe": newcombe, "ratio": katz})
    return out


def zero_ratios():
    """Upper bound of (0/n) / (b/m): u1 / sqrt(l2 (2 p2 - l2)), the bounds Wilson's (Donner and Zou 2012)."""
    out = []
    for n, b, m in [(40, 20, 40), (10, 5, 12), (1000, 3, 1000), (7, 9, 9)]:
        high = proportion_confint(0, n, method="wilson")[1]
        low = proportion_confint(b, m, method="wilson")[0]
        out.append({"cells": [n, b, m], "high": high / np.sqrt(low * (2 * b / m - low))})
    return out


def rates():
    """Every rate of a group with Wilson's interval, from its four counts."""
    out = []
    for tp, fp, fn, tn in [(1369, 805, 532, 990), (505, 349, 461, 1139), (1, 0, 3, 7), (0, 5, 0, 20), (30, 30, 1, 1)]:
        n = tp + fp + fn + tn
        shares = {
            "baseRate": (tp + fn, n),
            "selectionRate": (tp + fp, n),
            "truePositiveRate": (tp, tp + fn),
            "falsePositiveRate": (fp, fp + tn),
            "falseNegativeRate": (fn, tp + fn),
            "precision": (tp, tp + fp),
            "accuracy": (tp + tn, n),
        }
        wilson = {
            rate: [a / of, *proportion_confint(a, of, method="wilson")] if of else None
            for rate, (a, of) in shares.items()
        }
        out.append({"counts": [tp, fp, fn, tn], "rates": wilson})
    return out


def golden():
    return {
        "audits": [case(1, 300, 3, False), case(2, 500, 2, False), case(3, 800, 3, True), case(4, 400, 5, False)],
        "intervals": intervals(),
        "zeroRatios": zero_ratios(),
        "rates": rates(),
    }
