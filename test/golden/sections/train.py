"""Logistic regression and out-of-sample probabilities by scikit-learn, with the folds given."""

import warnings

import numpy as np
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import PredefinedSplit, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

PACKAGES = ["numpy", "scipy", "scikit-learn"]
warnings.filterwarnings("ignore")


def data(random, rows, numbers, classes):
    x = random.normal(size=(rows, numbers)) * np.arange(1, numbers + 1) + 3
    weights = random.normal(size=(numbers, classes)) / np.arange(1, numbers + 1)[:, None]
    y = np.argmax((x - 3) @ weights + random.gumbel(size=(rows, classes)), 1)
    return np.round(x, 3), y


def fits():
    cases = []
    for seed, rows, numbers, classes, ridge in [
        (1, 40, 2, 2, 1.0), (2, 150, 4, 2, 0.1), (3, 120, 3, 3, 1.0), (4, 300, 5, 4, 10.0), (5, 60, 6, 5, 0.5),
    ]:
        x, y = data(np.random.default_rng(seed), rows, numbers, classes)
        model = LogisticRegression(C=1 / ridge, tol=1e-12, max_iter=10_000).fit(x, y)
        cases.append({
            "x": x,
            "y": y,
            "classes": classes,
            "ridge": ridge,
            "coefficients": model.coef_,
            "intercepts": model.intercept_,
            "probabilities": np.round(model.predict_proba(x), 9),
        })
    return cases


def cross():
    cases = []
    for seed, rows, classes, folds in [(11, 120, 2, 5), (12, 200, 3, 4), (13, 90, 4, 3)]:
        random = np.random.default_rng(seed)
        x, y = data(random, rows, 3, classes)
        levels = np.array(["red", "green", "blue", "rare"])
        colour = levels[np.where(random.random(rows) < 0.3, y % 3, random.choice(4, rows, p=[0.4, 0.3, 0.28, 0.02]))]
        fold = random.permutation(rows) % folds
        table = np.column_stack([x.astype(object), colour])
        pipeline = make_pipeline(
            make_column_transformer(
                (StandardScaler(), [0, 1, 2]), (OneHotEncoder(handle_unknown="ignore", sparse_output=False), [3])
            ),
            LogisticRegression(C=1.0, tol=1e-12, max_iter=10_000),
        )
        cases.append({
            "x": x,
            "colour": colour,
            "y": y,
            "classes": classes,
            "fold": fold,
            "probabilities": np.round(
                cross_val_predict(pipeline, table, y, cv=PredefinedSplit(fold), method="predict_proba"), 9
            ),
        })
    return cases


def golden():
    return {"fits": fits(), "cross": cross()}
