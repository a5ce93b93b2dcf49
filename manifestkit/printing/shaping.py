"""Letters to glyphs, by HarfBuzz: conjuncts, joined forms, the places of marks, kerning."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal, TypeAlias

    from manifestkit.printing.fonts import Face

    Features: TypeAlias = dict[str, bool | list[tuple[int, int, bool]]]

# In these scripts a letter is a glyph: what is printed has to be read letter by letter.
_NEED_NO_LIGATURES = frozenset({"Latn", "Grek", "Cyrl", None})
_NO_LIGATURES: Features = {"liga": False, "clig": False, "calt": False}
# FiraGO 1.0 puts the vowels of these two Thai letters onto the letter before; left alone, they stand where they belong.
_WRONG_ANCHORS = frozenset("\u0e0d\u0e2c")
_MARKS_AFTER = 3  # a letter, its vowel and its tone
_HAVE_WRONG_ANCHORS = frozenset({"figo", "figbo"})
# Readers of PDF turn these round in a text to the left.
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039")


class Glyph(NamedTuple):
    """A glyph in its place, in thousandths of the size of the type; ``text`` is what it stands for."""

    gid: int
    text: str
    advance: float
    dx: float
    dy: float


def shape(face: Face, text: str, script: str | None, *, to_left: bool) -> list[Glyph]:
    """Give the glyphs of a text of one script from left to right.

    A glyph that only completes the one before it has no text. The glyph 0 stands for what the font has not.
    """
    buffer = _shaped(face, text, script, "rtl" if to_left else "ltr")
    infos = buffer.glyph_infos
    indexes = [info.codepoint for info in infos]
    shown = _texts(face, text, indexes, [info.cluster for info in infos])
    if to_left:
        shown = [letter.translate(_MIRRORED) for letter in shown]
    scale = 1000 / face.units
    return [
        Glyph(index, letter, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        for index, letter, place in zip(indexes, shown, buffer.glyph_positions, strict=True)
    ]


def kerned(face: Face, text: str) -> list[tuple[float, float]]:
    """Give how far each letter of a Latin text advances and how far it is moved, in thousandths of the size."""
    scale = 1000 / face.units
    places = _shaped(face, text, "Latn", "ltr").glyph_positions
    return [(place.x_advance * scale, place.x_offset * scale) for place in places]


def _shaped(face: Face, text: str, script: str | None, direction: Literal["ltr", "rtl"]) -> Any:  # noqa: ANN401  uharfbuzz has no types
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction = direction
    buffer.script = script or "Zyyy"
    buffer.language = "und"  # else HarfBuzz takes that of the process, and the page changes with it
    uharfbuzz.shape(face.shaper, buffer, _features(face, text, script))
    return buffer


def extent(face: Face, glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """Give how far the glyphs reach above and below the baseline, in thousandths of the size; below is negative."""
    scale = 1000 / face.units
    above = below = 0.0
    for glyph in glyphs:
        ink = face.shaper.get_glyph_extents(glyph.gid)
        if ink is not None:
            top = ink.y_bearing * scale + glyph.dy
            above, below = max(above, top), min(below, top + ink.height * scale)
    return above, below


@lru_cache(maxsize=4096)
def script_of(character: str) -> str | None:
    """Give the ISO 15924 code of a character's script, or None where several share it."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return script


def _features(face: Face, text: str, script: str | None) -> Features:
    if script in _NEED_NO_LIGATURES:
        return _NO_LIGATURES
    if face.name not in _HAVE_WRONG_ANCHORS or _WRONG_ANCHORS.isdisjoint(text):
        return {}
    return {"mark": [(at, at + _MARKS_AFTER, False) for at, c in enumerate(text) if c in _WRONG_ANCHORS]}


def _texts(face: Face, text: str, indexes: Sequence[int], starts: Sequence[int]) -> list[str]:
    """Give each glyph the text that it stands for: its own letter, or that of its cluster to the first of them."""
    if len(indexes) == len(text) == len(set(starts)):
        return [text[start] for start in starts]
    ends = dict(zip(sorted(set(starts)), [*sorted(set(starts))[1:], len(text)], strict=True))
    texts = []
    taken: dict[int, str] = {}
    for index, start in zip(indexes, starts, strict=True):
        rest = taken.setdefault(start, text[start : ends[start]])
        own = next((c for c in rest if face.shaper.get_nominal_glyph(ord(c)) == index), None)
        if own is None or len(rest) == 1:
            texts.append(_presentation_forms().get(rest, rest))
            taken[start] = ""
        else:
            texts.append(own)
            taken[start] = rest.replace(own, "", 1)
    return texts


@lru_cache(maxsize=1)
def _presentation_forms() -> dict[str, str]:
    """The ligatures of lam and alef, which readers of PDF turn round only where they are one character."""
    return {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFEFC, 0xFEF4, -1)}
