"""Changes to a text that leave every other character as it is."""

from __future__ import annotations

from bisect import bisect_left, insort

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edit(NamedTuple):
    """The characters from ``start`` up to ``end`` become ``text``."""

    start: int
    end: int
    text: str


def apply_edits(text: str, groups: Iterable[Sequence[Edit]]) -> str:
    """The text with every group of edits applied whole, or not at all where it touches an earlier group.

    Two groups touch when their edits overlap, or when one inserts where the other begins or ends: which of them comes
    first is not for this function to decide, so the later group waits for another round.
    """
    taken: list[Edit] = []
    for group in groups:
        if not any(_touches(edit, taken) for edit in group):
            for edit in group:
                insort(taken, edit)
    pieces: list[str] = []
    at = 0
    for edit in taken:
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def _touches(edit: Edit, taken: list[Edit]) -> bool:
    """``taken`` is in order and without overlap, so only the two neighbours can touch."""
    at = bisect_left(taken, edit)
    return (at < len(taken) and _meet(edit, taken[at])) or (at > 0 and _meet(taken[at - 1], edit))


def _meet(earlier: Edit, later: Edit) -> bool:
    if later.start != earlier.end:
        return later.start < earlier.end
    return earlier.start == earlier.end or later.start == later.end
