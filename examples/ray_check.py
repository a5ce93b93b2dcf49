"""Check manifests and requests with Ray Data.

    python examples/ray_check.py --to findings manifests.jsonl requests.parquet

Each input is a file or a folder of JSON Lines or Parquet with the columns ``path`` and ``text``. The result is a folder
of Parquet, one row for each text. Python on every worker needs ``manifestkit[arrow]``.
"""

from __future__ import annotations

from argparse import ArgumentParser

import ray.data

from manifestkit.arrow import checker


def read(place: str) -> ray.data.Dataset:
    """The rows of one input."""
    return ray.data.read_parquet(place) if place.endswith(".parquet") else ray.data.read_json(place)


def main() -> None:
    """Check all inputs in one job, and write the result."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", metavar="INPUT", nargs="+")
    parser.add_argument("--to", metavar="OUTPUT", required=True)
    options = parser.parse_args()

    first, *others = map(read, options.inputs)
    rows = first.union(*others) if others else first
    rows.map_batches(checker(name="path"), batch_format="pyarrow").write_parquet(options.to)


if __name__ == "__main__":
    main()
