"""Estimating: the PERT distribution as SciPy's beta distribution between low and high, its mode the likely value."""

import numpy as np
from scipy.stats import beta

PACKAGES = ["numpy", "scipy"]
P = [0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999]
POINTS = [(0, 5, 10), (2, 3, 12), (-4, -4, 6), (0, 1, 1), (100, 101, 5000), (0.001, 0.002, 0.0021)]


def pert(low, likely, high):
    width = high - low
    return beta(1 + 4 * (likely - low) / width, 1 + 4 * (high - likely) / width, loc=low, scale=width)


def golden():
    factors = [(900, 1000, 1400), (0.01, 0.05, 0.2), (8, 12, 30)]
    made = [pert(*factor) for factor in factors]
    # Of independent factors means multiply, and so do means of squares.
    mean = np.prod([one.mean() for one in made])
    squares = np.prod([one.mean() ** 2 + one.var() for one in made])
    names = ("low", "likely", "high")
    return {
        "pert": [
            {**dict(zip(names, point)), "p": P, "quantiles": pert(*point).ppf(P), "mean": pert(*point).mean()}
            for point in POINTS
        ],
        "product": {
            "factors": [dict(zip(names, factor)) for factor in factors],
            "mean": mean,
            "deviation": np.sqrt(squares - mean**2),
        },
    }
