"""Performance of a log over time: CBPE by window with calibrations by halves of the reference, black-box shift estimation,
and a loss model as scikit-learn's gradient boosting fits it."""

import numpy as np
from scipy.stats import spearmanr
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

PACKAGES = ["numpy", "scipy", "scikit-learn"]
WINDOWS, REFERENCE, ROWS = 9, 6, 80


def weighted(chances, answers):
    truth = np.concatenate([np.ones(len(chances)), np.zeros(len(chances))])
    said = np.concatenate([answers, answers])
    of = {"y_true": truth, "y_pred": said, "sample_weight": np.concatenate([chances, 1 - chances])}
    metrics = {"accuracy": accuracy_score, "precision": precision_score, "recall": recall_score, "f1": f1_score}
    return {name: metric(**of) for name, metric in metrics.items()} | {"prevalence": chances.mean()}


def cbpe(draw):
    window = np.repeat(np.arange(WINDOWS), ROWS)
    scores = np.round(draw.beta(2, 3, len(window)), 2)
    truth = (draw.random(len(window)) < scores**1.3).astype(int)
    known = (draw.random(len(window)) < 0.8) & (window < WINDOWS - 1)
    answers = (scores > 0.5).astype(int)
    by_window = []
    for at in range(WINDOWS):
        learned = known & (window < REFERENCE)
        if at < REFERENCE:
            learned &= window % 2 != at % 2
        fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(scores[learned], truth[learned])
        here = window == at
        by_window.append(weighted(fitted.predict(scores[here]), answers[here]))
    labels = np.where(known, truth, -1)
    return {"window": window, "scores": scores, "labels": labels, "answers": answers, "expected": by_window}


def shift(draw, classes):
    confusion = draw.integers(5, 40, (classes, classes)) + 120 * np.eye(classes, dtype=int)
    said = (confusion / confusion.sum(axis=1, keepdims=True)).T
    predicted = draw.integers(100, 200, classes)
    seen = predicted / predicted.sum()
    shares = np.linalg.solve(said, seen)
    inverse = np.linalg.inv(said)

    def spread(chances):
        return np.diag(chances) - np.outer(chances, chances)

    cov = spread(seen) / predicted.sum()
    for j in range(classes):
        cov = cov + shares[j] ** 2 * spread(said[:, j]) / confusion[j].sum()
    errors = np.sqrt(np.diag(inverse @ cov @ inverse.T))
    return {"cells": confusion.ravel(), "predicted": predicted, "shares": shares, "errors": errors}


def loss(draw):
    n = 600
    x = np.round(draw.random((n, 3)) * 15) / 4
    x[draw.random(n) < 0.15, 2] = np.nan
    y = np.abs(draw.normal(size=n)) * (0.5 + (x[:, 0] > 2) + 0.9 * np.isnan(x[:, 2]))
    model = HistGradientBoostingRegressor(
        max_iter=60, max_depth=3, max_leaf_nodes=None, learning_rate=0.1, min_samples_leaf=20,
        l2_regularization=1, max_bins=64, early_stopping=False,
    ).fit(x, y)
    columns = [[None if np.isnan(value) else value for value in column] for column in x.T]
    return {"columns": columns, "losses": y, "expected": model.predict(x)}


def together(draw):
    a, b = draw.normal(size=(2, 12)).cumsum(axis=1)
    rho = spearmanr(a, b).statistic
    shifts = [abs(spearmanr(a, np.roll(b, k)).statistic) for k in range(12)]
    return {"a": a, "b": b, "rho": rho, "p": np.mean(np.array(shifts) >= abs(rho) - 1e-12)}


def golden():
    draw = np.random.default_rng(11)
    return {
        "cbpe": cbpe(draw),
        "shift": [shift(draw, 2), shift(draw, 3), shift(draw, 4)],
        "loss": loss(draw),
        "together": [together(draw), together(draw)],
    }
