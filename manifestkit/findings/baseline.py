"""A baseline: an earlier JSON report whose findings are known and need not be told again. Source: RULINGS 18."""

from __future__ import annotations

from collections import Counter

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from manifestkit.findings.report import Report

_SCHEMA = 1


class BaselineError(ValueError):
    """A text is no JSON report of this tool; the message says in one line what is wrong with it."""


class Baseline(NamedTuple):
    """How often each finding is known, by its path, its rule and its pointer: lines and messages may change."""

    known: Mapping[tuple[str, str, str], int]

    def knows_any(self, paths: Iterable[str]) -> bool:
        """Whether it has a finding in one of some files; one that knows no finding at all knows every file."""
        return not self.known or not {path for path, _, _ in self.known}.isdisjoint(map(_normal, paths))

    def drop_known(self, report: Report) -> Report:
        """The report without the known findings; of several alike, as many are dropped as are known."""
        path = _normal(report.path)
        seen: Counter[tuple[str, str, str]] = Counter()
        fresh = []
        for finding in report.findings:
            entry = (path, finding.rule, finding.pointer)
            seen[entry] += 1
            if seen[entry] > self.known.get(entry, 0):
                fresh.append(finding)
        return report.with_findings(fresh)


def load(text: str) -> Baseline:
    """The baseline that a JSON report is; BaselineError where the text is none.

    Paths are compared as they were given to the check, whatever way their slashes lean and however often ``./``
    stands in them.
    """
    import json

    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f"line {error.lineno}, column {error.colno}: this is no JSON") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError("the JSON nests too deeply, or holds too long a number") from error
    if not isinstance(document, dict) or "schema" not in document:
        raise BaselineError("this is no report of check --format json")
    if document["schema"] != _SCHEMA:
        raise BaselineError(f"this report is not of schema {_SCHEMA}, the one that this version reads")
    return Baseline(Counter(_entries(document)))


def _entries(document: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for file in _objects(document, "files", ""):
        path = _normal(_text(file, "path", "/files"))
        for finding in _objects(file, "findings", "/files"):
            yield path, _text(finding, "rule", "/files/findings"), _text(finding, "pointer", "/files/findings")


def _objects(parent: Mapping[str, object], key: str, place: str) -> list[Mapping[str, object]]:
    value = parent.get(key)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise BaselineError(f"{place}/{key} is no list of objects")
    return value


def _text(parent: Mapping[str, object], key: str, place: str) -> str:
    value = parent.get(key)
    if not isinstance(value, str):
        raise BaselineError(f"{place}/{key} is no text")
    return value


def _normal(path: str) -> str:
    """The path with slashes alone, and without the parts that change nothing."""
    first, *parts = path.replace("\\", "/").split("/")
    return "/".join([*([] if first == "." else [first]), *(part for part in parts if part not in {"", "."})])
