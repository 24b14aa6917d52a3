"""Tail of the hypergeometric distribution and Benjamini and Hochberg's adjustment by SciPy."""

import numpy as np
from scipy.stats import false_discovery_control, hypergeom

PACKAGES = ["numpy", "scipy"]


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
    }
