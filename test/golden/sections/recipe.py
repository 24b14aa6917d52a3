"""Steps of recipes by scikit-learn's transformers, and the weights of classes."""

import warnings

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (
    KBinsDiscretizer,
    LabelEncoder,
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    PowerTransformer,
    RobustScaler,
    StandardScaler,
)
from sklearn.utils.class_weight import compute_class_weight

PACKAGES = ["numpy", "scikit-learn", "pandas"]


def missing_as_none(values):
    return [None if isinstance(value, float) and np.isnan(value) else value for value in values]


def number_columns():
    random = np.random.default_rng(7)
    gaps = random.normal(40, 12, 200)
    gaps[random.random(200) < 0.15] = np.nan
    return {
        "plain": random.normal(3, 2, 150),
        "gaps": gaps,
        "whole": random.integers(-5, 20, 120).astype(float),
        "few": np.array([1.0, 2.0, 2.0, 5.0]),
        "constant": np.full(30, 0.1),
        "constantBig": np.full(30, 1e9 + 0.1),
        "big": random.normal(1e12, 1e3, 100),
        "huge": random.normal(0, 1e150, 60),
        "tiny": random.normal(0, 1e-9, 60),
        "skewed": np.exp(random.normal(2, 1.2, 180)),
        "zeros": np.concatenate([np.zeros(80), random.exponential(3, 20)]),
        "negative": -np.exp(random.normal(0, 1, 90)),
        "one": np.array([4.5]),
    }


SCALERS = {
    "standard": StandardScaler(),
    "minMax": MinMaxScaler(),
    "minMaxWide": MinMaxScaler((-2, 3)),
    "robust": RobustScaler(),
    "maxAbs": MaxAbsScaler(),
    "yeoJohnson": PowerTransformer(),
    "yeoJohnsonRaw": PowerTransformer(standardize=False),
}


def scaled():
    cases = []
    for name, values in number_columns().items():
        new = np.array([0.0, 1.0, -3.5, 100.0, np.nan, np.nanmax(values)])
        for method, scaler in SCALERS.items():
            if method.startswith("yeo") and name in ("constantBig", "huge", "big", "one", "constant", "tiny"):
                continue
            scaler.fit(values[:, None])
            out = scaler.transform(new[:, None])[:, 0]
            case = {"name": f"{method} {name}", "method": method, "column": name,
                    "new": missing_as_none(new), "out": missing_as_none(out)}
            if method.startswith("yeo"):
                case["lambda"] = scaler.lambdas_[0]
            cases.append(case)
    return cases


def imputed():
    cases = []
    for name, values in number_columns().items():
        holes = np.append(values, np.nan)[:, None]
        for strategy, fill in (("mean", "mean"), ("median", "median"), ("most_frequent", "mostFrequent")):
            imputer = SimpleImputer(strategy=strategy).fit(holes)
            cases.append({"name": f"{fill} {name}", "fill": fill, "column": name,
                          "value": imputer.statistics_[0]})
    for texts in (["b", "a", "b", "a", None], ["x", None, "y", "y"], ["Zoë", "Zoe", "Zoë"]):
        imputer = SimpleImputer(strategy="most_frequent", missing_values=None)
        imputer.fit(np.array(texts, dtype=object)[:, None])
        cases.append({"name": f"mostFrequent {texts}", "fill": "mostFrequent", "values": texts,
                      "value": imputer.statistics_[0]})
    return cases


def binned():
    cases = []
    for name, values in number_columns().items():
        values = values[~np.isnan(values)]
        if name in ("huge", "one", "tiny", "constant", "constantBig"):
            continue
        for method in ("uniform", "quantile"):
            for bins in (2, 3, 5, 10):
                binner = KBinsDiscretizer(bins, encode="ordinal", strategy=method, subsample=None)
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    binner.fit(values[:, None])
                new = np.concatenate([values[:20], [-1e15, 1e15, values.min(), values.max()]])
                cases.append({"name": f"{method} {bins} {name}", "method": method, "bins": bins, "column": name,
                              "edges": binner.bin_edges_[0], "new": new, "out": binner.transform(new[:, None])[:, 0]})
    return cases


TEXTS = ["red", "blue", "red", "Green", "red", "blue", "Ärger", "z", "😀", "\uff5e", "red"]
ENCODED = {
    "texts": (TEXTS, ["blue", "red", "black", "😀"]),
    "binary": (["no", "yes", "yes"], ["yes", "no", "maybe"]),
    "single": (["a", "a"], ["a", "b"]),
    "missing": (["b", "a", None, "b", None, "b"], ["a", None, "c"]),
    "numbers": ([10.0, 2.0, -1.5, 2.0, 10.0, 2.0], [2.0, 10.0, 3.0]),
    "numbersMissing": ([10.0, None, 2.0, 2.0], [None, 2.0, 7.0]),
}


def as_column(values):
    if all(value is None or isinstance(value, float) for value in values):
        return np.array([np.nan if value is None else value for value in values], dtype=float)[:, None]
    return np.array([np.nan if value is None else value for value in values], dtype=object)[:, None]


def encoded():
    cases = []
    for name, (values, new) in ENCODED.items():
        for drop, sk_drop in (("none", None), ("first", "first"), ("binary", "if_binary")):
            for min_count in (1, 2, 3):
                for unseen in ("zeros", "rare"):
                    handle = "ignore" if unseen == "zeros" else "infrequent_if_exist"
                    encoder = OneHotEncoder(drop=sk_drop, handle_unknown=handle, sparse_output=False,
                                            min_frequency=min_count if min_count > 1 else None)
                    encoder.fit(as_column(values))
                    with warnings.catch_warnings():
                        warnings.simplefilter("ignore")
                        out = encoder.transform(as_column(new))
                    cases.append({"name": f"{name} drop {drop}, {min_count}, {unseen}", "values": values, "new": new,
                                  "drop": drop, "minCount": min_count, "unseen": unseen, "out": out})
    return cases


def ordered():
    cases = []
    for name, (values, new) in ENCODED.items():
        encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1).fit(as_column(values))
        out = encoder.transform(as_column(new))[:, 0]
        cases.append({"name": name, "values": values, "new": new, "out": missing_as_none(out)})
    return cases


def labels():
    cases = []
    for values in (["b", "a", "c", "a"], [3.0, 1.0, 2.0, 1.0], ["<=50K", ">50K", "<=50K"], [True, False, True]):
        encoder = LabelEncoder().fit(values)
        cases.append({"values": values, "out": encoder.transform(values)})
    return cases


def dates():
    texts = ["1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "2000-02-29T12:30:00Z", "2024-12-31T23:00:00Z",
             "1600-03-01T00:00:00Z", "1900-02-28T06:15:59Z", "2023-01-01T00:00:00Z", "2100-03-01T01:01:01Z"]
    at = [pd.Timestamp(text) if text > "1678" else pd.Timestamp(text).as_unit("ms") for text in texts]
    return [{"text": text, "year": t.year, "quarter": t.quarter, "month": t.month, "day": t.day,
             "dayOfYear": t.dayofyear, "weekday": t.isoweekday(), "hour": t.hour, "minute": t.minute}
            for text, t in zip(texts, at)]


def class_weights():
    cases = []
    for counts in ([70, 30], [1, 999], [5, 5, 5], [10, 200, 3, 47], [1]):
        y = np.repeat(np.arange(len(counts)), counts)
        cases.append({"counts": counts, "weights": compute_class_weight("balanced", classes=np.unique(y), y=y)})
    return cases


def golden():
    columns = {name: missing_as_none(values) for name, values in number_columns().items()}
    return {"columns": columns, "scaled": scaled(), "imputed": imputed(), "binned": binned(), "encoded": encoded(), "ordered": ordered(),
            "labels": labels(), "dates": dates(), "classWeights": class_weights()}
