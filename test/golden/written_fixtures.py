"""Opens Parquet and Arrow files that Drydock writes with pyarrow and DuckDB, and writes what these read to written.json.

Runs test/golden/written-table.ts in Node for the files; for each it keeps the SHA-256 of the bytes and, by reader, the type and
the values of every column: of small tables as they are, of long ones as the SHA-256 of the values, one a line.
DuckDB reads Parquet itself, and Arrow by way of pyarrow, since its own reader of Arrow files is an extension.
Run: python3 test/golden/written_fixtures.py (needs pyarrow, duckdb and Node).
"""

import hashlib
import json
import pathlib
import struct
import subprocess
import tempfile

import duckdb
import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
FEW = 100


def as_text(value, kind: str):
    """Numbers as the 16 hexadecimal digits of their double, times as microseconds since 1970."""
    if value is None:
        return None
    if kind == "float":
        return struct.pack(">d", value).hex()
    if kind == "boolean":
        return "true" if value else "false"
    return str(value)


def column(kind: str, type_name: str, values: list) -> dict:
    texts = [as_text(value, kind) for value in values]
    if len(texts) <= FEW:
        return {"type": type_name, "values": texts}
    digest = hashlib.sha256("".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts).encode())
    return {"type": type_name, "rows": len(texts), "digest": digest.hexdigest()}


def kind_of(type_: pa.DataType) -> str:
    return "float" if pa.types.is_floating(type_) else "boolean" if pa.types.is_boolean(type_) else "other"


def with_pyarrow(table: pa.Table) -> dict:
    found = {}
    for name, values in zip(table.column_names, table.columns):
        plain = values.cast(pa.int64()) if pa.types.is_timestamp(values.type) else values
        found[name] = column(kind_of(values.type), str(values.type), plain.to_pylist())
    return found


def with_duckdb(relation: duckdb.DuckDBPyRelation) -> dict:
    found = {}
    for name, type_ in zip(relation.columns, relation.types):
        quoted = '"' + name.replace('"', '""') + '"'
        shown = f"epoch_us({quoted})" if str(type_).startswith("TIMESTAMP") else quoted
        values = [row[0] for row in relation.project(shown).fetchall()]
        kind = "float" if str(type_) in ("DOUBLE", "FLOAT") else "boolean" if str(type_) == "BOOLEAN" else "other"
        found[name] = column(kind, str(type_), values)
    return found


def main() -> None:
    written = {"madeWith": {"pyarrow": pa.__version__, "duckdb": duckdb.__version__}, "files": {}}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["node", "scripts/run-ts.mjs", "test/golden/written-table.ts", folder], cwd=ROOT, check=True)
        for path in sorted(pathlib.Path(folder).iterdir()):
            if path.suffix == ".parquet":
                table, relation = pq.read_table(path), duckdb.read_parquet(str(path))
            else:
                table = ipc.open_file(path).read_all()
                table.validate(full=True)
                relation = duckdb.from_arrow(table)
            written["files"][path.name] = {
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "pyarrow": with_pyarrow(table),
                "duckdb": with_duckdb(relation),
            }
    (HERE / "written.json").write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
