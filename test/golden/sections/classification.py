"""Binary and multiclass metrics by scikit-learn. None where a metric is undefined and a library's 0 is a convention."""

import numpy as np
from scipy import stats
from sklearn import metrics

CLIP = np.finfo(np.float64).eps


def ratio(top, bottom):
    return None if bottom == 0 else top / bottom


def delong(positive, score):
    """Value and 95% interval by the definition: all pairs."""
    a, b = score[positive][:, None], score[~positive][None, :]
    won = (a > b) + 0.5 * (a == b)
    auc = won.mean()
    variance = won.mean(1).var(ddof=1) / won.shape[0] + won.mean(0).var(ddof=1) / won.shape[1]
    if variance == 0:
        return None
    half = stats.norm.ppf(0.975) * np.sqrt(variance)
    return [max(0, auc - half), min(1, auc + half)]


def binary(name, truth, predicted, score, classes, positive):
    actual = np.array([t == positive for t in truth])
    said = np.array([p == positive for p in predicted])
    score = np.array(score, float)
    tp, fp = int((actual & said).sum()), int((~actual & said).sum())
    fn, tn = int((actual & ~said).sum()), int((~actual & ~said).sum())
    n = len(actual)
    both = 0 < actual.sum() < n
    clipped = np.clip(score, CLIP, 1 - CLIP)
    return {
        "name": name,
        "truth": truth,
        "predicted": [str(p).lower() if isinstance(p, (bool, np.bool_)) else str(p) for p in predicted],
        "scores": score,
        "classes": classes,
        "positive": str(positive).lower() if isinstance(positive, bool) else str(positive),
        "expected": {
            "accuracy": metrics.accuracy_score(actual, said),
            "precision": ratio(tp, tp + fp) if tp + fp == 0 else metrics.precision_score(actual, said),
            "recall": ratio(tp, tp + fn) if tp + fn == 0 else metrics.recall_score(actual, said),
            "specificity": ratio(tn, tn + fp),
            "falsePositiveRate": ratio(fp, tn + fp),
            "falseNegativeRate": ratio(fn, tp + fn),
            "f1": None if tp + fp + fn == 0 else metrics.f1_score(actual, said),
            "balancedAccuracy": metrics.balanced_accuracy_score(actual, said) if both else None,
            "mcc": metrics.matthews_corrcoef(actual, said) if both and 0 < said.sum() < n else None,
            "cohenKappa": None if max(tp, tn) == n else metrics.cohen_kappa_score(actual, said),
            "rocAuc": metrics.roc_auc_score(actual, score) if both else None,
            "averagePrecision": metrics.average_precision_score(actual, score) if actual.any() else None,
            "logLoss": metrics.log_loss(actual, clipped, labels=[False, True]),
            "brier": metrics.brier_score_loss(actual, score),
            "prevalence": actual.mean(),
            "selectionRate": said.mean(),
        },
        "delong": delong(actual, score) if min(actual.sum(), n - actual.sum()) > 1 else None,
    }


def binary_cases():
    random = np.random.default_rng(7)

    def drawn(n, rate, ticks, no, yes):
        actual = random.random(n) < rate
        score = np.clip(0.35 * actual + random.normal(0.3, 0.2, n), 0, 1)
        score = np.round(score * ticks) / ticks if ticks else score
        name = lambda flags: [yes if flag else no for flag in flags]
        return name(actual), name(score >= 0.5), score

    yield binary("continuous scores, texts", *drawn(120, 0.4, 0, "<=50K", ">50K"), ["<=50K", ">50K"], ">50K")
    yield binary("many ties, numbers", *drawn(150, 0.3, 8, 0, 1), ["0", "1"], 1)
    yield binary("ties, booleans", *drawn(90, 0.6, 4, False, True), ["false", "true"], True)
    yield binary("positive class first", *drawn(60, 0.5, 20, "no", "approved"), ["approved", "no"], "approved")
    yield binary("rare positives", *drawn(400, 0.03, 50, "ok", "fraud"), ["ok", "fraud"], "fraud")
    yield binary("only positives", ["a"] * 6, ["a", "b", "a", "a", "a", "b"], [0.9, 0.2, 0.8, 0.8, 0.6, 0.4], ["a", "b"], "a")
    yield binary("only negatives", ["b"] * 5, ["b", "b", "a", "b", "b"], [0.1, 0.2, 0.8, 0.3, 0.1], ["a", "b"], "a")
    yield binary("one row", [1], [1], [0.75], ["0", "1"], 1)
    yield binary("constant scores", [0, 1, 1, 0, 1, 0, 0], [1] * 7, [0.5] * 7, ["0", "1"], 1)
    yield binary("never predicted", [0, 1, 1, 0, 0], [0] * 5, [0.1, 0.4, 0.3, 0.2, 0.3], ["0", "1"], 1)
    yield binary("sure and wrong", [0, 1, 1, 0], [1, 0, 1, 0], [1.0, 0.0, 1.0, 0.0], ["0", "1"], 1)
    yield binary("perfect", [0, 0, 1, 1, 0, 1], [0, 0, 1, 1, 0, 1], [0.1, 0.2, 0.8, 0.9, 0.3, 0.7], ["0", "1"], 1)


def top_label_error(truth, scores, classes):
    top = scores.argmax(1)
    confidence = scores.max(1)
    right = np.array([classes[k] for k in top]) == np.array([str(t) for t in truth])
    bins = np.minimum(14, np.digitize(confidence, np.arange(1, 15) / 15))
    gaps = [abs(right[bins == b].sum() - confidence[bins == b].sum()) for b in range(15)]
    return sum(gaps) / len(truth)


def multiclass(name, truth, predicted, scores, classes):
    actual, said = [str(t) for t in truth], [str(p) for p in predicted]
    present = sorted(set(actual) | set(said))
    average = lambda score, how, labels: score(actual, said, average=how, labels=labels, zero_division=0)
    by_class = {}
    for label in classes:
        tp = sum(a == label == s for a, s in zip(actual, said))
        by_class[label] = {
            "precision": ratio(tp, said.count(label)),
            "recall": ratio(tp, actual.count(label)),
            "f1": ratio(2 * tp, said.count(label) + actual.count(label)),
        }
    of_truth = scores[np.arange(len(truth)), [classes.index(a) for a in actual]]
    several = len(set(actual)) > 1
    return {
        "name": name,
        "truth": truth,
        "predicted": said,
        "scores": scores.T,
        "classes": classes,
        "positive": None,
        "byClass": by_class,
        "expected": {
            "accuracy": metrics.accuracy_score(actual, said),
            "macroPrecision": average(metrics.precision_score, "macro", present),
            "macroRecall": average(metrics.recall_score, "macro", present),
            "macroF1": average(metrics.f1_score, "macro", present),
            "macroF1AllLabels": average(metrics.f1_score, "macro", classes),
            "weightedPrecision": average(metrics.precision_score, "weighted", classes),
            "weightedF1": average(metrics.f1_score, "weighted", classes),
            "balancedAccuracy": np.mean([by_class[a]["recall"] for a in set(actual)]) if several else None,
            "mcc": metrics.matthews_corrcoef(actual, said) if several and len(set(said)) > 1 else None,
            "cohenKappa": None if len(present) == 1 else metrics.cohen_kappa_score(actual, said),
            "logLoss": float(-np.log(np.clip(of_truth, CLIP, 1 - CLIP)).mean()),
            "topLabelCalibrationError": top_label_error(truth, scores, classes),
        },
    }


def multiclass_cases():
    random = np.random.default_rng(11)

    def drawn(n, rates, noise):
        k = len(rates)
        actual = random.choice(k, n, p=rates)
        logits = random.normal(0, noise, (n, k)) + 2 * np.eye(k)[actual]
        scores = np.exp(logits)
        scores /= scores.sum(1, keepdims=True)
        return actual, scores

    actual, scores = drawn(200, [0.5, 0.3, 0.2], 1)
    names = ["low", "medium", "high"]
    yield multiclass("three texts", [names[k] for k in actual], [names[k] for k in scores.argmax(1)], scores, names)
    actual, scores = drawn(120, [0.4, 0.4, 0.0, 0.2], 1.5)
    said = np.where(scores.argmax(1) == 2, 0, scores.argmax(1))
    yield multiclass("an absent class", [int(k) for k in actual], said, scores, ["0", "1", "2", "3"])
    actual, scores = drawn(80, [0.6, 0.0, 0.4], 2)
    yield multiclass("a class only predicted", [int(k) for k in actual], scores.argmax(1), scores, ["0", "1", "2"])
    actual, scores = drawn(30, [1.0, 0.0, 0.0], 2)
    yield multiclass("single class in the truth", [int(k) for k in actual], scores.argmax(1), scores, ["0", "1", "2"])
    yield multiclass("one row", [1], [1], np.array([[0.25, 0.75]]), ["0", "1"])
    certain = np.eye(3)[[0, 1, 2, 0, 1]]
    yield multiclass("certain, one wrong", [0, 1, 2, 0, 2], [0, 1, 2, 0, 1], certain, ["0", "1", "2"])


def golden():
    return {"binary": list(binary_cases()), "multiclass": list(multiclass_cases())}
