"""The difference between two texts, as it may be shown: without secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.findings.masking import mask
from manifestkit.findings.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.findings.report import Report

_CONTEXT = 3
# Above this number of lines the search for the smallest difference can take minutes.
_MOST_LINES = 2000


class _Change(NamedTuple):
    """The lines ``start:end`` of the old text become ``new_start:new_end`` of the new one; all count from 0."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified_diff(old: Report, new: Report) -> str:
    """A unified diff between the texts of two reports; empty where nothing differs that may be shown.

    The secrets of the reports are masked, and characters that cannot be seen are written as escapes.
    """
    before, after = _lines(old), _lines(new)
    hunks = [_hunk(group, before, after) for group in _groups(_changes(before, after))]
    if not hunks:
        return ""
    path = printable(old.path)
    lines = [f"--- {path}", f"+++ {path}", *(line for hunk in hunks for line in hunk)]
    return "\n".join(lines) + "\n"


def _lines(report: Report) -> list[str]:
    source = report.source
    spans = [source.line_span(number) for number in range(1, source.line_count + 1)]
    if spans[-1].start == spans[-1].end:
        # Behind the last line end there is no further line.
        del spans[-1]
    return [printable(mask(source.text, *span, report.secrets)) for span in spans]


def _changes(before: list[str], after: list[str]) -> Iterator[_Change]:
    """Where the lines differ, in time that does not run away on long texts."""
    start = _common(before, after)
    shorter = min(len(before), len(after)) - start
    tail = min(_common(before[::-1], after[::-1]), shorter)
    old, new = before[start : len(before) - tail], after[start : len(after) - tail]
    for change in _differences(old, new):
        yield _Change(*(line + start for line in change))


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    if len(old) + len(new) <= _MOST_LINES:
        from difflib import SequenceMatcher

        opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        yield from ((i1, i2, j1, j2) for tag, i1, i2, j1, j2 in opcodes if tag != "equal")
    elif len(old) == len(new):
        yield from ((at, at + 1, at, at + 1) for at, line in enumerate(old) if line != new[at])
    else:
        yield 0, len(old), 0, len(new)


def _common(before: list[str], after: list[str]) -> int:
    """How many lines are the same from the beginning on."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))


def _groups(changes: Iterator[_Change]) -> list[list[_Change]]:
    """The changes, those together whose surroundings touch."""
    groups: list[list[_Change]] = []
    for change in changes:
        if groups and change.start - groups[-1][-1].end <= 2 * _CONTEXT:
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def _hunk(group: list[_Change], before: list[str], after: list[str]) -> Iterator[str]:
    first, last = group[0], group[-1]
    start = max(first.start - _CONTEXT, 0)
    end = min(last.end + _CONTEXT, len(before))
    new_start = first.new_start - (first.start - start)
    new_end = last.new_end + (end - last.end)
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@"
    at = start
    for change in group:
        yield from (f" {line}".rstrip() for line in before[at : change.start])
        yield from (f"-{line}" for line in before[change.start : change.end])
        yield from (f"+{line}" for line in after[change.new_start : change.new_end])
        at = change.end
    yield from (f" {line}".rstrip() for line in before[at:end])


def _range(start: int, end: int) -> str:
    """A range of lines as a hunk's head has it: where it begins, counted from 1, and how long it is."""
    length = end - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"
