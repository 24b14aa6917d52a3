"""Regression metrics by scikit-learn; MAPE over the rows whose true value is not 0."""

import numpy as np
from scipy import stats
from sklearn import metrics


def case(name, truth, predicted):
    truth, predicted = np.array(truth, float), np.array(predicted, float)
    some = truth != 0
    varies = len(set(truth)) > 1
    errors = np.abs(predicted - truth)
    n = len(truth)
    spread = n > 1 and errors.std() > 0
    interval = stats.t.interval(0.95, n - 1, errors.mean(), stats.sem(errors)) if spread else None
    return {
        "name": name,
        "truth": truth,
        "predicted": predicted,
        "zeros": int((~some).sum()),
        "expected": {
            "mae": metrics.mean_absolute_error(truth, predicted),
            "rmse": np.sqrt(metrics.mean_squared_error(truth, predicted)),
            "r2": metrics.r2_score(truth, predicted) if varies else None,
            "medianAbsoluteError": metrics.median_absolute_error(truth, predicted),
            "mape": metrics.mean_absolute_percentage_error(truth[some], predicted[some]) if some.any() else None,
            "bias": float((predicted - truth).mean()),
        },
        "maeInterval": None if interval is None else [max(0, interval[0]), interval[1]],
    }


def golden():
    random = np.random.default_rng(3)
    truth = random.normal(100, 20, 60)
    counts = random.poisson(1.2, 80)
    return {
        "regression": [
            case("continuous", truth, truth + random.normal(1, 8, 60)),
            case("zeros in the truth", counts, counts + random.normal(0, 1, 80)),
            case("far from zero", 1e9 + truth, 1e9 + truth + random.normal(0, 1, 60)),
            case("worse than the mean", truth, 200 - truth),
            case("perfect", [1, 2, 3], [1, 2, 3]),
            case("constant truth", [2, 2, 2], [1, 2, 4]),
            case("all zero", [0, 0], [1, 2]),
            case("one row", [3], [4.5]),
            case("two rows", [3, 5], [4.5, 5]),
        ]
    }
