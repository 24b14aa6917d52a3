"""Arrow IPC files as pyarrow writes them, with the values they hold as text, for the reader's tests."""

import datetime as dt
import decimal
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc as ipc

HERE = Path(__file__).parent
OUT = HERE / "arrow"


def types_table() -> pa.Table:
    utc = pa.timestamp("us", tz="Europe/Berlin")
    day = dt.date(2024, 2, 29)
    noon = dt.datetime(2024, 2, 29, 12, 30, 15, 123456)
    struct = pa.struct([("city", pa.string()), ("geo", pa.struct([("lat", pa.float64())]))])
    columns = {
        "i8": pa.array([1, None, -128], pa.int8()),
        "u8": pa.array([1, None, 255], pa.uint8()),
        "i16": pa.array([1, None, -32768], pa.int16()),
        "u16": pa.array([1, None, 65535], pa.uint16()),
        "i32": pa.array([1, 2, -2147483648], pa.int32()),
        "u32": pa.array([1, None, 4294967295], pa.uint32()),
        "i64": pa.array([1, None, -9007199254740993], pa.int64()),
        "u64": pa.array([1, None, 18446744073709551615], pa.uint64()),
        "f16": pa.array([0.5, None, -2.0], pa.float16()),
        "f32": pa.array([0.1, None, 3e38], pa.float32()),
        "f64": pa.array([0.1, None, float("inf")], pa.float64()),
        "bool": pa.array([True, None, False]),
        "utf8": pa.array(["é", None, ""], pa.string()),
        "large": pa.array(["漢", None, "x" * 40], pa.large_string()),
        "view": pa.array(["short", None, "a text of more than twelve bytes"], pa.string_view()),
        "category": pa.array(["b", None, "a"]).dictionary_encode(),
        "numbers": pa.array([7, None, 5], pa.int64()).dictionary_encode(),
        "day": pa.array([day, None, dt.date(1969, 12, 31)], pa.date32()),
        "day64": pa.array([day, None, dt.date(1969, 12, 31)], pa.date64()),
        "seconds": pa.array([1709209815, None, -1], pa.timestamp("s")),
        "millis": pa.array([1709209815123, None, -1], pa.timestamp("ms")),
        "micros": pa.array([noon, None, dt.datetime(1969, 12, 31)], pa.timestamp("us")),
        "nanos": pa.array([1709209815123456789, None, -1], pa.timestamp("ns")),
        "zoned": pa.array([noon, None, dt.datetime(1970, 1, 1)], utc),
        "time32": pa.array([dt.time(12, 30, 15), None, dt.time(0)], pa.time32("s")),
        "time64": pa.array([noon.time(), None, dt.time(0)], pa.time64("us")),
        "dec": pa.array([decimal.Decimal("12.34"), None, decimal.Decimal("-0.05")], pa.decimal128(10, 2)),
        "dec256": pa.array([decimal.Decimal("123456789012345678901234567890"), None, decimal.Decimal(-1)], pa.decimal256(50, 0)),
        "duration": pa.array([5, None, -7], pa.duration("ms")),
        "nothing": pa.nulls(3),
        "place": pa.array([{"city": "Rom", "geo": {"lat": 41.9}}, None, {"city": None, "geo": None}], struct),
        "list": pa.array([[1, 2], None, []], pa.list_(pa.int32())),
        "map": pa.array([[("k", 1)], None, []], pa.map_(pa.string(), pa.int32())),
        "fixed": pa.array([b"ab", None, b"cd"], pa.binary(2)),
        "after": pa.array(["x", None, "z"], pa.string()),
    }
    return pa.table(columns)


def as_text(table: pa.Table) -> dict:
    """Values as Python writes them; the test knows how ours are written."""
    text = {}
    for name in ["i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "utf8", "large", "view", "category", "numbers", "after"]:
        text[name] = [None if v is None else str(v) for v in table[name].to_pylist()]
    for name in ["f16", "f32", "f64"]:
        text[name] = [None if v is None else repr(float(v)) for v in table[name].to_pylist()]
    return text


def write_file(name: str, table: pa.Table, **options) -> None:
    with ipc.new_file(OUT / name, table.schema, options=ipc.IpcWriteOptions(**options)) as writer:
        writer.write_table(table)


def write_stream(name: str, batches: list, **options) -> None:
    with ipc.new_stream(OUT / name, batches[0].schema, options=ipc.IpcWriteOptions(**options)) as writer:
        for batch in batches:
            writer.write_batch(batch)


def main() -> None:
    OUT.mkdir(exist_ok=True)
    types = types_table()
    write_file("types.arrow", types)
    write_file("types-lz4.arrow", types, compression="lz4")
    write_file("types-zstd.arrow", types, compression="zstd")
    write_stream("types.arrows", types.to_batches())
    write_file("no-rows.arrow", types.slice(0, 0))
    # Several batches, long enough that LZ4 packs over several blocks, and a dictionary that grows.
    many = pa.table({
        "n": pa.array(range(200_000), pa.int64()),
        "word": pa.array([f"word {i % 1000}" for i in range(200_000)]),
    })
    with ipc.new_file(OUT / "batches-lz4.arrow", many.schema, options=ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(many, max_chunksize=70_000)
    first = pa.record_batch({"c": pa.array(["a", "b"]).dictionary_encode()})
    second = pa.record_batch({"c": pa.DictionaryArray.from_arrays(pa.array([0, 2, None], pa.int32()), pa.array(["a", "b", "c"]))})
    write_stream("delta.arrows", [first, second], emit_dictionary_deltas=True)
    replaced = pa.record_batch({"c": pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int32()), pa.array(["x", "y"]))})
    write_stream("replaced.arrows", [first, replaced])
    (HERE / "arrow.json").write_text(json.dumps(as_text(types), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
