"""Measure the check of manifests and requests in Spark on two cores; write SPARK.md.

    python benchmarks/spark.py [ROWS]

Half of the rows are manifests in Parquet, half are requests in JSON Lines; every tenth has one mistake, and the figures
are not told unless just these are found. The same job with nothing to do shows what the engine takes, and the same
function in one process what one core does without it.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from measuring import seconds
from pyarrow import dataset, parquet
from pyspark.sql import SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from request_checks import EDITION, valid
from texts import ordinary

import manifestkit.arrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

ROWS = 1_000_000
WARM = 2_000
ONE_PROCESS = 20_000
FILES = 8
MISTAKEN = 10
CHECK = manifestkit.arrow.checker(edition=EDITION, name="path")


def manifests() -> Iterator[dict[str, str]]:
    """Manifests, of which every tenth lets the device be kept as it is."""
    for number, text in enumerate(ordinary()):
        broken = text if number % MISTAKEN else text.replace("eraseDevice: yes", "eraseDevice: maybe")
        yield {"path": f"{number}/MyS3ImportManifest.txt", "text": broken}


def requests() -> Iterator[dict[str, str]]:
    """Requests, of which every tenth wants to be shipped in a way that there is not."""
    for number, request in enumerate(valid()):
        broken = request if number % MISTAKEN else {**request, "ShippingOption": "FASTEST"}
        yield {"path": f"{number}/snowball/create-job.json", "text": json.dumps(broken)}


def write(folder: Path, rows: int) -> None:
    """So many rows, half of each kind, in some files each."""
    each = rows // 2 // FILES
    for name in ("manifests", "requests"):
        (folder / name).mkdir()
    parquet_rows, line_rows = manifests(), requests()
    for number in range(FILES):
        parquet.write_table(
            pa.Table.from_pylist(list(islice(parquet_rows, each))),
            folder / "manifests" / f"{number}.parquet",
            compression="zstd",
        )
        with (folder / "requests" / f"{number}.jsonl").open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in islice(line_rows, each))


def read(spark: SparkSession, folder: Path) -> DataFrame:
    """All rows, those of each file together."""
    reader = spark.read.schema("path string, text string")
    return reader.parquet(str(folder / "manifests")).union(reader.json(str(folder / "requests")))


def check(spark: SparkSession, folder: Path, rows: int) -> None:
    """Check all rows in Spark; what is wrong must be found, and nothing else."""
    texts = read(spark, folder)
    found = texts.mapInArrow(CHECK, from_arrow_schema(CHECK.schema(to_arrow_schema(texts.schema))))
    told = found.agg(sql.count("ok"), sql.sum((~sql.col("ok")).cast("int")), sql.sum("errors")).first()
    mistaken = 2 * len(range(0, rows // 2, MISTAKEN))
    if told is None or tuple(told) != (rows, mistaken, mistaken):
        raise RuntimeError(f"{rows} rows with {mistaken} mistakes gave {told}")


def pass_on(spark: SparkSession, folder: Path) -> None:
    """Let all rows go through Python, which does nothing."""
    read(spark, folder).mapInArrow(lambda batches: batches, "path string, text string").agg(sql.count("text")).first()


def check_alone(folder: Path) -> int:
    """Check some rows in this process; how many they were."""
    texts = dataset.dataset(str(folder / "manifests")).head(ONE_PROCESS // 2)
    lines = dataset.dataset(str(folder / "requests"), format=dataset.JsonFileFormat()).head(ONE_PROCESS // 2)
    return sum(CHECK(rows).num_rows for rows in (texts, lines))


def measure(folder: Path, rows: int) -> Iterator[str]:
    """What each run took, as lines of a table."""
    for name, number in (("warm", WARM), ("all", rows)):
        (folder / name).mkdir()
        write(folder / name, number)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "1g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.files.maxPartitionBytes", "8m")
        .getOrCreate()
    )
    check(spark, folder / "warm", WARM)
    in_spark = seconds(lambda: check(spark, folder / "all", rows))
    engine = seconds(lambda: pass_on(spark, folder / "all"))
    spark.stop()
    check_alone(folder / "warm")
    alone = seconds(lambda: check_alone(folder / "all"))
    counted = min(rows, ONE_PROCESS)
    yield f"| checked in Spark on two cores | {rows:,} | {in_spark:.0f} | {rows / in_spark:,.0f} |"
    yield f"| passed through Spark unchecked | {rows:,} | {engine:.0f} | {rows / engine:,.0f} |"
    yield f"| checked in one process without Spark | {counted:,} | {alone:.0f} | {counted / alone:,.0f} |"


def main() -> None:
    """Measure, print, and write the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    names = ("manifestkit", "pyspark", "pyarrow")
    with tempfile.TemporaryDirectory() as folder:
        lines = list(measure(Path(folder), rows - rows % (2 * FILES)))
    table = "\n".join(
        (
            "# Spark measured",
            "",
            f"CPython {platform.python_version()}, {platform.system()} {platform.machine()}; "
            + ", ".join(f"{name} {version(name)}" for name in names)
            + ".",
            "Half of the rows are manifests in Parquet, half CreateJob requests in JSON Lines; no two are alike.",
            f"By `benchmarks/spark.py {rows}`; load average of the machine {os.getloadavg()[2]:.1f}.",
            "",
            "| What | Rows | Seconds | Rows a second |",
            "| --- | --: | --: | --: |",
            *lines,
            "",
        )
    )
    Path(__file__).with_name("SPARK.md").write_text(table, encoding="utf-8")
    sys.stdout.write(table)


if __name__ == "__main__":
    main()
