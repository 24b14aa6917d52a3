"""Weighted classification scores by scikit-learn with sample_weight. None where a score is undefined."""

import warnings

import numpy as np
from sklearn import metrics


def case(name, truth, predicted, weights, classes):
    truth, predicted, weights = map(np.asarray, (truth, predicted, weights))
    kept = weights > 0
    t, p, w = truth[kept], predicted[kept], weights[kept]
    expected = {}
    if kept.any():
        present = sorted(set(t) | set(p))
        several = len(set(t)) > 1
        average = lambda score, how, labels: score(t, p, sample_weight=w, average=how, labels=labels, zero_division=0)
        everything = list(range(classes))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = {
                "accuracy": metrics.accuracy_score(t, p, sample_weight=w),
                "balancedAccuracy": metrics.balanced_accuracy_score(t, p, sample_weight=w) if several else None,
                "mcc": metrics.matthews_corrcoef(t, p, sample_weight=w) if several and len(set(p)) > 1 else None,
                "cohenKappa": metrics.cohen_kappa_score(t, p, sample_weight=w) if len(present) > 1 else None,
                "macroPrecision": average(metrics.precision_score, "macro", present),
                "macroRecall": average(metrics.recall_score, "macro", present),
                "macroF1": average(metrics.f1_score, "macro", present),
                "macroF1AllLabels": average(metrics.f1_score, "macro", everything),
                "macroRecallAllLabels": average(metrics.recall_score, "macro", everything),
                "weightedPrecision": average(metrics.precision_score, "weighted", everything),
                "weightedF1": average(metrics.f1_score, "weighted", everything),
            }
    names = "accuracy balancedAccuracy mcc cohenKappa macroPrecision macroRecall macroF1 macroF1AllLabels macroRecallAllLabels weightedPrecision weightedF1"
    return {
        "name": name,
        "truth": truth,
        "predicted": predicted,
        "weights": weights,
        "classes": classes,
        "expected": {key: expected.get(key) for key in names.split()},
    }


def golden():
    random = np.random.default_rng(37)

    def drawn(n, classes, used, weights):
        truth = random.integers(0, used, n)
        predicted = np.where(random.random(n) < 0.6, truth, random.integers(0, used, n))
        return truth, predicted, weights, classes

    return {
        "cases": [
            case("two classes", *drawn(80, 2, 2, random.random(80))),
            case("four classes, whole weights", *drawn(120, 4, 4, random.integers(0, 5, 120).astype(float))),
            case("absent classes", *drawn(60, 6, 4, random.random(60) * 10)),
            case("very unequal weights", *drawn(60, 3, 3, 10 ** random.uniform(-4, 4, 60))),
            case("a class of weight 0 alone", [0, 1, 2, 2, 1], [0, 1, 0, 2, 0], [1.0, 2.0, 0.0, 0.0, 3.0], 3),
            case("all weights 0", [0, 1], [0, 1], [0.0, 0.0], 2),
            case("one row", [1], [1], [0.3], 2),
        ]
    }
