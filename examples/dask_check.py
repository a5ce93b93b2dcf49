"""Check manifests and requests with data frames of Dask.

    python examples/dask_check.py --to findings manifests.jsonl requests.parquet

Each input is a file or a folder of JSON Lines or Parquet with the columns ``path`` and ``text``. The result is a folder
of Parquet, one row for each text. Python on every worker needs ``manifestkit[arrow]``.
"""

from __future__ import annotations

from argparse import ArgumentParser

import dask
import dask.dataframe
import pandas as pd
import pyarrow as pa

from manifestkit.arrow import checker

ROWS = pa.schema([("path", pa.string()), ("text", pa.string())])
PIECE = 16 * 2**20

check = checker(name="path")


def read(place: str) -> dask.dataframe.DataFrame:
    """The rows of one input; pandas would take what looks like a number or a date for one."""
    if place.endswith(".parquet"):
        return dask.dataframe.read_parquet(place, columns=ROWS.names)
    return dask.dataframe.read_json(place, lines=True, blocksize=PIECE, dtype=False, convert_dates=False)


def checked(part: pd.DataFrame) -> pd.DataFrame:
    """A part of a data frame of Dask is one of pandas; it holds what is found as Arrow does."""
    rows = pa.Table.from_pandas(part, ROWS, preserve_index=False)
    return check(rows).to_pandas(types_mapper=pd.ArrowDtype)


def main() -> None:
    """Check all inputs in one job, in processes of this machine, and write the result."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", metavar="INPUT", nargs="+")
    parser.add_argument("--to", metavar="OUTPUT", required=True)
    options = parser.parse_args()

    rows = dask.dataframe.concat([read(place) for place in options.inputs])
    with dask.config.set(scheduler="processes"):
        rows.map_partitions(checked).to_parquet(options.to, write_index=False)


if __name__ == "__main__":
    main()
