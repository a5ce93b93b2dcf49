"""Comments that accept findings, and those that look as if they should, as they stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from manifestkit.text.nodes import Node
    from manifestkit.text.source import Source

_BEGINNING = re.compile(r"(?<!\S)#[ \t]*+manifestkit:[ \t]*+ignore\b")
_COMMENT = re.compile(rf"{_BEGINNING.pattern}[ \t]*+(?:\[(?P<names>[^\]\r\n]*+)\])?[ \t]*+(?P<reason>[^\r\n]*+)")
_LOOK_ALIKE = re.compile(
    r"(?<!\S)#[ \t]*+manifestkit\b[ \t]*+(?P<colon>:)?[ \t]*+(?P<word>[a-z-]++)?[ \t]*+"
    r"(?P<open>[\[(](?P<names>[^\])\r\n]*+)[\])]?)?",
    re.IGNORECASE,
)
# A text that was made to have more of them is not worth the time.
_MOST_NAMES = 100
_CODE = re.compile(r"[A-Za-z]{2}[0-9]{2,3}")
_NAME = re.compile(r"[^,\s]++(?>(?:[ \t]++[^,\s]++)*)")


class Name(NamedTuple):
    """A code or a name in the brackets of a comment."""

    text: str
    span: Span


class Suppression(NamedTuple):
    """A comment; ``line`` is the one whose findings it accepts, ``removal`` what goes when the comment goes."""

    span: Span
    names: tuple[Name, ...]
    brackets: Span
    reason: str
    line: int
    removal: Span


class LookAlike(NamedTuple):
    """A comment that was meant to be a suppression and is none; ``names`` is what stands in its brackets."""

    span: Span
    names: str


def suppressions_in(source: Source, values: Sequence[Span]) -> list[Suppression]:
    """The suppressions in a text, each aimed at its line; inside the values there are none."""
    found = [_suppression(source, match) for match in _outside(_COMMENT, source.text, values)]
    return _aimed(found, source)


def look_alikes(source: Source, values: Sequence[Span], words: Container[str]) -> Iterator[LookAlike]:
    """The comments that are almost suppressions: a word much like ``ignore``, or brackets with one of ``words``."""
    from manifestkit.fields.spelling import closest

    text = source.text
    for match in _outside(_LOOK_ALIKE, text, values):
        if _BEGINNING.match(text, match.start()):
            continue
        names = [name.text for name in _names(text, *match.span("names"))]
        is_ignore = match["word"] is not None and closest(match["word"], ("ignore",)) is not None
        if (is_ignore and (match["colon"] or match["open"])) or any(name in words for name in names):
            yield LookAlike(Span(match.start(), match.start() + len(match[0].rstrip())), ", ".join(names))


def _outside(pattern: re.Pattern[str], text: str, values: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches that do not begin inside a value."""
    starts = [value.start for value in values]
    for match in pattern.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or values[before].end <= match.start():
            yield match


def values_of(root: Node | None) -> list[Span]:
    """Where the values of a tree stand, in order; those that could not be read are left out."""
    spans: list[Span] = []
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            if node.style != "unread":
                spans.append(Span(node.start, node.end))
        elif isinstance(node, Mapping):
            waiting.extend(entry.value for entry in node.entries)
        else:
            waiting.extend(node.items)
    return sorted(spans)


def _suppression(source: Source, match: re.Match[str]) -> Suppression:
    start, end = match.span()
    names = match.span("names")
    line = source.position(start).line
    line_start = source.offset(line, 1)
    before = source.text[line_start:start].rstrip()
    removal = Span(line_start + len(before), end)
    if not before:
        line_end = source.offset(line + 1, 1) if line < source.line_count else end
        removal = Span(line_start, line_end)
    return Suppression(
        Span(start, start + len(match[0].rstrip())),
        tuple(_names(source.text, *names)),
        Span(*names),
        match["reason"].strip(),
        line if before else line + 1,
        removal,
    )


def _names(text: str, start: int, end: int) -> Iterator[Name]:
    """The names in the brackets from ``start`` to ``end``, which are -1 where there are no brackets.

    Codes and names count in any case, as everywhere.
    """
    if start >= 0:
        for match in islice(_NAME.finditer(text, start, end), _MOST_NAMES):
            word = match[0]
            yield Name(word.upper() if _CODE.fullmatch(word) else word.lower(), Span(*match.span()))


def _aimed(suppressions: list[Suppression], source: Source) -> list[Suppression]:
    """The suppressions, those that stand alone above others aimed at the same line as those."""
    alone: dict[int, int] = {}
    aimed: list[Suppression] = []
    for suppression in reversed(suppressions):
        line = alone.get(suppression.line, suppression.line)
        own_line = source.position(suppression.span.start).line
        if own_line < suppression.line:
            alone[own_line] = line
        aimed.append(suppression._replace(line=line))
    return aimed[::-1]
