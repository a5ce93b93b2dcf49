"""The entries of a configuration that accept findings, and which of them nothing needs any more."""

# ruff: noqa: PTH112 - pathlib costs start-up time
from __future__ import annotations

import os

from manifestkit.checking.globs import matches
from manifestkit.checking.selection import covers, relative
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from manifestkit.checking.config import Exemption
    from manifestkit.checking.selection import Selection
    from manifestkit.findings.report import Report

_WILD = frozenset("*?[")


def unneeded(
    selection: Selection, reports: Sequence[Report], paths: Iterable[str], in_force: Container[str]
) -> Iterator[Exemption]:
    """The exemptions that accept nothing, as far as a check of ``paths`` can tell.

    All files that an exemption is for must have been checked: the one that it names, or those of a folder that holds
    the configuration. They must have been read without an error, and all its rules must have been ``in_force``.
    """
    is_whole = any(os.path.isdir(path) and _holds(path, selection.folder) for path in paths)
    for exemption in selection.exemptions:
        if not (is_whole or _names_one_file(exemption.path)) or not all(code in in_force for code in exemption.codes):
            continue
        concerned = [report for report in reports if matches(exemption.path, relative(report.path, selection.folder))]
        if concerned and not any(_is_unread(report) or _is_needed(exemption, report) for report in concerned):
            yield exemption


def _holds(path: str, folder: str) -> bool:
    return relative(folder, path).split("/")[0] != os.pardir


def _names_one_file(pattern: str) -> bool:
    """Whether a pattern fits no more than one path: without ``/`` it fits a name in every folder."""
    return "/" in pattern and not pattern.endswith("/") and _WILD.isdisjoint(pattern)


def _is_unread(report: Report) -> bool:
    from manifestkit.checking.catalogue import find

    return any((rule := find(finding.rule)) is not None and rule.is_reading_error for finding in report.findings)


def _is_needed(exemption: Exemption, report: Report) -> bool:
    return any(covers(exemption, finding) for finding in report.exempted)
