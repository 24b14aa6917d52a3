"""Writes test/golden/profiles: a small log, and its profile by the reference SQL (docs/profile.sql) in DuckDB.

Needs Python 3.10 or later with numpy, pyarrow and duckdb. Run: python3 test/golden/log_profile_fixtures.py
"""

import datetime as dt
import tempfile
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
OUT = HERE / "profiles"
ROWS = 2000
NUMBERS = ["steady", "ties", "spike", "few", "constant", "gone", "wild", "count", "single"]
CATEGORIES = ["plan", "many", "flag", "never"]
TEXTS = ["comment"]


def log():
    """Ties, missing and infinite values, constants, columns without a value, more categories than cells, astral text."""
    rng = np.random.default_rng(7)
    begin = dt.datetime(1969, 12, 27, 5, 30, tzinfo=dt.timezone.utc)
    # Ten days around 1970 out of order, one of them without rows; some rows have no time.
    hours = rng.uniform(0, 216, ROWS)
    hours[hours > 100] += 24
    times = [begin + dt.timedelta(milliseconds=round(hour * 3_600_000)) for hour in hours]
    times = [None if row % 97 == 0 else time for row, time in enumerate(times)]
    wild = rng.standard_cauchy(ROWS)
    wild[::40] = np.inf
    wild[1::90] = -np.inf
    wild[2::31] = np.nan
    words = ["", "hi", "déjà vu", "🦜🦜", "👩‍👩‍👧 family", "naïve", "a\u0301"]
    gaps = rng.random(ROWS) < 0.1
    columns = {
        "time": pa.array(times, pa.timestamp("ms", tz="UTC")),
        "steady": pa.array(rng.normal(50, 10, ROWS)),
        "ties": pa.array(np.round(rng.normal(0, 60, ROWS)), mask=gaps),
        # One value is half of the rows, and another a tenth.
        "spike": pa.array(np.where(rng.random(ROWS) < 0.5, 7.0, np.where(gaps, -0.0, rng.normal(0, 30, ROWS)))),
        "few": pa.array(rng.integers(0, 12, ROWS), pa.int32()),
        "constant": pa.array(np.full(ROWS, 0.1)),
        "gone": pa.array([None] * ROWS, pa.float64()),
        "wild": pa.array(wild),
        "count": pa.array(rng.geometric(0.002, ROWS), pa.int64()),
        "single": pa.array(rng.exponential(1, ROWS), pa.float32()),
        "plan": pa.array(rng.choice(["basic", "plus", "Zed", "été", "🦜"], ROWS), mask=rng.random(ROWS) < 0.05),
        "many": pa.array([f"user {n}" for n in rng.integers(0, 900, ROWS)]),
        "flag": pa.array(rng.random(ROWS) < 0.3, mask=gaps),
        "never": pa.array([None] * ROWS, pa.string()),
        "comment": pa.array([" ".join(rng.choice(words, rng.integers(0, 9))) for _ in range(ROWS)], mask=gaps),
    }
    return pa.table(columns)


def profile(log, out, numbers, categories, texts, window_ms):
    store = duckdb.connect()
    for name, value in {
        "log": str(log),
        "log_time": "time",
        "window_ms": window_ms,
        "numbers": numbers,
        "categories": categories,
        "texts": texts,
    }.items():
        kind = "::VARCHAR[]" if isinstance(value, list) else ""
        store.execute(f"SET VARIABLE {name} = ?{kind}", [value])
    store.execute((HERE.parent.parent / "docs" / "profile.sql").read_text())
    store.execute(f"COPY profile TO '{out}' (COMPRESSION zstd)")


def main():
    OUT.mkdir(exist_ok=True)
    pq.write_table(log(), OUT / "log.parquet", compression="zstd")
    profile(OUT / "log.parquet", OUT / "profile.parquet", NUMBERS, CATEGORIES, TEXTS, 86_400_000)
    # More rows than the sample has: the test makes the log anew.
    with tempfile.TemporaryDirectory() as folder:
        rows = np.arange(100_000)
        times = pa.array(rows * 1000, pa.timestamp("ms"))
        pq.write_table(pa.table({"time": times, "n": rows * 7919 % 10007}), f"{folder}/log.parquet")
        profile(f"{folder}/log.parquet", OUT / "sampled.parquet", ["n"], [], [], 6 * 3_600_000)


if __name__ == "__main__":
    main()
