"""Quantiles of distributions and samples, intervals of proportions and means."""

import numpy as np
from scipy import stats
from scipy.special import gammaln
from statsmodels.stats.proportion import proportion_confint


def golden():
    random = np.random.default_rng(20)
    probabilities = [1e-12, 1e-6, 0.001, 0.025, 0.05, 0.2, 0.4, 0.5, 0.6, 0.9, 0.975, 0.995, 0.999999]
    degrees = [1, 2, 3, 4, 5, 10, 29, 30, 100, 199, 200, 201, 500, 10_000]
    counts = [(0, 1), (1, 1), (0, 10), (10, 10), (1, 10), (5, 10), (68, 77), (68, 86), (973, 1000), (3, 1_000_000)]
    samples = [[3.0], [1.0, 2.0], [1.0, 1.0, 5.0], random.normal(size=9), random.integers(0, 4, 25).astype(float)]
    means = [random.normal(3, 2, n) for n in (2, 3, 7, 40, 400)] + [np.full(5, 2.5)]
    return {
        "normalQuantile": [[p, stats.norm.ppf(p)] for p in probabilities],
        "studentTQuantile": [[p, df, stats.t.ppf(p, df)] for df in degrees for p in (0.1, 0.9, 0.975, 0.9995)],
        "logFactorial": [[n, gammaln(n + 1)] for n in (0, 1, 2, 5, 31, 32, 33, 100, 12_345, 1_000_000)],
        "wilson": [
            [successes, n, level, *proportion_confint(successes, n, 1 - level, "wilson")]
            for successes, n in counts
            for level in (0.95, 0.8)
        ],
        "quantileSorted": [
            [np.sort(sample), p, np.quantile(sample, p)] for sample in samples for p in (0, 0.025, 0.3, 0.5, 0.9, 1)
        ],
        "meanInterval": [
            [
                values,
                values.mean(),
                *(
                    stats.t.interval(0.95, len(values) - 1, values.mean(), stats.sem(values))
                    if values.std() > 0
                    else (values.mean(), values.mean())
                ),
            ]
            for values in means
        ],
    }
