"""Two models on the same rows: McNemar by statsmodels, tails by SciPy, metrics by scikit-learn, the paired DeLong test
from its definition over all pairs, Bonett and Price's interval from its formula, and percentiles of a bootstrap that
draws rows one by one."""

import numpy as np
from scipy.stats import norm
from sklearn import metrics as sk
from statsmodels.stats.contingency_tables import mcnemar

PACKAGES = ["numpy", "scipy", "scikit-learn", "statsmodels"]


def delong(truth, first, second):
    """Areas, their difference, its standard error and two-sided p: DeLong, DeLong and Clarke-Pearson (1988)."""
    truth = np.asarray(truth)
    parts = []
    for scores in (np.asarray(first, float), np.asarray(second, float)):
        x, y = scores[truth == 1], scores[truth == 0]
        psi = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
        parts.append((psi.mean(), psi.mean(axis=1), psi.mean(axis=0)))
    (a, v10a, v01a), (b, v10b, v01b) = parts
    p, n = len(v10a), len(v01a)

    def cov(u, v):
        return 0.0 if len(u) < 2 else np.cov(u, v)[0, 1]

    variance = (cov(v10a, v10a) + cov(v10b, v10b) - 2 * cov(v10a, v10b)) / p
    variance += (cov(v01a, v01a) + cov(v01b, v01b) - 2 * cov(v01a, v01b)) / n
    if variance < 1e-18:
        return [a, b, b - a, None, None]
    error = np.sqrt(variance)
    return [a, b, b - a, error, 2 * norm.sf(abs(b - a) / error)]


def ranked(rng):
    cases = []
    for n, levels in [(12, 4), (40, 10), (40, 1000), (150, 6), (150, 10**6)]:
        for _ in range(4):
            truth = (rng.random(n) < 0.4).astype(int)
            truth[0], truth[1] = 0, 1
            base = rng.normal(size=n) + truth
            first = np.round((base + rng.normal(size=n)) * levels / 4) / levels
            second = np.round((base + rng.normal(size=n)) * levels / 4) / levels
            cases.append((truth, first, second))
    same = np.arange(10.0)
    cases.append((np.array([0, 1] * 5), same, same))
    cases.append((np.array([0] * 5 + [1] * 5), same, same[::-1]))
    cases.append((np.array([1] + [0] * 9), same, np.roll(same, 3)))
    return [
        {"truth": t, "first": f, "second": s, "expected": delong(t, f, s)} for t, f, s in cases
    ]


def counted(rng):
    cases = []
    for classes, n in [(2, 30), (2, 300), (3, 60), (5, 200), (4, 400)]:
        for _ in range(3):
            truth = rng.integers(0, classes, n)
            first = np.where(rng.random(n) < 0.7, truth, rng.integers(0, classes, n))
            second = np.where(rng.random(n) < 0.75, truth, rng.integers(0, classes, n))
            row = {"classes": classes, "truth": truth, "first": first, "second": second}
            scores = {}
            for name, of in METRICS_BINARY.items() if classes == 2 else METRICS_MANY.items():
                scores[name] = [of(truth, first), of(truth, second)]
            row["expected"] = scores
            cases.append(row)
    return cases


METRICS_ALL = {
    "accuracy": sk.accuracy_score,
    "balancedAccuracy": sk.balanced_accuracy_score,
    "mcc": sk.matthews_corrcoef,
    "cohenKappa": sk.cohen_kappa_score,
}
METRICS_BINARY = {
    **METRICS_ALL,
    "precision": sk.precision_score,
    "recall": sk.recall_score,
    "f1": sk.f1_score,
    "specificity": lambda t, p: sk.recall_score(t, p, pos_label=0),
}
METRICS_MANY = {
    **METRICS_ALL,
    "macroF1": lambda t, p: sk.f1_score(t, p, average="macro"),
    "weightedF1": lambda t, p: sk.f1_score(t, p, average="weighted"),
}


def values(rng):
    cases = []
    for n in (2, 5, 50, 400):
        truth = np.round(rng.normal(10, 4, n), 3)
        first = np.round(truth + rng.normal(0, 2, n), 3)
        second = np.round(truth + rng.normal(0.2, 1.8, n), 3)
        expected = {
            "mae": [sk.mean_absolute_error(truth, p) for p in (first, second)],
            "rmse": [sk.root_mean_squared_error(truth, p) for p in (first, second)],
            "r2": [sk.r2_score(truth, p) for p in (first, second)],
            "bias": [np.mean(p - truth) for p in (first, second)],
        }
        cases.append({"truth": truth, "first": first, "second": second, "expected": expected})
    return cases


def probabilities(rng):
    n = 200
    truth = (rng.random(n) < 0.35).astype(int)
    first = np.clip(np.round(rng.beta(2, 3, n) + 0.2 * truth, 4), 0, 1)
    second = np.clip(np.round(rng.beta(2, 3, n) + 0.3 * truth, 4), 0, 1)
    expected = {
        "logLoss": [sk.log_loss(truth, p) for p in (first, second)],
        "brier": [sk.brier_score_loss(truth, p) for p in (first, second)],
    }
    return {"truth": truth, "first": first, "second": second, "expected": expected}


def bonett_price():
    z = norm.ppf(0.975)
    rows = []
    for only_first, only_second, n in [(0, 0, 10), (1, 6, 30), (3, 9, 200), (12, 12, 100), (24, 0, 50), (0, 1, 1)]:
        p, q = (only_second + 1) / (n + 2), (only_first + 1) / (n + 2)
        half = z * np.sqrt((p + q - (p - q) ** 2) / (n + 2))
        rows.append([only_first, only_second, n, max(-1, p - q - half), min(1, p - q + half)])
    return rows


def bootstraps(rng):
    """Rows drawn with replacement 20,000 times: 2.5th and 97.5th percentile of the difference."""
    n, replicates = 300, 20000
    truth = (rng.random(n) < 0.4).astype(int)
    first = np.where(rng.random(n) < 0.75, truth, 1 - truth)
    second = np.where(rng.random(n) < 0.82, truth, 1 - truth)
    draws = rng.integers(0, n, (replicates, n))
    t, a, b = truth[draws], first[draws], second[draws]

    def f1(said):
        return 2 * (t * said).sum(1) / (t.sum(1) + said.sum(1))

    differences = {
        "accuracy": (b == t).mean(1) - (a == t).mean(1),
        "recall": (t * b).sum(1) / t.sum(1) - (t * a).sum(1) / t.sum(1),
        "f1": f1(b) - f1(a),
    }
    return {
        "truth": truth,
        "first": first,
        "second": second,
        "expected": {name: np.quantile(d, [0.025, 0.975]) for name, d in differences.items()},
    }


def golden():
    rng = np.random.default_rng(20240611)
    pairs = [(12, 13), (25, 0), (40, 70), (861, 2305), (5000, 5200), (30, 29)]
    asymptotic = [[a, b, *chi(a, b)] for a, b in pairs]
    tails = [[z, norm.sf(z)] for z in (-8, -3, -1.5, -0.2, 0, 0.1, 0.7, 1, 1.96, 2.5, 3.3, 3.6, 5, 8, 15, 30)]
    return {
        "mcnemar": asymptotic,
        "tails": tails,
        "ranked": ranked(rng),
        "counted": counted(rng),
        "values": values(rng),
        "probabilities": probabilities(rng),
        "bonettPrice": bonett_price(),
        "bootstraps": bootstraps(rng),
    }


def chi(first, second):
    found = mcnemar([[0, first], [second, 0]], exact=False, correction=True)
    return [found.statistic, found.pvalue]
