"""Check manifests and requests with Spark, and count what is found by rule.

    spark-submit examples/spark_check.py --to findings.parquet manifests.jsonl requests.parquet

Each input is a file or a folder of JSON Lines or Parquet with the columns ``path`` and ``text``. The result is written
as Parquet, one row for each text. Python on every worker needs ``manifestkit[arrow]``.
"""

from __future__ import annotations

from argparse import ArgumentParser
from functools import reduce
from typing import TYPE_CHECKING

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

import manifestkit.arrow

if TYPE_CHECKING:
    from manifestkit.arrow import Checker


def read(spark: SparkSession, place: str) -> DataFrame:
    """The rows of one input; Spark would read all JSON Lines once more to find out their columns."""
    reader = spark.read.schema("path string, text string")
    return reader.parquet(place) if place.endswith(".parquet") else reader.json(place)


def checked(rows: DataFrame, check: Checker) -> DataFrame:
    """The rows with what is found in place of the text; Spark wants to know the columns before it begins."""
    return rows.mapInArrow(check, from_arrow_schema(check.schema(to_arrow_schema(rows.schema))))


def main() -> None:
    """Check all inputs in one job, write the result, and print how often each rule was broken."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", metavar="INPUT", nargs="+")
    parser.add_argument("--to", metavar="OUTPUT", required=True)
    options = parser.parse_args()

    spark = SparkSession.builder.appName("manifestkit").getOrCreate()
    rows = reduce(DataFrame.unionByName, (read(spark, place) for place in options.inputs))
    checked(rows, manifestkit.arrow.checker(name="path")).write.parquet(options.to)

    found = spark.read.parquet(options.to).select(sql.explode("findings").alias("finding"))
    found.groupBy("finding.rule", "finding.name", "finding.severity").count().orderBy("rule").show(1000, truncate=False)
    spark.stop()


if __name__ == "__main__":
    main()
