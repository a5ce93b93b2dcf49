"""The examples with engines: JSON Lines and Parquet go in, Parquet comes out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import compute, parquet

from manifestkit.arrow import checker

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[1]
EXAMPLES = PROJECT / "examples"

pytestmark = pytest.mark.engines


def row(path: Path) -> dict[str, str | None]:
    """A file as a row."""
    return {"path": str(path.relative_to(EXAMPLES)), "text": path.read_text(encoding="utf-8")}


def counted(printed: str) -> int:
    """The sum of what the example with Spark has counted by rule."""
    rows = [line.strip("|").split("|") for line in printed.splitlines() if "|" in line]
    head, *lines = [[cell.strip() for cell in cells] for cells in rows]
    assert head == ["rule", "name", "severity", "count"]
    return sum(int(line[3]) for line in lines)


@pytest.fixture
def small() -> Iterator[dict[str, str]]:
    """The environment of engines that are small, tell nobody, and leave nothing behind."""
    options = "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false pyspark-shell"
    # Ray puts sockets there, whose paths may not be long.
    with TemporaryDirectory(prefix="ray") as folder:
        yield {
            **os.environ,
            "PYTHONPATH": str(PROJECT),
            "PYSPARK_PYTHON": sys.executable,
            "PYSPARK_SUBMIT_ARGS": options,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "RAY_ADDRESS": "local",
            "RAY_TMPDIR": folder,
            "RAY_USAGE_STATS_ENABLED": "0",
        }


@pytest.mark.parametrize(
    "engine",
    [
        pytest.param(
            "spark",
            marks=[
                pytest.mark.skipif(find_spec("pyspark") is None, reason="PySpark is not installed"),
                pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
            ],
        ),
        pytest.param("ray", marks=pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed")),
        pytest.param(
            "dask",
            marks=pytest.mark.skipif(
                find_spec("dask") is None or find_spec("pandas") is None, reason="Dask's data frames are not installed"
            ),
        ),
    ],
)
def test_the_example(engine: str, small: dict[str, str], tmp_path: Path) -> None:
    """An engine finds in manifests from JSON Lines and requests from Parquet what is found in them without one."""
    manifests = [row(path) for path in EXAMPLES.glob("*/My*Manifest.txt")]
    manifests.append({"path": "2010-06-03", "text": None})
    requests = [row(path) for path in EXAMPLES.glob("*/snowball/*")]
    lines = "".join(json.dumps(manifest) + "\n" for manifest in manifests)
    (tmp_path / "manifests.jsonl").write_text(lines, encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist(requests), tmp_path / "requests.parquet")

    inputs = ["--to", tmp_path / "out.parquet", tmp_path / "manifests.jsonl", tmp_path / "requests.parquet"]
    done = subprocess.run(  # noqa: S603 - the example
        [sys.executable, str(EXAMPLES / f"{engine}_check.py"), *map(str, inputs)],
        env=small,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-5000:]

    expected = checker(name="path")(pa.Table.from_pylist(manifests + requests)).sort_by("path")
    found = parquet.read_table(tmp_path / "out.parquet").sort_by("path")
    assert found.schema.names == expected.schema.names
    assert found.to_pylist() == expected.to_pylist()
    assert expected["ok"].null_count == 1
    if engine == "spark":
        assert counted(done.stdout) == compute.sum(compute.list_value_length(expected["findings"])).as_py()
