"""Tests behind slice discovery by SciPy (tail of the hypergeometric distribution, Welch's t test, Benjamini and
Hochberg's adjustment), and the best slices of small tables by looking at every one with pandas."""

import itertools

import numpy as np
import pandas as pd
from scipy import stats
from scipy.stats import false_discovery_control, hypergeom, ttest_ind

PACKAGES = ["numpy", "scipy", "pandas"]


def golden():
    random = np.random.default_rng(7)
    cells = [(0, 5, 5, 10), (5, 5, 5, 10), (6, 5, 5, 10), (3, 5, 9, 10), (1300, 10000, 60000, 500000)]
    for _ in range(30):
        rows = int(random.integers(10, 3000))
        drawn, marked = (int(x) for x in random.integers(1, rows, 2))
        cells.append((int(random.hypergeometric(marked, rows - marked, drawn)), drawn, marked, rows))
    families = [random.random(n) ** 3 for n in (1, 2, 10, 25)] + [np.array([0.01, 0.01, 0.5, 1.0, 0.0])]
    return {
        "tails": [{"cells": c, "p": hypergeom.sf(c[0] - 1, c[3], c[2], c[1])} for c in cells],
        "adjusted": [{"p": p, "q": false_discovery_control(p)} for p in families],
        "t": [
            {"t": t, "degrees": d, "p": stats.t.sf(t, d)}
            for d in (0.7, 1, 2.5, 9.99, 40, 333.3, 12345.6, 1e6)
            for t in (-3.0, -0.2, 0.0, 0.4, 1.9, 6.0, 20.0)
        ],
        "welch": [welch(random, *case) for case in ((5, 40, 1), (2, 2, 1), (30, 300, 4), (60, 50, 0.1), (400, 9, 3))],
        "slices": [best_slices(random, *case) for case in CASES],
    }


def welch(random, n, m, spread):
    a = np.round(random.gamma(2, spread, n), 3)
    b = np.round(random.gamma(2, 1, m), 3)
    one = ttest_ind(a, b, equal_var=False, alternative="greater")
    two = ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
    return {"a": a, "b": b, "p": one.pvalue, "degrees": one.df, "low": two.low, "high": two.high}


# Rows, columns, whether losses and not flags, k, level, support, alpha.
CASES = [
    (40, 3, False, 5, 3, 3, 0.95),
    (60, 4, False, 10, 2, 4, 0.9),
    (80, 4, True, 8, 3, 5, 0.95),
    (120, 5, True, 10, 4, 4, 0.99),
    (200, 5, False, 10, 3, 10, 0.95),
    (300, 6, True, 20, 3, 12, 0.8),
]


def best_slices(random, rows, columns, losses, k, level, support, alpha):
    """SliceLine's score of every conjunction; one that selects the rows of a part of itself is left out."""
    table = pd.DataFrame({f"c{c}": random.choice(list("abcd"[: 2 + c % 3]), rows) for c in range(columns)})
    errors = np.round(random.gamma(1, 2, rows), 2) if losses else (random.random(rows) < 0.25).astype(float)
    errors[(table["c0"] == "a") & (table["c1"] == "b")] += 1 if losses else 0
    found = []
    for size in range(1, level + 1):
        for names in itertools.combinations(table.columns, size):
            for values, own in table.groupby(list(names)):
                pairs = list(zip(names, values))
                parts = [
                    len(table) if size == 1 else int(np.logical_and.reduce([table[c] == v for c, v in part]).sum())
                    for part in itertools.combinations(pairs, size - 1)
                ]
                n, sum_ = len(own), float(errors[own.index].sum())
                score = alpha * (sum_ / n / errors.mean() - 1) - (1 - alpha) * (rows / n - 1)
                if n >= support and score > 0 and n not in parts:
                    found.append({"slice": pairs, "n": n, "sum": sum_, "score": score})
    found.sort(key=lambda one: -one["score"])
    edge = found[k - 1]["score"] if len(found) >= k else 0
    return {
        "columns": {name: "".join(values) for name, values in table.items()},
        "errors": errors,
        "spec": {"k": k, "level": level, "support": support, "alpha": alpha},
        "found": [one for one in found if one["score"] >= edge - 1e-9],
    }
