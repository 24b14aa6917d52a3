"""Metrics with and without sample weights by scikit-learn and NumPy. None where a metric is undefined.

Weighted cases leave out rows of weight 0 first, since they count for nothing. Calibration is by its definition, on bins
[a, b) with the last one closed; bins of equal mass begin at NumPy's inverted_cdf quantiles.
"""

import warnings

import numpy as np
from sklearn import metrics

CLIP = np.finfo(np.float64).eps
AVERAGES = ["Precision", "Recall", "F1"]
SCORES = {
    "Precision": metrics.precision_score,
    "Recall": metrics.recall_score,
    "F1": metrics.f1_score,
}


def ratio(top, bottom):
    return None if bottom == 0 else top / bottom


def averages(t, p, w, classes):
    present = sorted(set(t) | set(p))
    everything = list(range(classes))
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, score in SCORES.items():
            of = lambda how, labels: score(t, p, sample_weight=w, average=how, labels=labels, zero_division=0)
            found[f"macro{name}"] = of("macro", present)
            found[f"macro{name}AllLabels"] = of("macro", everything)
            found[f"weighted{name}"] = of("weighted", everything)
            found[f"micro{name}"] = of("micro", everything)
    return found


def agreement(t, p, w):
    several = len(set(t)) > 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {
            "accuracy": metrics.accuracy_score(t, p, sample_weight=w),
            "balancedAccuracy": metrics.balanced_accuracy_score(t, p, sample_weight=w) if several else None,
            "mcc": metrics.matthews_corrcoef(t, p, sample_weight=w) if several and len(set(p)) > 1 else None,
            "cohenKappa": metrics.cohen_kappa_score(t, p, sample_weight=w) if len(set(t) | set(p)) > 1 else None,
        }


def calibration(score, hit, w):
    found = {}
    inner = np.arange(1, 15) / 15
    mass = np.quantile(score, inner, method="inverted_cdf", weights=w)
    for name, edges in {"width": inner, "mass": mass}.items():
        bins = np.searchsorted(edges, score, side="right")
        if name == "width":
            bins = np.minimum(14, bins)
        gaps, weights = [], []
        for b in sorted(set(bins)):
            inside = bins == b
            weights.append(w[inside].sum())
            gaps.append(abs((w * hit)[inside].sum() - (w * score)[inside].sum()) / weights[-1])
        gaps, weights = np.array(gaps), np.array(weights) / w.sum()
        found[name] = {
            "bins": len(gaps),
            "expected": (weights * gaps).sum(),
            "maximum": gaps.max(),
            "rootMeanSquare": np.sqrt((weights * gaps**2).sum()),
        }
    return found


def binary(name, actual, said, score, weights=None):
    actual, said, score = np.array(actual, int), np.array(said, int), np.array(score, float)
    given = np.ones(len(actual)) if weights is None else np.array(weights, float)
    kept = given > 0
    t, p, s, w = actual[kept], said[kept], score[kept], given[kept]
    expected = calibrations = None
    if kept.any():
        tp, fp = w[(t == 1) & (p == 1)].sum(), w[(t == 0) & (p == 1)].sum()
        fn, tn = w[(t == 1) & (p == 0)].sum(), w[(t == 0) & (p == 0)].sum()
        both = len(set(t)) > 1
        clipped = np.clip(s, CLIP, 1 - CLIP)
        top = np.where(s > 0.5, 1, 0)  # the first of equals is the negative class
        expected = {
            **agreement(t, p, w),
            "precision": ratio(tp, tp + fp) if tp + fp == 0 else metrics.precision_score(t, p, sample_weight=w),
            "recall": ratio(tp, tp + fn) if tp + fn == 0 else metrics.recall_score(t, p, sample_weight=w),
            "f1": None if tp + fp + fn == 0 else metrics.f1_score(t, p, sample_weight=w),
            "specificity": ratio(tn, tn + fp),
            "falsePositiveRate": ratio(fp, tn + fp),
            "falseNegativeRate": ratio(fn, tp + fn),
            "prevalence": np.average(t, weights=w),
            "selectionRate": np.average(p, weights=w),
            "rocAuc": metrics.roc_auc_score(t, s, sample_weight=w) if both else None,
            "averagePrecision": metrics.average_precision_score(t, s, sample_weight=w) if t.any() else None,
            "logLoss": metrics.log_loss(t, clipped, labels=[0, 1], sample_weight=w),
            "brier": metrics.brier_score_loss(t, s, sample_weight=w),
            **averages(t, p, w, 2),
        }
        calibrations = {
            "positive": calibration(s, t == 1, w),
            "topLabel": calibration(np.maximum(s, 1 - s), top == t, w),
        }
    return {
        "name": name,
        "truth": actual,
        "predicted": said,
        "scores": score,
        "weights": None if weights is None else given,
        "expected": expected,
        "calibrations": calibrations,
    }


def multiclass(name, actual, said, scores, weights=None):
    actual, said, scores = np.array(actual), np.array(said), np.array(scores)
    classes = scores.shape[1]
    given = np.ones(len(actual)) if weights is None else np.array(weights, float)
    kept = given > 0
    t, p, s, w = actual[kept], said[kept], scores[kept], given[kept]
    of_truth = s[np.arange(len(t)), t]
    top = s.argmax(1)
    by_class = []
    for k in range(classes):
        tp, of_class, so = w[(t == k) & (p == k)].sum(), w[t == k].sum(), w[p == k].sum()
        by_class.append(
            {
                "actual": of_class,
                "predicted": so,
                "precision": ratio(tp, so),
                "recall": ratio(tp, of_class),
                "f1": ratio(2 * tp, of_class + so),
            }
        )
    return {
        "name": name,
        "truth": actual,
        "predicted": said,
        "scores": scores.T,
        "weights": None if weights is None else given,
        "expected": {
            **agreement(t, p, w),
            **averages(t, p, w, classes),
            "logLoss": np.average(-np.log(np.clip(of_truth, CLIP, 1 - CLIP)), weights=w),
        },
        "byClass": by_class,
        "calibrations": {"topLabel": calibration(s.max(1), top == t, w)},
    }


def regression(name, truth, predicted, weights=None):
    truth, predicted = np.array(truth, float), np.array(predicted, float)
    given = np.ones(len(truth)) if weights is None else np.array(weights, float)
    kept = given > 0
    t, p, w = truth[kept], predicted[kept], given[kept]
    some = t != 0
    varies = len(set(t)) > 1
    whole = np.all(w == np.round(w)) and w.sum() < 10_000
    copies = np.repeat(np.abs(p - t), w.astype(int)) if whole else None
    return {
        "name": name,
        "truth": truth,
        "predicted": predicted,
        "weights": None if weights is None else given,
        "expected": {
            "mae": metrics.mean_absolute_error(t, p, sample_weight=w),
            "rmse": np.sqrt(metrics.mean_squared_error(t, p, sample_weight=w)),
            "r2": metrics.r2_score(t, p, sample_weight=w) if varies else None,
            "bias": np.average(p - t, weights=w),
            "mape": metrics.mean_absolute_percentage_error(t[some], p[some], sample_weight=w[some])
            if some.any()
            else None,
            **({"medianAbsoluteError": np.median(copies)} if whole else {}),
        },
    }


def golden():
    random = np.random.default_rng(53)

    def drawn(n, rate, ticks):
        actual = (random.random(n) < rate).astype(int)
        score = np.clip(0.35 * actual + random.normal(0.3, 0.2, n), 0, 1)
        # Away from the bounds of bins of equal width, which rounding would decide.
        score = (np.floor(score * ticks * 0.999) + 0.37) / ticks
        return actual, (score >= 0.5).astype(int), score

    def classes(n, rates, noise):
        k = len(rates)
        actual = random.choice(k, n, p=rates)
        logits = random.normal(0, noise, (n, k)) + 2 * np.eye(k)[actual]
        scores = np.exp(logits)
        return actual, scores.argmax(1), scores / scores.sum(1, keepdims=True)

    truth = random.normal(100, 20, 90)
    counts = random.poisson(1.2, 80)
    rare = drawn(300, 0.04, 1000)
    three = classes(150, [0.5, 0.3, 0.2], 1.2)
    absent = classes(90, [0.6, 0.0, 0.4, 0.0], 1.5)
    absent = (absent[0], np.where(absent[1] == 3, 0, absent[1]), absent[2])
    one_class = [1] * 9, [1, 1, 0, 1, 1, 1, 0, 1, 1], [0.91, 0.82, 0.23, 0.7, 0.61, 0.55, 0.44, 0.9, 0.77]
    return {
        "binary": [
            binary("many scores", *drawn(120, 0.4, 10_000)),
            binary("many scores, weighted", *drawn(120, 0.4, 10_000), random.random(120) + 0.01),
            binary("ties, whole weights with zeros", *drawn(150, 0.3, 7), random.integers(0, 5, 150)),
            binary("rare positives, very unequal weights", *rare, 10 ** random.uniform(-3, 3, 300)),
            binary("rare positives", *rare),
            binary("only positives, weighted", *one_class, random.random(9) + 0.1),
            binary("one row", [1], [1], [0.75], [0.3]),
            binary("constant scores", [0, 1, 1, 0, 1], [1] * 5, [0.55] * 5, [1.0, 2.5, 0.5, 1.0, 3.0]),
            binary("a single class left by weights of 0", [0, 1, 1, 1], [0, 1, 0, 1], [0.2, 0.9, 0.4, 0.8], [0, 2, 1, 1]),
            binary("perfect, weighted", [0, 0, 1, 1, 0], [0, 0, 1, 1, 0], [0.1, 0.21, 0.82, 0.9, 0.3], [1, 2, 3, 4, 5]),
        ],
        "multiclass": [
            multiclass("three classes", *three),
            multiclass("three classes, weighted", *three, random.random(150) * 4 + 0.1),
            multiclass("absent classes, weighted", *absent, random.integers(0, 4, 90)),
            multiclass("absent classes", *absent),
            multiclass("one row", [1], [2], [[0.2, 0.3, 0.5]], [2.5]),
        ],
        "regression": [
            regression("continuous, weighted", truth, truth + random.normal(1, 8, 90), random.random(90) * 3 + 0.01),
            regression("zeros in the truth, whole weights", counts, counts + random.normal(0, 1, 80), random.integers(0, 6, 80)),
            regression("far from zero, weighted", 1e7 + truth, 1e7 + truth + random.normal(0, 1, 90), random.integers(1, 9, 90)),
            regression("constant truth", [2, 2, 2], [1, 2, 4], [1, 2, 1]),
            regression("one row", [3], [4.5], [2]),
            regression("ties of weights at the middle", [0, 0, 0, 0], [1, 2, 3, 4], [1, 1, 1, 1]),
        ],
    }
