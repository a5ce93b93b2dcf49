"""The line of a source that a finding lies on, with carets below it.

Tabs become blanks, characters that a terminal would act on become escapes, secrets become ``***``, and of a line that
is too long only the part around the finding is shown. The time that this takes does not depend on how long it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from manifestkit.findings.hiding import MASK, overlaps, pieces
from manifestkit.findings.printable import encodable, visible
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.reporters.columns import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.findings.finding import Finding
    from manifestkit.text.source import Source, Span

_TAB = 4
_ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """A line as it is shown, and the carets as they stand below it."""

    line: str
    carets: str


class _Cells(NamedTuple):
    """What is shown for each character, or for all that a mask stands for; its columns; where in the text it ends."""

    shown: list[str]
    widths: list[int]
    ends: list[int]


def excerpt(source: Source, finding: Finding, secrets: Sequence[Span], room: int, encoding: str) -> Excerpt:
    """The first line of a finding in at most ``room`` columns; what the encoding lacks becomes an escape."""
    line = source.line_span(finding.line)
    start = source.offset(finding.line, finding.column)
    last = finding.line == finding.end_line
    end = source.offset(finding.line, finding.end_column) if last else line.end
    start, end = min(start, line.end), min(end, line.end)
    # A caret behind the last character takes a column of its own.
    if line.end - line.start <= room and start - line.start < room:
        text = source.text[line.start : line.end]
        if text.isascii() and text.isprintable() and not overlaps(secrets, *line):
            return Excerpt(text, " " * (start - line.start) + "^" * max(end - start, 1))
    # Each character left out of these takes a column at least, or is a mark on one that is left out as well.
    near = max(line.start, start - room), min(line.end, start + room)
    cells = _cells(source.text, *near, secrets, encoding)
    under = bisect_right(cells.ends, start), bisect_left(cells.ends, end) + 1
    ellipsis = _ELLIPSIS if encodable(_ELLIPSIS, encoding) == _ELLIPSIS else "..."
    return _window(cells, *under, room, ellipsis, cut=(near[0] > line.start, near[1] < line.end))


def _cells(text: str, start: int, end: int, secrets: Sequence[Span], encoding: str) -> _Cells:
    cells = _Cells([], [], [])
    for piece in pieces(start, end, secrets):
        part = text[piece.start : piece.end]
        if piece.hidden:
            cells.shown.append(MASK)
            cells.widths.append(len(MASK))
            cells.ends.append(piece.end)
            continue
        as_it_is = part.isprintable() and encodable(part, encoding) == part
        shown = part if as_it_is else list(_visible(part, sum(cells.widths), encoding))
        cells.shown.extend(shown)
        cells.widths.extend(map(width_of, shown))
        cells.ends.extend(range(piece.start + 1, piece.end + 1))
    return cells


def _visible(part: str, column: int, encoding: str) -> Iterator[str]:
    """The characters as they are shown, the first of them at a column that counts from 0."""
    for character in part:
        tab = character == "\t"
        shown = " " * (_TAB - column % _TAB) if tab else encodable(visible(character), encoding)
        column += width_of(shown)
        yield shown


def _window(cells: _Cells, first: int, behind: int, room: int, ellipsis: str, *, cut: tuple[bool, bool]) -> Excerpt:
    """As many cells as there is room for around those from ``first`` up to ``behind``, which are underlined."""
    widths = cells.widths
    left, right = 0, len(widths)
    if sum(widths) + (first == right) > room or any(cut):
        room -= 2 * len(ellipsis)
        left = _fitting(widths, first, -1, max(room // 3, room - sum(widths[first:])))
        right = _fitting(widths, first, 1, room - sum(widths[left:first]))
        # A mark whose character is left out would stand on the ellipsis.
        while left < first and not widths[left]:
            left += 1
    prefix = ellipsis if left or cut[0] else ""
    suffix = ellipsis if right < len(widths) or cut[1] else ""
    under = widths[first : min(behind, right)]
    column = len(prefix) + sum(widths[left:first])
    # A mark stands on the character before it.
    if under and not under[0] and column:
        column -= 1
    carets = " " * column + "^" * max(sum(under), 1)
    return Excerpt(prefix + "".join(cells.shown[left:right]) + suffix, carets)


def _fitting(widths: list[int], at: int, step: int, room: int) -> int:
    """How far one can go from ``at``, backwards or forwards, in ``room`` columns."""
    while 0 <= (index := at - 1 if step < 0 else at) < len(widths) and widths[index] <= room:
        room -= widths[index]
        at += step
    return at
