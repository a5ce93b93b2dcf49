"""Measure manifests against PyYAML and yamllint, and requests against jsonschema and botocore; write RESULTS.md.

Every figure is the median of paired ratios: ours and theirs run in turn, on texts that differ each time.
"""

from __future__ import annotations

import platform
import sys
import tempfile
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import request_checks
import yaml
from measuring import PAIRS, Row, paired, process
from texts import ignoring, operating, ordinary, unusual

import manifestkit
from manifestkit.importexport.dialect import DIALECT
from manifestkit.text.manifest import read
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BATCH = 300
FILES = 1000
MORE = 4


def reading(texts: Iterator[str]) -> float:
    """How many times as fast as PyYAML's C loader composes; each tree is gone when the next one is read."""

    def batch(action: Callable[[str], object]) -> Callable[[], None]:
        written = iter([list(islice(texts, BATCH)) for _ in range(PAIRS)])

        def act() -> None:
            for text in next(written):
                action(text)

        return act

    return paired(
        batch(lambda text: read(Source(text), DIALECT)),
        batch(lambda text: yaml.compose(text, Loader=yaml.CSafeLoader)),
        process_time,
    )


def growth(text: Callable[[int], str], parts: int) -> float:
    """How much longer a check takes for each part where there are four times as many; 1 is in proportion."""
    few, many = text(parts // MORE), text(parts)
    ratio = paired(lambda: manifestkit.check_manifest(few), lambda: manifestkit.check_manifest(many), process_time)
    return ratio / MORE


def measure(folder: Path) -> Iterator[Row]:
    """Every comparison, one after the other."""
    yield Row(
        "reading an ordinary manifest, against PyYAML's C `compose`, times as fast",
        reading(ordinary()),
        "at least",
        1.5,
    )
    yield Row("reading an unusual manifest, likewise", reading(unusual()), "at least", 0.5)
    yield Row("each of 1,000 `ignore` lines, against each of 250", growth(ignoring, 1000), "at most", 1.2)
    yield Row("each of 10,000 operations, against each of 2,500", growth(operating, 10_000), "at most", 1.2)
    for number, text in enumerate(islice(ordinary(), FILES)):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    one = str(folder / "0.yaml")
    check = ["-m", "manifestkit", "check", "--kind", "manifest"]
    yield Row("`check` of one file, against `python -c pass`", process([*check, one], ["-c", "pass"]), "at most", 4)
    yield Row("`check` of one file, against yamllint", process([*check, one], ["-m", "yamllint", one]), "at most", 0.55)
    every = [str(path) for path in sorted(folder.iterdir())]
    ratio = process([*check, *every], ["-m", "yamllint", *every])
    yield Row(f"`check` of {FILES:,} files in one call, against yamllint", ratio, "at most", 0.08)


def main() -> None:
    """Measure, print, and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [*measure(Path(folder)), *request_checks.measure(Path(folder))]
    names = ("manifestkit", "PyYAML", "yamllint", "jsonschema", "jsonschema-rs", "botocore", "check-jsonschema")
    table = "\n".join(
        (
            "# Measured",
            "",
            f"CPython {platform.python_version()}, {platform.system()} {platform.machine()}; "
            + ", ".join(f"{name} {version(name)}" for name in names)
            + ".",
            f"Medians of {PAIRS} paired runs, by `make bench`.",
            "",
            "| What | Ratio | Goal | Met |",
            "| --- | --: | --: | --- |",
            *map(str, rows),
            "",
        )
    )
    Path(__file__).with_name("RESULTS.md").write_text(table, encoding="utf-8")
    sys.stdout.write(table)


if __name__ == "__main__":
    main()
