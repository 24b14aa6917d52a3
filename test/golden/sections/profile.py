"""Profiles of columns by pandas, and measures of association by SciPy."""

import numpy as np
import pandas as pd
from scipy import stats
from scipy.stats.contingency import association

SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]


def number(name, values):
    series = pd.Series(values, dtype=float)
    finite = series[np.isfinite(series)]
    skew = finite.skew() if len(finite) > 2 and finite.nunique() > 1 else None
    counts = finite.value_counts()
    order = sorted(counts.index, key=lambda value: (-counts[value], value))[:20]
    return {
        "name": name,
        "values": [None if np.isnan(v) else ("inf" if v == np.inf else "-inf" if v == -np.inf else v) for v in series],
        "missing": int(series.isna().sum()),
        "distinct": int(series.nunique()),
        "mean": finite.mean(),
        "deviation": finite.std() if len(finite) > 1 else None,
        "skewness": skew,
        "quantiles": [finite.quantile(p) for p in SHARES],
        "low": finite.min(),
        "high": finite.max(),
        "top": [[value, int(counts[value])] for value in order],
    }


def eta(codes, values):
    groups = pd.Series(values).groupby(codes)
    mean = np.mean(values)
    between = sum(len(g) * (g.mean() - mean) ** 2 for _, g in groups)
    return np.sqrt(between / ((values - mean) ** 2).sum())


def corrected_v(table):
    n = table.sum()
    r, c = table.shape
    chi2 = stats.chi2_contingency(table, correction=False).statistic
    phi2 = max(0, chi2 / n - (r - 1) * (c - 1) / (n - 1))
    r2, c2 = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    return np.sqrt(phi2 / (min(r2, c2) - 1))


def correlation(name, x, y):
    r = stats.pearsonr(x, y)
    interval = r.confidence_interval(0.95)
    return {
        "name": name,
        "x": x,
        "y": y,
        "pearson": r.statistic,
        "interval": [interval.low, interval.high],
        "spearman": stats.spearmanr(x, y).statistic,
    }


def categories(name, a, b):
    table = pd.crosstab(pd.Series(a), pd.Series(b)).to_numpy()
    return {
        "name": name,
        "a": a,
        "b": b,
        "chiSquare": stats.chi2_contingency(table, correction=False).statistic,
        "v": association(table, method="cramer"),
        "corrected": corrected_v(table),
    }


def golden():
    random = np.random.default_rng(4)
    x = random.normal(size=60)
    skewed = np.round(random.lognormal(1, 1.2, 80), 2)
    tied = random.integers(0, 5, 60).astype(float)
    a = random.integers(0, 4, 120)
    b = np.where(random.random(120) < 0.6, a % 3, random.integers(0, 3, 120))
    grouped = x[:60] + 2 * (a[:60] % 2)
    return {
        "numbers": [
            number("normal", x),
            number("skewed, with gaps", [*skewed, np.nan, np.nan]),
            number("ties", tied),
            number("far from zero", 1e9 + tied),
            number("tiny", x * 1e-90),
            number("infinite", [1.0, np.inf, 2.0, -np.inf, np.nan, 2.0]),
            number("one value", [4.5]),
            number("two values", [4.5, -1.0]),
            number("constant", [7.0] * 9),
            number("whole", random.poisson(3, 200).astype(float)),
        ],
        "correlations": [
            correlation("linear", x, 2 * x + random.normal(size=60)),
            correlation("monotone", x, np.exp(x)),
            correlation("none", x, random.normal(size=60)),
            correlation("ties", tied, np.round(x)),
            correlation("perfect", x, -3 * x),
            correlation("far from zero", 1e9 + x, 1e9 + x + random.normal(size=60)),
            correlation("four pairs", x[:4], tied[:4] + x[:4] ** 2),
            correlation("huge", x * 1e200, (x + tied) * 1e200),
        ],
        "ranks": [[v, stats.rankdata(v)] for v in (tied, x[:7], np.array([3.0, 3.0, 3.0]), skewed)],
        "categories": [
            categories("related", a, b),
            categories("independent", a, random.integers(0, 3, 120)),
            categories("many values", random.integers(0, 25, 120), random.integers(0, 25, 120)),
            categories("same", a, a),
            categories("two by two", a % 2, b % 2),
        ],
        "ratios": [
            {"name": "groups", "codes": a[:60], "values": grouped, "eta": eta(a[:60], grouped)},
            {"name": "no groups", "codes": b[:60], "values": x, "eta": eta(b[:60], x)},
            {"name": "one a row", "codes": np.arange(60), "values": x, "eta": 1.0},
            {"name": "far from zero", "codes": a[:60], "values": 1e7 + grouped, "eta": eta(a[:60], 1e7 + grouped)},
        ],
    }
