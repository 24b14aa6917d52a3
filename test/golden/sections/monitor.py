"""Monitoring: isotonic calibration by scikit-learn; performance to be expected without labels as sums over the rows."""

import numpy as np
from sklearn.isotonic import IsotonicRegression

PACKAGES = ["numpy", "scikit-learn"]


def curve(scores, outcomes, at):
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(scores, outcomes)
    return {"scores": scores, "outcomes": outcomes, "at": at, "chances": fitted.predict(at)}


def expected(chances, answers):
    """Each row once as a positive and once as a negative, weighted by its chance: scikit-learn's weighted metrics."""
    from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

    truth = np.concatenate([np.ones(len(chances)), np.zeros(len(chances))])
    said = np.concatenate([answers, answers])
    weights = np.concatenate([chances, 1 - chances])
    of = {"y_true": truth, "y_pred": said, "sample_weight": weights}
    return {
        "chances": chances,
        "answers": answers,
        "accuracy": accuracy_score(**of),
        "precision": precision_score(**of),
        "recall": recall_score(**of),
        "f1": f1_score(**of),
    }


def golden():
    draw = np.random.default_rng(5)
    scores = np.round(draw.random(120), 2)
    outcomes = (draw.random(120) < scores**2).astype(int)
    at = np.round(np.linspace(-0.1, 1.1, 41), 3)
    chances = np.round(draw.random(60), 4)
    return {
        "isotonic": {
            "rising": curve(scores, outcomes, at),
            "falling": curve(np.arange(10) / 10, (np.arange(10) < 5).astype(int), at),
            "ties": curve(np.repeat([0.2, 0.5, 0.9], 4), np.array([0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1]), at),
            "one": curve(np.array([0.4]), np.array([1]), at),
        },
        "expected": [expected(chances, (chances > 0.5).astype(int)), expected(chances, (chances > 0.2).astype(int))],
    }
