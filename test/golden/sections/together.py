"""Drift of columns together: reconstruction errors of principal components and a domain classifier by scikit-learn."""

import numpy as np
from sklearn.decomposition import PCA
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.preprocessing import StandardScaler

PACKAGES = ["numpy", "scikit-learn"]


def windows(draw, n, flipped):
    """Two numbers that go together (or against each other), one of its own with gaps, and a category."""
    a = draw.normal(size=n)
    b = (-1 if flipped else 1) * a + 0.6 * draw.normal(size=n)
    c = draw.gamma(2, size=n)
    code = draw.choice(4, size=n, p=[0.4, 0.3, 0.2, 0.1])
    return np.round(np.column_stack([a, b, c]), 4), code


def encoded(numbers, code, scaler):
    return np.column_stack([scaler.transform(numbers), np.eye(4)[code]])


def golden():
    draw = np.random.default_rng(11)
    reference, reference_code = windows(draw, 400, False)
    current, current_code = windows(draw, 300, True)
    scaler = StandardScaler().fit(reference)
    before, now = encoded(reference, reference_code, scaler), encoded(current, current_code, scaler)
    components = []
    for share in [0.3, 0.65, 0.9]:
        pca = PCA(n_components=share, svd_solver="full").fit(before)
        error = [np.linalg.norm(x - pca.inverse_transform(pca.transform(x)), axis=1) for x in (before, now)]
        components.append(
            {
                "share": share,
                "kept": pca.n_components_,
                "explained": pca.explained_variance_ratio_.sum(),
                "errors": [e[:40] for e in error],
                "means": [e.mean() for e in error],
            }
        )
    x = np.column_stack([np.vstack([reference, current]), np.concatenate([reference_code, current_code])])
    y = np.concatenate([np.zeros(400), np.ones(300)]).astype(int)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    model = HistGradientBoostingClassifier(max_iter=60, max_depth=3, learning_rate=0.15, min_samples_leaf=10)
    scores = cross_val_predict(model, x, y, cv=folds, method="predict_proba")[:, 1]
    return {
        "numbers": np.vstack([reference, current]),
        "codes": np.concatenate([reference_code, current_code]),
        "referenceRows": 400,
        "components": components,
        "separation": {"scores": scores, "auc": roc_auc_score(y, scores)},
    }
