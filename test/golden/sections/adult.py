"""The profile of the census training data (../shared/data beside this repository) by pandas, and some of its pairs by SciPy."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

PACKAGES = ["pandas"]
HERE = Path(__file__).parent
DATA = HERE.parents[3] / "shared" / "data"


def column(series):
    counts = series.value_counts()
    profile = {
        "name": series.name,
        "missing": int(series.isna().sum()),
        "distinct": int(series.nunique()),
        "top": [[str(value), int(count)] for value, count in counts.head(3).items()],
    }
    if pd.api.types.is_numeric_dtype(series):
        profile["numbers"] = {
            "mean": series.mean(),
            "sd": series.std(),
            "skewness": series.skew(),
            "low": series.min(),
            "median": series.median(),
            "high": series.max(),
        }
    return profile


def repeats(table):
    repeated = table[table.duplicated(keep=False)]
    return {"rows": len(repeated), "groups": len(repeated.drop_duplicates())}


def but_one(table, name):
    """Rows equal to others in all columns but one, where they differ."""
    others = [other for other in table.columns if other != name]
    kinds = table.groupby(others)[name].agg(["size", "nunique"])
    found = kinds[kinds["nunique"] > 1]
    return {"column": name, "rows": int(found["size"].sum()), "groups": len(found)}


def golden():
    if not (DATA / "adult-train.csv").exists():
        return json.loads((HERE.parent / "adult.json").read_text())
    train = pd.read_csv(DATA / "adult-train.csv", keep_default_na=False, skipinitialspace=True)
    test = pd.read_csv(DATA / "adult-test.csv", keep_default_na=False, skipinitialspace=True)
    pearson = stats.pearsonr(train["age"], train["hours_per_week"])
    interval = pearson.confidence_interval(0.95)
    return {
        "rows": len(train),
        "columns": [column(train[name]) for name in train.columns],
        "repeats": repeats(train),
        "butOne": [but_one(train, name) for name in ["fnlwgt", "age"]],
        "pair": {
            "pearson": pearson.statistic,
            "interval": [interval.low, interval.high],
            "spearman": stats.spearmanr(train["age"], train["hours_per_week"]).statistic,
        },
        "ks": stats.ks_2samp(train["hours_per_week"], test["hours_per_week"]).statistic,
        "male": int((train["sex"] == "Male").sum()),
        "meanAgeOfMale": np.mean(train.loc[train["sex"] == "Male", "age"]),
    }
