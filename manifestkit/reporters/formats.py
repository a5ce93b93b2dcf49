"""The output formats by name. A reporter is loaded when it is first used."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from manifestkit.reporters.run import Run


def _text(run: Run) -> Iterator[str]:
    from manifestkit.reporters import text

    return text.render(run)


def _concise(run: Run) -> Iterator[str]:
    from manifestkit.reporters import concise

    return concise.render(run)


def _json(run: Run) -> Iterator[str]:
    from manifestkit.reporters import json_report

    return json_report.render(run)


def _sarif(run: Run) -> Iterator[str]:
    from manifestkit.reporters import sarif

    return sarif.render(run)


def _github(run: Run) -> Iterator[str]:
    from manifestkit.reporters import github

    return github.render(run)


def _gitlab(run: Run) -> Iterator[str]:
    from manifestkit.reporters import gitlab

    return gitlab.render(run)


def _junit(run: Run) -> Iterator[str]:
    from manifestkit.reporters import junit

    return junit.render(run)


# Each gives the output in pieces, line ends included.
FORMATS: Mapping[str, Callable[[Run], Iterator[str]]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
}
