"""The difference between two texts, as it may be shown: without secrets.

Where nothing had to be hidden, ``patch -p1`` and ``git apply`` make the new text of the old one.
"""

# ruff: noqa: PTH100 - pathlib costs start-up time
from __future__ import annotations

import os
from itertools import pairwise

from manifestkit.checking.selection import relative
from manifestkit.findings.hiding import mask
from manifestkit.findings.printable import visible
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.findings.report import Report

_CONTEXT = 3
# Above this number of lines the search for the smallest difference can take minutes.
_MOST_LINES = 2000
# They cannot be seen, but a diff without them would not be that of the file.
_HARMLESS = "\t\r\ufeff"


class Diff(NamedTuple):
    """A unified diff, empty where nothing differs that may be shown; ``hides`` says that it does not show all."""

    text: str
    hides: bool


class _Lines(NamedTuple):
    """The lines of a text with their line feeds, as they are and as they may be shown."""

    raw: list[str]
    shown: list[str]


class _Change(NamedTuple):
    """The lines ``start:end`` of the old text become ``new_start:new_end`` of the new one; all count from 0."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified_diff(old: Report, new: Report) -> Diff:
    """A unified diff between the texts of two reports, with the name of the old one.

    The secrets of the reports are masked, and what could steer a terminal is written as an escape. Lines end at line
    feeds alone, as in every diff: a carriage return is a part of its line.
    """
    before, after = _lines(old), _lines(new)
    changes = list(_changes(before.shown, after.shown))
    groups = _groups(changes)
    head = f"--- {_name('a', old.path)}\n+++ {_name('b', old.path)}\n" if groups else ""
    text = head + "".join(line for group in groups for line in _hunk(group, before.shown, after.shown))
    return Diff(text, _hides(changes, groups, before, after))


def _name(side: str, path: str) -> str:
    """The name of a file in the head of a diff: as in C where it has odd characters, and a tab ends one with blanks."""
    place = relative(path, os.curdir)
    if place.startswith(f"{os.pardir}/"):
        # Tools apply nothing above the folder that they are called in; -d / lets them.
        place = os.path.abspath(path).replace(os.sep, "/").lstrip("/")
    name = f"{side}/{place}"
    if name.isprintable() and not any(mark in name for mark in '"\\'):
        return f"{name}\t" if " " in name else name
    return '"' + "".join(map(_byte, os.fsencode(name))) + '"'


def _byte(byte: int) -> str:
    character = chr(byte)
    if character in '"\\':
        return f"\\{character}"
    return character if character.isascii() and character.isprintable() else f"\\{byte:03o}"


def _lines(report: Report) -> _Lines:
    text = report.source.text
    lines = _Lines([], [])
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        feed = "" if end < 0 else "\n"
        end = len(text) if end < 0 else end
        lines.raw.append(text[start:end] + feed)
        lines.shown.append(_harmless(mask(text, start, end, report.secrets)) + feed)
        start = end + 1
    return lines


def _harmless(text: str) -> str:
    """A line without what could steer a terminal; tabs, blanks of all kinds and a carriage return stay."""
    return text if text.isprintable() else "".join(map(_harmless_character, text))


def _harmless_character(character: str) -> str:
    from unicodedata import category

    return character if character in _HARMLESS or category(character) == "Zs" else visible(character)


def _hides(changes: Sequence[_Change], groups: Sequence[list[_Change]], before: _Lines, after: _Lines) -> bool:
    """Whether a line of a hunk is not shown as it is, or a line outside the changes differs all the same."""
    shown = [_surroundings(group, len(before.shown)) for group in groups]
    if any(before.raw[hunk.start : hunk.end] != before.shown[hunk.start : hunk.end] for hunk in shown):
        return True
    if any(after.raw[hunk.new_start : hunk.new_end] != after.shown[hunk.new_start : hunk.new_end] for hunk in shown):
        return True
    ends = [_Change(0, 0, 0, 0), *changes, _Change(len(before.raw), 0, len(after.raw), 0)]
    return any(
        before.raw[last.end : change.start] != after.raw[last.new_end : change.new_start]
        for last, change in pairwise(ends)
    )


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


def _groups(changes: Sequence[_Change]) -> list[list[_Change]]:
    """The changes, those together whose surroundings touch."""
    groups: list[list[_Change]] = []
    for change in changes:
        if groups and change.start - groups[-1][-1].end <= 2 * _CONTEXT:
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def _surroundings(group: list[_Change], length: int) -> _Change:
    """The lines that a hunk shows, those around its changes included; the old text has ``length`` lines."""
    first, last = group[0], group[-1]
    start, end = max(first.start - _CONTEXT, 0), min(last.end + _CONTEXT, length)
    return _Change(start, end, first.new_start - (first.start - start), last.new_end + (end - last.end))


def _hunk(group: list[_Change], before: list[str], after: list[str]) -> Iterator[str]:
    hunk = _surroundings(group, len(before))
    yield f"@@ -{_range(hunk.start, hunk.end)} +{_range(hunk.new_start, hunk.new_end)} @@\n"
    at = hunk.start
    for change in group:
        yield from (_marked(" ", line) for line in before[at : change.start])
        yield from (_marked("-", line) for line in before[change.start : change.end])
        yield from (_marked("+", line) for line in after[change.new_start : change.new_end])
        at = change.end
    yield from (_marked(" ", line) for line in before[at : hunk.end])


def _marked(mark: str, line: str) -> str:
    return f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """A range of lines as a hunk's head has it: where it begins, counted from 1, and how long it is."""
    length = end - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"
