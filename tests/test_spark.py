"""The example with Spark: JSON Lines and Parquet go in, Parquet comes out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from manifestkit.arrow import checker

PROJECT = Path(__file__).parents[1]
EXAMPLES = PROJECT / "examples"

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="PySpark is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
]


def row(path: Path) -> dict[str, str | None]:
    """A file as a row."""
    return {"path": str(path.relative_to(EXAMPLES)), "text": path.read_text(encoding="utf-8")}


def spark(*arguments: str | Path) -> str:
    """What the example prints in a Spark of its own, small and seen by nobody else."""
    options = "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false pyspark-shell"
    environment = {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": options,
        "PYTHONPATH": str(PROJECT),
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    done = subprocess.run(  # noqa: S603 - the example
        [sys.executable, str(EXAMPLES / "spark_check.py"), *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-5000:]
    return done.stdout


def test_the_example(tmp_path: Path) -> None:
    """Spark finds in manifests from JSON Lines and requests from Parquet what is found in them without Spark."""
    manifests = [row(path) for path in EXAMPLES.glob("*/My*Manifest.txt")]
    manifests.append({"path": "none", "text": None})
    requests = [row(path) for path in EXAMPLES.glob("*/snowball/*")]
    lines = "".join(json.dumps(manifest) + "\n" for manifest in manifests)
    (tmp_path / "manifests.jsonl").write_text(lines, encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist(requests), tmp_path / "requests.parquet")

    out = spark("--to", tmp_path / "out.parquet", tmp_path / "manifests.jsonl", tmp_path / "requests.parquet")

    expected = checker(name="path")(pa.Table.from_pylist(manifests + requests)).sort_by("path")
    found = parquet.read_table(tmp_path / "out.parquet").sort_by("path")
    assert found.schema.names == expected.schema.names
    assert found.to_pylist() == expected.to_pylist()
    assert expected["ok"].null_count == 1
    counted = [[cell.strip() for cell in line.strip("|").split("|")] for line in out.splitlines() if "|" in line]
    assert counted[0] == ["rule", "name", "severity", "count"]
    total = sum(len(findings) for findings in expected["findings"].to_pylist() if findings)
    assert sum(int(line[3]) for line in counted[1:]) == total
