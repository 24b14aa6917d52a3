"""Feedback: the trend of a share by statsmodels' binomial GLM, with its variance times Pearson's chi-square over df."""

import numpy as np
import statsmodels.api as sm
from scipy.stats import norm

PACKAGES = ["numpy", "scipy", "statsmodels"]


def trend(at, good, n):
    design = sm.add_constant(at)
    model = sm.GLM(np.column_stack([good, n - good]), design, family=sm.families.Binomial())
    fit = model.fit(tol=1e-14, maxiter=200)
    # Not fit(scale="X2"), which leaves the numbers of trials out of Pearson's residuals.
    dispersion = max(1, fit.pearson_chi2 / fit.df_resid)
    reach = norm.ppf(0.975) * fit.bse[1] * np.sqrt(dispersion)
    return {
        "at": at,
        "good": good,
        "n": n,
        "slope": fit.params[1],
        "low": fit.params[1] - reach,
        "high": fit.params[1] + reach,
        "first": fit.fittedvalues[0],
        "last": fit.fittedvalues[-1],
        "dispersion": dispersion,
    }


def golden():
    draw = np.random.default_rng(11)
    days = np.arange(40.0)
    n = draw.integers(5, 60, 40)
    falling = 1 / (1 + np.exp(-(1.5 - 0.05 * days)))
    uneven = np.clip(falling + draw.normal(0, 0.12, 40), 0.02, 0.98)
    return {
        "trend": {
            "falling": trend(days, draw.binomial(n, falling), n),
            "overdispersed": trend(days, draw.binomial(n, uneven), n),
            "flat": trend(days, draw.binomial(n, 0.7), n),
            "rare": trend(days, draw.binomial(n, 0.03), n),
            "three times": trend(np.array([0.0, 1.0, 5.0]), np.array([3, 9, 2]), np.array([10, 12, 9])),
        }
    }
