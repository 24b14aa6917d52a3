"""McNemar's exact test by statsmodels; mid-p by SciPy's binomial distribution."""

from scipy.stats import binom
from statsmodels.stats.contingency_tables import mcnemar

PACKAGES = ["scipy", "statsmodels"]


def golden():
    pairs = [(0, 1), (0, 6), (1, 1), (3, 9), (9, 3), (12, 12), (10, 25), (24, 1), (40, 60), (300, 360), (5000, 5200)]
    rows = []
    for first, second in pairs:
        least, n = min(first, second), first + second
        exact = mcnemar([[0, first], [second, 0]], exact=True).pvalue
        rows.append([first, second, exact, min(1, 2 * binom.cdf(least, n, 0.5) - binom.pmf(least, n, 0.5))])
    return {"exact": rows}
