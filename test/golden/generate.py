"""Writes the reference values that the tests compare with: one JSON file a section, next to this script.

Needs Python 3.10 or later with numpy, scipy, scikit-learn and statsmodels, and whatever else a section lists in its
PACKAGES (versions used are written into each file). Run it with `npm run golden`, or
`python3 test/golden/generate.py [section ...]`.

A section is a file sections/<name>.py with a function golden() that returns what goes into <name>.json: plain
lists, dictionaries, strings, numbers (NumPy's too) and None for "undefined". Seeds are fixed, so that running it
again changes nothing.

Beside the sections, the scripts <name>_fixtures.py make files for the readers' and writers' tests, and what other
readers see in them: these need pyarrow, duckdb, onnx, onnxruntime and Node, and run after the sections, each with the
same Python.
"""

import importlib.util
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True
PACKAGES = ["numpy", "scipy", "scikit-learn", "statsmodels"]
HERE = Path(__file__).parent


def plain(value):
    """NumPy values as JSON's; NaN is refused, since a section must say None where it means undefined."""
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(member) for member in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        raise ValueError(f"{value} has no JSON form: write None")
    return value


def main(names):
    for path in sorted((HERE / "sections").glob("*.py")):
        if names and path.stem not in names:
            continue
        spec = importlib.util.spec_from_file_location(f"section_{path.stem}", path)
        section = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(section)
        made_with = {name: version(name) for name in getattr(section, "PACKAGES", PACKAGES)}
        content = {"madeWith": made_with, **plain(section.golden())}
        out = HERE / f"{path.stem}.json"
        out.write_text(json.dumps(content, indent=1, allow_nan=False) + "\n")
        print(out.name)
    for path in sorted(HERE.glob("*_fixtures.py")):
        name = path.stem.removesuffix("_fixtures")
        if names and name not in names:
            continue
        subprocess.run([sys.executable, "-B", path], check=True)
        print(f"{name} (fixtures)")


if __name__ == "__main__":
    main(sys.argv[1:])
