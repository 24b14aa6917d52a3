"""Drift as other tools measure it by default, on two windows: by NumPy's bins and SciPy's distances and tests."""

import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency, chisquare, entropy, ks_2samp, wasserstein_distance

PACKAGES = ["numpy", "scipy"]


def numbers(random_state):
    draw = random_state.normal
    return {
        "apart": (draw(0, 1, 400), draw(0.4, 1.3, 300)),
        "large reference": (np.round(draw(0, 1, 1500), 2), np.round(draw(0.15, 1, 500), 2)),
        "skewed": (np.round(random_state.lognormal(0, 1, 300), 3), np.round(random_state.lognormal(0.2, 1, 200), 3)),
        "few values": (random_state.integers(0, 4, 90).astype(float), random_state.integers(0, 5, 70).astype(float)),
        "ties": (random_state.integers(0, 9, 200).astype(float), random_state.integers(0, 10, 150).astype(float)),
        "constant reference": (np.full(40, 2.0), draw(2, 1, 30)),
        "tiny": (np.array([1.0, 2.0, 4.0]), np.array([2.5, 8.0])),
        "nothing in common": (draw(0, 1, 60), draw(90, 1, 50)),
    }


def counts():
    return {
        "alike": ([30, 50, 20], [28, 47, 29]),
        "unseen": ([40, 60, 0], [30, 50, 20]),
        "gone": ([40, 50, 10], [45, 55, 0]),
        "two values": ([70, 30], [55, 45]),
        "one value": ([12], [7]),
        "large": ([1000, 2200, 310, 7], [990, 2405, 312, 0]),
        "tiny": ([2, 1, 0], [1, 1, 1]),
    }


def psi(reference, current):
    """An empty share counts as a ten-thousandth; shares are not made to sum to 1 again."""
    held = (reference + current) > 0
    p, q = reference[held] / reference.sum(), current[held] / current.sum()
    p, q = np.where(p == 0, 1e-4, p), np.where(q == 0, 1e-4, q)
    return np.sum((q - p) * np.log(q / p))


def finite(value):
    """Infinity has no JSON form."""
    return float(value) if np.isfinite(value) else "Infinity"


def of_shares(reference, current, base):
    reference, current = np.array(reference, float), np.array(current, float)
    p, q = reference / reference.sum(), current / current.sum()
    distance = jensenshannon(p, q, base=base)
    return {
        "js_distance": 0.0 if np.isnan(distance) else distance,
        "hellinger": np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2),
        "l_infinity": np.abs(p - q).max(),
        "kl": finite(entropy(q, p)),
        "psi": psi(reference, current),
    }


def tenths(a, b):
    """[from, to) between the least values that at least so many tenths of the reference lie below."""
    a = np.sort(a)
    places = [min(int(np.ceil(k * len(a) / 10)), len(a) - 1) for k in range(1, 10)]
    cuts = np.unique([a[place] for place in places if a[place] > a[0]])
    edges = np.concatenate([[-np.inf], cuts, [np.inf]])
    return np.histogram(a, edges)[0], np.histogram(b, edges)[0]


def doane(a, b):
    edges = np.histogram_bin_edges(a, bins="doane")
    first, second = np.histogram(a, edges)[0], np.histogram(b, edges)[0]
    return np.append(first, 0), np.append(second, len(b) - second.sum())


def equal(a, b, bins):
    low, high = min(a.min(), b.min()), max(a.max(), b.max())
    edges = np.linspace(low, high, bins + 1)
    return np.histogram(a, edges)[0], np.histogram(b, edges)[0]


def evidently_values(first, second):
    if sum(first) > 1000:
        return {"value": of_shares(first, second, np.e)["js_distance"], "p": None}
    table = np.array([first, second], float)
    table = table[:, table.sum(axis=0) > 0]
    if table.shape[1] == 1:
        return {"value": 0.0, "p": 1.0}
    if table.shape[1] == 2:
        return pearson(first, second)
    expected = table[0] / table[0].sum() * table[1].sum()
    if (expected == 0).any():
        return {"value": "Infinity", "p": 0.0}
    found = chisquare(table[1], expected)
    return {"value": found.statistic, "p": found.pvalue}


def pearson(first, second):
    table = np.array([first, second], float)
    table = table[:, table.sum(axis=0) > 0]
    if table.shape[1] < 2:
        return {"value": 0.0, "p": 1.0}
    found = chi2_contingency(table, correction=False)
    return {"value": found.statistic, "p": found.pvalue}


def evidently_numbers(a, b, ks):
    values = np.unique(np.concatenate([a, b]))
    if len(values) <= 5:
        return evidently_values([(a == v).sum() for v in values], [(b == v).sum() for v in values])
    if len(a) <= 1000:
        return {"value": ks.statistic, "p": ks.pvalue}
    return {"value": wasserstein_distance(a, b) / max(np.std(a), 0.001), "p": None}


def of_numbers(a, b):
    ks = ks_2samp(a, b, method="exact")
    sturges = len(np.histogram_bin_edges(np.linspace(0, 1, len(a)), bins="sturges")) - 1
    ten = equal(a, b, 10)
    in_tenths = of_shares(*tenths(a, b), np.e)
    return {
        "a": np.sort(a),
        "b": np.sort(b),
        "Evidently": evidently_numbers(a, b, ks),
        "NannyML": {"value": of_shares(*doane(a, b), 2)["js_distance"], "p": None},
        "Alibi Detect": {"value": ks.statistic, "p": ks.pvalue},
        "whylogs": {"value": of_shares(*equal(a, b, sturges), 2)["hellinger"], "p": None},
        "Great Expectations": {"value": in_tenths["kl"], "p": None},
        "SageMaker": {"value": ks.statistic, "p": None},
        "TFDV": {"value": of_shares(*ten, 2)["js_distance"] ** 2, "p": None},
        "Credit scoring": {"value": in_tenths["psi"], "p": None},
    }


def of_counts(first, second):
    base2 = of_shares(first, second, 2)
    return {
        "reference": first,
        "current": second,
        "Evidently": evidently_values(first, second),
        "NannyML": {"value": base2["js_distance"], "p": None},
        "Alibi Detect": pearson(first, second),
        "whylogs": {"value": base2["hellinger"], "p": None},
        "Great Expectations": {"value": base2["kl"], "p": None},
        "SageMaker": {"value": base2["l_infinity"], "p": None},
        "TFDV": {"value": base2["l_infinity"], "p": None},
        "Credit scoring": {"value": base2["psi"], "p": None},
    }


def golden():
    random_state = np.random.default_rng(23)
    return {
        "numbers": {name: of_numbers(*pair) for name, pair in numbers(random_state).items()},
        "counts": {name: of_counts(*pair) for name, pair in counts().items()},
    }
