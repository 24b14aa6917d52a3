"""Agreement by statsmodels, krippendorff and the published examples; Dawid and Skene's model by plain products;
confident learning by cleanlab.

Ratings are matrices of items x annotators of class codes, -1 = none. Class names are in code order.
"""

import warnings

import krippendorff
import numpy as np
from cleanlab.count import compute_confident_joint, estimate_latent, get_confident_thresholds
from cleanlab.filter import find_label_issues
from cleanlab.rank import get_label_quality_scores
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa

PACKAGES = ["numpy", "scipy", "statsmodels", "krippendorff", "cleanlab"]
warnings.filterwarnings("ignore")
# cleanlab sorts by NumPy's default, which leaves the order of ties to the processor: stable, they are the same anywhere.
unstable = np.argsort
np.argsort = lambda values, axis=-1, **options: unstable(values, axis, **{**options, "kind": "stable"})

# Fleiss (1971): 30 patients, 6 psychiatrists each, 5 diagnoses. Published kappa .430.
FLEISS_1971 = [
    [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0], [1, 0, 2, 0, 3], [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
]
# Ten subjects, fourteen raters, five categories: the worked example of many textbooks, kappa .210.
FOURTEEN = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]
# Krippendorff (2011), "Computing Krippendorff's alpha-reliability": published alphas are .095 (A), .692 (B) and, of
# C, .743 nominal, .815 ordinal, .849 interval, .797 ratio.
K2011_A = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
K2011_B = [[0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0], [1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3]]
K2011_C = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def from_table(table):
    """Ratings (items x raters) that have the counts of a table (items x classes)."""
    return np.array([np.repeat(np.arange(len(row)), row) for row in table])


def coded(ratings):
    """Class codes and numeric values of ratings with None or NaN for none."""
    matrix = np.array(ratings, dtype=float)
    values = np.unique(matrix[~np.isnan(matrix)])
    return np.where(np.isnan(matrix), -1, np.searchsorted(values, matrix)).astype(int), values


def noisy(random, items, annotators, classes, error, missing):
    truth = random.integers(0, classes, items)
    wrong = random.random((items, annotators)) < error
    codes = np.where(wrong, random.integers(0, classes, (items, annotators)), truth[:, None])
    return np.where(random.random(codes.shape) < missing, -1, codes)


def alphas(codes, values):
    data = np.where(codes < 0, np.nan, values[np.maximum(codes, 0)]).T
    return {
        level: krippendorff.alpha(reliability_data=data, value_domain=values, level_of_measurement=level)
        for level in ("nominal", "ordinal", "interval", "ratio")
    }


def percent(codes):
    """Mean over items with two ratings of the share of their pairs that agree, pair by pair."""
    shares = []
    for row in codes:
        row = row[row >= 0]
        if len(row) < 2:
            continue
        pairs = [row[i] == row[j] for i in range(len(row)) for j in range(i)]
        shares.append(np.mean(pairs))
    return np.mean(shares)


def one_class(codes, k):
    """Alpha of a class against the rest, and its specific agreement from all ordered pairs."""
    data = np.where(codes < 0, np.nan, (codes == k).astype(float)).T
    same = total = 0.0
    for row in codes:
        row = row[row >= 0]
        if len(row) < 2:
            continue
        for i in range(len(row)):
            if row[i] == k:
                total += 1
                same += np.mean([row[j] == k for j in range(len(row)) if j != i])
    alpha = krippendorff.alpha(reliability_data=data, value_domain=[0, 1], level_of_measurement="nominal")
    return {"alpha": alpha, "specific": same / total}


def agreement():
    random = np.random.default_rng(41)
    cases = []

    def add(name, codes, values):
        complete = not (codes < 0).any()
        table = aggregate_raters(codes, n_cat=len(values))[0] if complete else None
        cases.append({
            "name": name,
            "codes": codes,
            "values": values,
            "percent": percent(codes),
            "fleiss": fleiss_kappa(table) if complete else None,
            "classFleiss": [
                fleiss_kappa(np.stack([table[:, k], table.sum(1) - table[:, k]], 1)) for k in range(len(values))
            ] if complete else None,
            "alpha": alphas(codes, values),
            "classes": [one_class(codes, k) for k in range(len(values))],
        })

    for name, observers in (("A", K2011_A), ("B", K2011_B), ("C", K2011_C)):
        codes, values = coded(observers)
        add(f"Krippendorff 2011 {name}", codes.T, values)
    add("Fleiss 1971", from_table(FLEISS_1971), np.arange(5.0))
    add("fourteen raters", from_table(FOURTEEN), np.arange(5.0))
    for items, annotators, classes, error, missing in [
        (12, 2, 2, 0.3, 0), (40, 3, 3, 0.4, 0), (60, 5, 4, 0.2, 0.4), (200, 4, 7, 0.6, 0.3), (25, 9, 3, 0.9, 0.1),
        (400, 3, 5, 0.1, 0.5),
    ]:
        values = np.cumsum(random.integers(1, 4, classes)).astype(float) - 1
        add(f"{items} x {annotators}, {classes} classes", noisy(random, items, annotators, classes, error, missing), values)
    return cases


def kappas():
    random = np.random.default_rng(42)
    # Cohen (1960), table 1, in hundreds: kappa .492; Cohen (1968) gives it weights of its own, not used here.
    tables = [[[88, 14, 18], [10, 40, 10], [2, 6, 12]], [[20, 5], [10, 15]], [[45, 15], [25, 15]], [[25, 35], [5, 35]]]
    tables += [random.integers(0, 20, (k, k)) for k in (2, 3, 4, 6, 9)] + [np.diag([5, 3, 9]) + np.eye(3, k=1, dtype=int)]
    return [
        {
            "table": table,
            "none": cohens_kappa(table).kappa,
            "linear": cohens_kappa(table, wt="linear").kappa,
            "quadratic": cohens_kappa(table, wt="quadratic").kappa,
            "standardError": cohens_kappa(table).std_kappa,
        }
        for table in map(np.array, tables)
    ]


def dawid_skene(codes, classes, iterations, smoothing):
    """By the formulas of the paper, in products; smoothing is added to every count of the confusions."""
    items, annotators = codes.shape
    said = np.stack([(codes == k) for k in range(classes)], 2).astype(float)
    rated = said.sum((1, 2)) > 0
    posterior = said.sum(1) / np.maximum(said.sum((1, 2)), 1)[:, None]
    likelihoods = []
    for _ in range(iterations):
        prior = posterior[rated].mean(0)
        confusion = np.zeros((annotators, classes, classes))
        for a in range(annotators):
            for j in range(classes):
                counts = np.array([(posterior[:, j] * said[:, a, l]).sum() + smoothing for l in range(classes)])
                confusion[a, j] = counts / counts.sum()
        for i in np.flatnonzero(rated):
            product = prior.copy()
            for a in range(annotators):
                for l in range(classes):
                    product = product * confusion[a, :, l] ** said[i, a, l]
            posterior[i] = product / product.sum()
            likelihoods.append(np.log(product.sum()))
    posterior[~rated] = prior
    rated_items = int(rated.sum())
    return {
        "codes": codes,
        "classes": classes,
        "iterations": iterations,
        "smoothing": smoothing,
        "posterior": posterior.ravel(),
        "prior": prior,
        "confusion": confusion.ravel(),
        "logLikelihood": np.array(likelihoods).reshape(-1, rated_items).sum(1),
    }


def crowd(random, items, classes, skills, missing):
    truth = random.integers(0, classes, items)
    codes = np.stack(
        [np.where(random.random(items) < s, truth, random.integers(0, classes, items)) for s in skills], 1
    )
    return np.where(random.random(codes.shape) < missing, -1, codes)


def issues():
    cases = []
    for seed, rows, classes, noise, sharp in [
        (1, 60, 2, 0.2, 2), (2, 200, 3, 0.15, 3), (3, 300, 5, 0.3, 2), (4, 250, 10, 0.1, 3), (5, 120, 4, 0.6, 0.5),
        (6, 300, 3, 0.05, 6), (7, 240, 3, 0.3, 1),
    ]:
        random = np.random.default_rng(seed)
        shares = random.dirichlet(np.full(classes, 2.0))
        truth = np.concatenate([np.arange(classes), random.choice(classes, rows - classes, p=shares)])
        logits = random.normal(size=(rows, classes))
        logits[np.arange(rows), truth] += sharp
        # Six digits, so that the file is short; no two margins of a class are equal.
        probabilities = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
        probabilities = np.round(probabilities, 6)
        probabilities[:, -1] = np.round(1 - probabilities[:, :-1].sum(1), 6).clip(0)
        if seed == 7:  # Tenths: ties of every kind.
            probabilities = np.array([random.multinomial(10, p / p.sum()) / 10 for p in probabilities])
        labels = np.where(random.random(rows) < noise, random.integers(0, classes, rows), truth)
        labels[:classes] = np.arange(classes)
        joint = compute_confident_joint(labels, probabilities)
        prior, noise_matrix, inverse = estimate_latent(joint, labels)
        found = lambda by, rank: find_label_issues(
            labels, probabilities, filter_by=by, return_indices_ranked_by=rank, n_jobs=1
        )
        names = {"noiseRate": "prune_by_noise_rate", "class": "prune_by_class", "both": "both"}
        cases.append({
            "labels": labels,
            "probabilities": probabilities,
            "thresholds": get_confident_thresholds(labels, probabilities),
            "counts": compute_confident_joint(labels, probabilities, calibrate=False),
            "joint": joint,
            "prior": prior,
            "givenOfTrue": noise_matrix,
            "trueOfGiven": inverse,
            "selfConfidence": {ours: found(theirs, "self_confidence") for ours, theirs in names.items()},
            "normalizedMargin": {ours: found(theirs, "normalized_margin") for ours, theirs in names.items()},
            "quality": {
                "selfConfidence": get_label_quality_scores(labels, probabilities, method="self_confidence"),
                "normalizedMargin": get_label_quality_scores(labels, probabilities, method="normalized_margin"),
            },
        })
    return cases


def golden():
    random = np.random.default_rng(43)
    return {
        "agreement": agreement(),
        "cohen": kappas(),
        "dawidSkene": [
            dawid_skene(crowd(random, 30, 3, [0.9, 0.7, 0.4], 0), 3, 1, 0.01),
            dawid_skene(crowd(random, 40, 2, [0.95, 0.8, 0.6, 0.1], 0.3), 2, 12, 0.01),
            dawid_skene(crowd(random, 60, 4, [0.9, 0.8, 0.8, 0.5, 0.3], 0.4), 4, 25, 0.01),
            dawid_skene(crowd(random, 25, 3, [0.9, 0.6, 0.6, 0.6], 0.1), 3, 8, 0),
        ],
        "issues": issues(),
    }
