"""Checking, and mending, one file."""

# ruff: noqa: PTH114, PTH119 - pathlib costs start-up time
from __future__ import annotations

import os

from manifestkit.checking.check import check_bytes, check_oversize, foreign_encoding
from manifestkit.checking.kinds import HEAD, is_named_as_one, kind_of, may_be_checked
from manifestkit.checking.loading import OversizeError, read_file
from manifestkit.checking.selection import relative
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Literal, TypeAlias

    from manifestkit.checking.check import Settings
    from manifestkit.checking.diff import Diff
    from manifestkit.checking.kinds import Kind
    from manifestkit.checking.walking import Found
    from manifestkit.findings.finding import Unchecked
    from manifestkit.findings.report import Report

    Mending: TypeAlias = Literal["safe", "unsafe"]

HOW_TO_NAME = "use --kind if it is one"
UNKNOWN_KIND = "is no manifest, SIGNATURE file or request by its name and text; use --kind if it is one"


class WorkerError(RuntimeError):
    """A process that checked files has ended before its time."""


class Plan(NamedTuple):
    """What to do with each file.

    ``kind`` is what all of them are, where somebody said so; ``patterns`` tell it by path, from ``folder`` on.
    ``mending`` says which fixes to apply; with ``dry`` they are shown as a diff and not written. With ``redact``
    the diff shows nothing of people.
    """

    settings: Settings
    kind: Kind | None = None
    patterns: Sequence[tuple[str, Kind]] = ()
    folder: str = os.curdir
    mending: Mending | None = None
    dry: bool = False
    redact: bool = False

    def is_wanted(self, path: str) -> bool:
        """Whether a file that is met in a folder is worth reading."""
        return may_be_checked(os.path.basename(path)) or self._kind_by_pattern(path) is not None

    def kind_of(self, path: str, data: bytes) -> Kind | None:
        """What a file is that begins with some bytes; None where that is not certain."""
        kind = self.kind or self._kind_by_pattern(path)
        if kind is None:
            head = data[:HEAD].decode(foreign_encoding(data) or "utf-8", "replace")
            kind = kind_of(path, head)
        return kind

    def _kind_by_pattern(self, path: str) -> Kind | None:
        if not self.patterns:
            return None
        from manifestkit.checking.globs import matches

        place = relative(path, self.folder)
        return next((kind for pattern, kind in self.patterns if matches(pattern, place)), None)

    def is_missed(self, path: str) -> bool:
        """Whether a file that is met in a folder, and whose text nobody has, was probably to be checked."""
        by_name = is_named_as_one(path)
        return by_name or self.kind is not None or self._kind_by_pattern(path) is not None


class Outcome(NamedTuple):
    """What came of one file: its report, or in one line the ``trouble`` that it could not be read or written.

    ``changed`` says whether the fixes change it; ``diff`` is how, as far as that may be shown, and ``hides`` that not
    all of it may.
    """

    path: str
    report: Report | None = None
    trouble: str | None = None
    changed: bool = False
    diff: str = ""
    hides: bool = False


def check_each(files: Iterable[Found], plan: Plan) -> Iterator[Outcome | None]:
    """What is to be told of each file, in their order; None where it was met in a folder and is none of the kinds."""
    # What cannot be checked offline is the same of many files; they share it.
    known: dict[object, tuple[Unchecked, ...]] = {}
    for found in files:
        outcome = check_file(found, plan)
        yield None if outcome is None else to_tell(outcome, plan, known)


def check_file(found: Found, plan: Plan) -> Outcome | None:
    """What comes of one file; None where it was met in a folder and is none of the kinds."""
    path = found.path
    try:
        data = read_file(path)
    except OversizeError as error:
        report, trouble = check_oversize_data(path, plan), f"cannot be read: {error.strerror}; {HOW_TO_NAME}"
    except OSError as error:
        leads_nowhere = isinstance(error, FileNotFoundError) and os.path.islink(path)
        if leads_nowhere and not (found.named or plan.is_missed(path)):
            return None
        return Outcome(path, trouble=f"cannot be read: {error.strerror or error}")
    else:
        report, trouble = check_data(data, path, plan), UNKNOWN_KIND
    if report is None:
        return Outcome(path, trouble=trouble) if found.named else None
    return mended(report, plan, lambda text: _write(path, data, text))


def check_data(data: bytes, name: str, plan: Plan) -> Report | None:
    """The report on the content of a file; None where it is none of the kinds."""
    kind = plan.kind_of(name, data)
    return None if kind is None else check_bytes(data, kind, name, plan.settings)


def check_oversize_data(name: str, plan: Plan) -> Report | None:
    """The report on a file that is too large; None where it is none of the kinds, as far as its name tells."""
    kind = plan.kind_of(name, b"")
    return None if kind is None else check_oversize(kind, name, plan.settings)


def mended(report: Report, plan: Plan, write: Callable[[str], None]) -> Outcome:
    """What comes of a file when its fixes are applied as planned; ``write`` gets the whole text that they make."""
    if plan.mending is None or report.recheck is None:
        return Outcome(report.path, report)
    fixed = report.fixed_text(unsafe=plan.mending == "unsafe")
    if fixed == report.source.text:
        return Outcome(report.path, report)
    after = report.recheck(fixed)
    if plan.dry:
        diff, hides = _diff(report, after, plan)
        return Outcome(report.path, report, changed=True, diff=diff, hides=hides)
    try:
        write(fixed)
    except OSError as error:
        return Outcome(report.path, report, f"cannot be written: {error.strerror or error}")
    return Outcome(report.path, after, changed=True)


def to_tell(outcome: Outcome, plan: Plan, known: dict[object, tuple[Unchecked, ...]]) -> Outcome:
    """The outcome with as much of its report as it takes to tell it, so that the outcomes of many files can be held.

    Of what is not checked, ``known`` holds what other reports have, which this one shares.
    """
    report = outcome.report
    if report is None:
        return outcome
    if plan.redact:
        from manifestkit.findings.redaction import redact

        report = redact(report)
    told = report._replace(
        source=Source(report.source.text if report.findings else "", report.path),
        secrets=report.secrets if report.findings else (),
        find_personal=tuple,
        unchecked=known.setdefault(report.unchecked, report.unchecked),
        recheck=None,
    )
    return outcome._replace(report=told)


def _write(path: str, old: bytes, text: str) -> None:
    from manifestkit.checking.fix import rewrite

    rewrite(path, text.encode("utf-8"), old=old)


def _diff(before: Report, after: Report, plan: Plan) -> Diff:
    from manifestkit.checking.diff import unified_diff

    if plan.redact:
        from manifestkit.findings.redaction import redact

        before, after = redact(before), redact(after)
    return unified_diff(before, after)
