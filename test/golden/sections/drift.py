"""Drift: distances and tests by SciPy, detectors on streams by River."""

import random

import numpy as np
from river import drift
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2, chi2_contingency, entropy, ks_2samp, kstwobign, wasserstein_distance

PACKAGES = ["numpy", "scipy", "river"]


def samples(random_state):
    draw = random_state.normal
    return {
        "apart": (draw(0, 1, 40), draw(0.5, 1.2, 60)),
        "alike": (draw(0, 1, 35), draw(0, 1, 35)),
        "ties": (random_state.integers(0, 5, 50).astype(float), random_state.integers(0, 6, 80).astype(float)),
        "constants": (np.full(12, 3.0), np.full(7, 3.0)),
        "two constants": (np.full(12, 3.0), np.full(7, 4.0)),
        "one value each": (np.array([1.0]), np.array([2.0])),
        "far apart": (draw(0, 1, 30), draw(50, 1, 25)),
        "many": (draw(0, 1, 900), draw(0.1, 1, 1100)),
    }


def counts():
    return {
        "alike": ([30, 50, 20], [28, 47, 29]),
        "unseen": ([40, 60, 0], [30, 50, 20]),
        "gone": ([40, 50, 10, 0], [45, 55, 0, 0]),
        "apart": ([10, 0], [0, 12]),
        "same": ([5, 10, 15], [10, 20, 30]),
        "large": ([100_000, 220_000, 31_000, 7], [99_000, 221_500, 31_200, 0]),
    }


def of_samples(a, b):
    exact = ks_2samp(a, b, method="exact")
    return {
        "a": np.sort(a),
        "b": np.sort(b),
        "ks": exact.statistic,
        "exact_p": exact.pvalue,
        "wasserstein": wasserstein_distance(a, b),
    }


def of_counts(reference, current):
    p, q = np.array(reference, float), np.array(current, float)
    held = (p + q) > 0
    table = np.array([p[held], q[held]])
    smooth_p, smooth_q = (p[held] + 0.5), (q[held] + 0.5)
    smooth_p, smooth_q = smooth_p / smooth_p.sum(), smooth_q / smooth_q.sum()
    chi = chi2_contingency(table, correction=False)
    p, q = p / p.sum(), q / q.sum()
    return {
        "reference": reference,
        "current": current,
        "psi": entropy(smooth_q, smooth_p) + entropy(smooth_p, smooth_q),
        "kl": entropy(smooth_q, smooth_p),
        "js_distance": jensenshannon(p, q, base=2),
        "hellinger": np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2),
        "total_variation": np.abs(p - q).sum() / 2,
        "l_infinity": np.abs(p - q).max(),
        "chi": chi.statistic,
        "df": chi.dof,
        "chi_p": chi.pvalue,
        "least_expected": chi.expected_freq.min(),
    }


class Watched(random.Random):
    """A generator whose samples are kept."""

    drawn = None

    def sample(self, population, k):
        got = super().sample(population, k)
        Watched.drawn.append(list(got))
        return got


def words(values):
    """Numbers as one text, which takes a fraction of the room."""
    return " ".join(str(value) for value in values)


def of_stream(detector, stream):
    warnings, drifts = [], []
    for at, value in enumerate(stream):
        detector.update(value)
        if detector.drift_detected:
            drifts.append(at)
        elif getattr(detector, "warning_detected", False):
            warnings.append(at)
    return {"warnings": words(warnings), "drifts": words(drifts)}


def of_kswin(stream):
    Watched.drawn = []
    detector = drift.KSWIN(seed=1)
    detector._rng = Watched(1)
    drifts, begun = [], 0
    for at, value in enumerate(stream):
        if detector.drift_detected:
            detector.update(value)
            detector._rng = Watched(at)
        else:
            detector.update(value)
        if detector.drift_detected:
            drifts.append(at)
    return {"warnings": "", "drifts": words(drifts), "drawn": " ".join(words(places) for places in Watched.drawn)}


def streams(random_state):
    def errors(*parts):
        return np.concatenate([random_state.random(n) < p for n, p in parts]).astype(float)

    return {
        "sudden": errors((600, 0.1), (600, 0.4)),
        "falling": errors((600, 0.5), (600, 0.1)),
        "none": errors((1200, 0.2)),
        "back": errors((500, 0.1), (400, 0.5), (500, 0.1), (400, 0.6)),
        "gradual": (random_state.random(1500) < np.linspace(0.05, 0.6, 1500)).astype(float),
        "numbers": np.round(np.concatenate([random_state.normal(0, 1, 500), random_state.normal(2, 1, 500)]), 6),
    }


def golden():
    random_state = np.random.default_rng(11)
    detectors = {
        "adwin": lambda: drift.ADWIN(),
        "ddm": lambda: drift.binary.DDM(),
        "eddm": lambda: drift.binary.EDDM(),
        "hddm_a": lambda: drift.binary.HDDMA(),
        "hddm_a_two": lambda: drift.binary.HDDMA(two_sided_test=True),
        "hddm_w": lambda: drift.binary.HDDMW(),
        "hddm_w_two": lambda: drift.binary.HDDMW(two_sided_test=True),
        "page_hinkley": lambda: drift.PageHinkley(),
        "page_hinkley_low": lambda: drift.PageHinkley(threshold=10, mode="up"),
    }
    result = {
        "samples": {name: of_samples(*pair) for name, pair in samples(random_state).items()},
        "counts": {name: of_counts(*pair) for name, pair in counts().items()},
        "limit": [{"t": t, "tail": kstwobign.sf(t)} for t in (0.2, 0.5, 0.9, 1.17, 1.19, 1.6, 2.5, 4.0)],
        "chi_square": [
            {"x": x, "df": df, "tail": chi2.sf(x, df)}
            for x, df in ((0.1, 1), (3.84, 1), (5, 2), (20, 10), (300, 250), (0.5, 7), (90, 3), (1e-9, 4), (700, 30))
        ],
        "streams": [],
    }
    for name, stream in streams(random_state).items():
        binary = set(np.unique(stream)) <= {0.0, 1.0}
        said = {
            key: of_stream(make(), stream.tolist())
            for key, make in detectors.items()
            if binary or key in ("adwin", "page_hinkley", "page_hinkley_low")
        }
        if name in ("sudden", "numbers"):
            said["kswin"] = of_kswin(stream.tolist())
        result["streams"].append({"name": name, "values": words(int(value) if value == int(value) else value for value in stream), "said": said})
    return result
