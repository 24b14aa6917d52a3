"""Writes the small Parquet files under test/golden/parquet, and parquet.json beside that folder with their values, with pyarrow.

Every value stands in parquet.json as the text that the reader under test should show for it, null where missing.
Run: python3 test/golden/parquet_fixtures.py
"""

import datetime as dt
import decimal
import json
import pathlib
import uuid

import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent / "parquet"
D = decimal.Decimal
UTC = dt.timezone.utc

expected = {}


def text(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        zone = "Z" if value.tzinfo else ""
        if not zone and (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
            return value.strftime("%Y-%m-%d")
        fraction = f".{value.microsecond:06}".rstrip("0") if value.microsecond else ""
        return value.strftime("%Y-%m-%dT%H:%M:%S") + fraction + zone
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def write(name, columns, **options):
    """columns: name -> (arrow type, values, nullable)."""
    schema = pa.schema([pa.field(n, t, nullable=nullable) for n, (t, _, nullable) in columns.items()])
    arrays = [pa.array(values, type=t) for t, values, _ in columns.values()]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), HERE / f"{name}.parquet", **options)
    expected[name] = {
        n: [text(v) for v in values] for n, (t, values, _) in columns.items() if not pa.types.is_nested(t)
    }


when = dt.datetime(2024, 2, 29, 12, 30, 15, 123456)
old = dt.datetime(1969, 12, 31, 23, 59, 59, 999000)
zoned = when.replace(tzinfo=UTC)
types = {
    "flag": (pa.bool_(), [True, None, False, True], True),
    "tiny": (pa.int8(), [-128, 127, 0, 5], False),
    "small": (pa.uint16(), [0, 65535, 1, 2], False),
    "int": (pa.int32(), [-2147483648, 2147483647, 0, 7], False),
    "int_null": (pa.int32(), [1, None, 3, 4], True),
    "uint": (pa.uint32(), [4294967295, 0, 1, 2], False),
    "long": (pa.int64(), [1, -9007199254740991, 9007199254740991, 4294967296], False),
    "long_small": (pa.int64(), [1, 2, 3, 4], True),
    "too_long": (pa.int64(), [9223372036854775807, 9007199254740993, None, -1], True),
    "ulong": (pa.uint64(), [18446744073709551615, 0, 1, 2], False),
    "double": (pa.float64(), [0.1, -2.5, None, 1e300], True),
    "float": (pa.float32(), [0.5, -2.25, 1024.0, None], True),
    "money": (pa.decimal128(9, 2), [D("12.34"), D("-0.07"), None, D("1234567.89")], True),
    "third": (pa.decimal128(30, 1), [D("0.3"), D("0.1"), D("12345678901234567890.5"), D("-1.0")], False),
    "day": (pa.date32(), [dt.date(2024, 2, 29), dt.date(1969, 12, 31), None, dt.date(1, 1, 1)], True),
    "ms": (pa.timestamp("ms"), [when.replace(microsecond=123000), old, None, dt.datetime(2024, 1, 1)], True),
    "us": (pa.timestamp("us"), [when, old, None, dt.datetime(2024, 1, 1)], True),
    "us_utc": (pa.timestamp("us", tz="UTC"), [zoned, old.replace(tzinfo=UTC), None, zoned], True),
    "ns": (pa.timestamp("ns"), [when, old, None, dt.datetime(2024, 1, 1)], True),
    "clock": (pa.time64("us"), [dt.time(12, 30, 15, 500000), dt.time(0, 0), None, dt.time(23, 59, 59)], True),
    "words": (pa.string(), ["a", "", None, "é漢😀"], True),
    "nothing": (pa.string(), [None, None, None, None], True),
    "coded": (pa.dictionary(pa.int32(), pa.string()), ["x", "y", "x", None], True),
}


def clock(value):
    return None if value is None else value.isoformat().replace("15.500000", "15.5")


write("types", types)
write("types-plain-v2-zstd", types, use_dictionary=False, data_page_version="2.0", compression="zstd", version="2.6")
write("types-gzip-groups", types, compression="gzip", row_group_size=3)
write("types-brotli", types, compression="brotli")
for entry in expected.values():
    entry["clock"] = [clock(v) for v in types["clock"][1]]
    entry["float"] = ["0.5", "-2.25", "1024", None]
    entry["double"] = ["0.1", "-2.5", None, "1e+300"]

int96 = {"t": (pa.timestamp("ns"), [when, old, None], True)}
write("int96", int96, use_deprecated_int96_timestamps=True)

nested = {
    "id": (pa.int32(), [1, 2], False),
    "tags": (pa.list_(pa.string()), [["a"], []], True),
    "point": (pa.struct([("x", pa.float64()), ("y", pa.float64())]), [{"x": 1.0, "y": 2.0}, None], True),
    "table": (pa.map_(pa.string(), pa.int32()), [[("k", 1)], []], True),
    "blob": (pa.binary(4), [b"\x00\x01\x02\x03", b"abcd"], True),
    "last": (pa.string(), ["p", "q"], True),
}
write("nested", nested)
del expected["nested"]["blob"]

many = {"n": (pa.int64(), list(range(5000)), True), "s": (pa.string(), [f"v{i % 7}" for i in range(5000)], True)}
for row in range(0, 5000, 13):
    many["n"][1][row] = None
write("pages", many, data_page_size=1024, row_group_size=1700)

write("no-rows", {"a": (pa.int32(), [], True), "b": (pa.string(), [], True)})

(HERE.parent / "parquet.json").write_text(json.dumps(expected, ensure_ascii=False, separators=(",", ":")) + "\n")
