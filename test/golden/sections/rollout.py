"""Rollouts: the shift between two samples by SciPy's rank test and a search over all pairs' differences, sample sizes and
power by statsmodels, exact chances by SciPy's binomial distributions summed over all outcomes, confidence sequences by
SciPy's root finder."""

import numpy as np
from scipy.optimize import brentq
from scipy.special import betaln
from scipy.stats import binom, mannwhitneyu, nbinom, norm, rankdata
from statsmodels.stats.proportion import power_proportions_2indep, samplesize_proportions_2indep_onetail

PACKAGES = ["numpy", "scipy", "statsmodels"]


def rank_z(x, y, mu, wanted):
    """z of R's wilcox.test (exact = FALSE, correct = TRUE) for x - mu against y, less a quantile."""
    m, n = len(x), len(y)
    ranks = rankdata(np.concatenate([x - mu, y]))
    excess = ranks[:m].sum() - m * (m + 1) / 2 - m * n / 2
    ties = np.unique(ranks, return_counts=True)[1].astype(float)
    variance = m * n / 12 * ((m + n + 1) - (ties**3 - ties).sum() / ((m + n) * (m + n - 1)))
    return (excess - np.sign(excess) / 2) / np.sqrt(variance) - wanted


def root(x, y, wanted, differences):
    """The difference at which z falls below `wanted`: z is constant between neighbouring differences."""
    least, most = differences[0], differences[-1]
    if rank_z(x, y, least, wanted) <= 0:
        return least
    if rank_z(x, y, most, wanted) >= 0:
        return most
    for at in range(len(differences) - 1):
        if rank_z(x, y, (differences[at] + differences[at + 1]) / 2, wanted) <= 0:
            return differences[at]
    return most


def shifts(rng):
    samples = [
        (rng.normal(1, 1, 12), rng.normal(0, 1, 15)),
        (rng.normal(0, 1, 30), rng.normal(0, 2, 25)),
        (rng.integers(0, 6, 20).astype(float), rng.integers(2, 8, 24).astype(float)),
        (np.round(rng.gamma(2, 50, 40)), np.round(rng.gamma(2, 70, 33))),
        (rng.poisson(3, 50) / 1000, rng.poisson(4, 60) / 1000),
        (np.array([1.0, 2.0, 3.0]), np.array([7.0, 9.0])),
        (np.array([5.0]), np.array([1.0, 2.0, 2.0, 8.0])),
    ]
    rows = []
    for x, y in samples:
        # Rounded, so that equal differences are one.
        differences = np.unique(np.round(np.subtract.outer(x, y), 12))
        test = mannwhitneyu(x, y, method="asymptotic", use_continuity=True)
        for level in (0.9, 0.98):
            z = norm.ppf((1 + level) / 2)
            rows.append(
                {
                    "x": x,
                    "y": y,
                    "level": level,
                    "u": test.statistic,
                    "p": test.pvalue,
                    "estimate": np.median(np.subtract.outer(x, y)),
                    "low": root(x, y, z, differences),
                    "high": root(x, y, -z, differences),
                }
            )
    return rows


def sizes():
    rows = []
    for p0, p1, alpha, power, weight in [
        (0.01, 0.02, 0.05, 0.8, 0.05),
        (0.05, 0.06, 0.05, 0.9, 0.5),
        (0.001, 0.002, 0.01, 0.8, 0.1),
        (0.2, 0.25, 0.05, 0.95, 0.25),
    ]:
        ratio = (1 - weight) / weight
        needed = samplesize_proportions_2indep_onetail(
            p1 - p0, p0, power, ratio=ratio, alpha=alpha, value=0, alternative="larger"
        )
        some = 0.7 * needed
        found = power_proportions_2indep(
            p1 - p0, p0, some, ratio=ratio, alpha=alpha, value=0, alternative="larger"
        )
        rows.append([p0, p1, alpha, power, weight, needed, needed * ratio, some, some * ratio, found.power])
    return rows


def exact():
    rows = []
    for p0, p1, alpha, n, m in [
        (0.01, 0.03, 0.05, 150, 850),
        (0.01, 0.01, 0.05, 100, 1900),
        (0.2, 0.3, 0.05, 60, 60),
        (0.9, 0.97, 0.1, 40, 80),
    ]:
        a = np.arange(n + 1)[:, None]
        b = np.arange(m + 1)[None, :]
        pooled = (a + b) / (n + m)
        variance = pooled * (1 - pooled) * (1 / n + 1 / m)
        with np.errstate(invalid="ignore", divide="ignore"):
            z = (a / n - b / m) / np.sqrt(variance)
        worse = (variance > 0) & (norm.sf(z) <= alpha)
        rows.append([p0, p1, alpha, n, m, (np.outer(binom.pmf(a[:, 0], n, p1), binom.pmf(b[0], m, p0)) * worse).sum()])
    return rows


def masses():
    return [
        [n, p, k, binom.pmf(k, n, p), binom.sf(k - 1, n, p)]
        for n, p, k in [(10, 0.3, 4), (1000, 0.01, 25), (100000, 0.05, 5100), (12, 0.5, 12), (300, 0.999, 290)]
    ]


def held():
    """Rollback before all steps are passed, where a failed check repeats its step: failures before so many passes."""
    return [[steps, k, q, 1 - nbinom.cdf(k - 1, steps, 1 - q)] for steps, k, q in [(5, 1, 0.1), (10, 3, 0.2), (20, 5, 0.05)]]


def sequences():
    rows = []
    for wins, losses, alpha in [(0, 5, 0.05), (7, 3, 0.05), (30, 12, 0.05), (400, 350, 0.01), (50, 0, 0.1)]:
        n = wins + losses

        def beyond(p, wins=wins, losses=losses, alpha=alpha):
            against = (wins * np.log(p) if wins else 0) + (losses * np.log1p(-p) if losses else 0)
            return betaln(1 + wins, 1 + losses) - against + np.log(alpha)

        centre = min(max(wins / n, 1e-9), 1 - 1e-9)
        low = 0.0 if wins == 0 else brentq(beyond, 1e-12, centre, xtol=1e-14)
        high = 1.0 if losses == 0 else brentq(beyond, centre, 1 - 1e-12, xtol=1e-14)
        rows.append([wins, losses, alpha, low, high])
    return rows


def golden():
    rng = np.random.default_rng(17)
    return {
        "shifts": shifts(rng),
        "sizes": sizes(),
        "exact": exact(),
        "masses": masses(),
        "held": held(),
        "sequences": sequences(),
    }
