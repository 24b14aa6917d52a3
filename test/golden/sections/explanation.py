"""Permutation importance and partial dependence by scikit-learn, and Gower's distance, of models written out in numbers."""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.inspection import partial_dependence, permutation_importance

WEIGHTS = [1.5, -2.0, 0.25]
CUT = 0.2


class Line(RegressorMixin, BaseEstimator):
    def fit(self, x, y):
        self.fitted_ = True
        return self

    def __sklearn_is_fitted__(self):
        return True

    def predict(self, x):
        return np.asarray(x) @ WEIGHTS + np.asarray(x)[:, 0] * np.asarray(x)[:, 1]


class Cut(ClassifierMixin, BaseEstimator):
    classes_ = np.array([0, 1])

    def fit(self, x, y):
        return self

    def __sklearn_is_fitted__(self):
        return True

    def predict(self, x):
        return (Line().predict(x) > CUT).astype(int)



def shuffles_of(model, x, y, repeats, seed, scoring):
    found = permutation_importance(model, x, y, n_repeats=repeats, random_state=seed, scoring=scoring)
    # As scikit-learn draws them: one seed for all columns, from which each begins anew and shuffles on.
    column_seed = np.random.RandomState(seed).randint(np.iinfo(np.int32).max + 1)
    orders = []
    for _ in range(x.shape[1]):
        state = np.random.RandomState(column_seed)
        shuffle = np.arange(len(x))
        rows = np.arange(len(x))
        columns = []
        for _ in range(repeats):
            # It shuffles what is shuffled already.
            state.shuffle(shuffle)
            rows = rows[shuffle]
            columns.append(rows.tolist())
        orders.append(columns)
    return found, orders


def golden():
    rng = np.random.default_rng(11)
    x = np.round(rng.normal(size=(60, 3)), 4)
    y = np.round(Line().predict(x) + rng.normal(scale=0.8, size=60), 4)
    flags = (y > CUT).astype(int)
    cases = []
    for model, target, scoring in [
        (Line(), y, "neg_mean_absolute_error"),
        (Cut(), flags, "accuracy"),
    ]:
        found, orders = shuffles_of(model, x, target, 4, 5, scoring)
        cases.append(
            {
                "scoring": scoring,
                "truth": target,
                "orders": orders,
                "importances": found.importances_mean,
            }
        )
    grids = []
    for column in range(3):
        grid = np.linspace(-1.5, 1.5, 7)
        pd = partial_dependence(
            Line(), x, [column], kind="both", method="brute", custom_values={column: grid}
        )
        grids.append({"grid": grid, "average": pd["average"][0], "individual": pd["individual"][0][:5]})
    ranges = x.max(axis=0) - x.min(axis=0)
    distances = (np.abs(x - x[0]) / ranges).mean(axis=1)
    nearest = np.argsort(distances, kind="stable")[1:6]
    return {
        "x": x,
        "weights": WEIGHTS,
        "cut": CUT,
        "importance": cases,
        "dependence": grids,
        "nearest": {"rows": nearest, "distances": distances[nearest]},
    }
