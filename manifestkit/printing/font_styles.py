"""What a font says of its looks and rights (OpenType, table OS/2), and the weights that one file may have."""

from __future__ import annotations

from typing import Any, NamedTuple

REGULAR, BOLD = 400, 700
NORMAL_WIDTH = 5
_BOLD_FROM = 600
_ITALIC = 1
_PANOSE_LATIN_TEXT, _PANOSE_SANS, _PANOSE_MONOSPACED = 2, range(11, 16), 9
_OS2_LENGTH = 64
_RESTRICTED = 0x0002
_NO_PARTS_OR_BITMAPS = 0x0300


class Style(NamedTuple):
    """What a font says of its own looks."""

    weight: int = REGULAR
    width: int = NORMAL_WIDTH
    embeddable: bool = True
    sans: bool = True
    monospaced: bool = False
    italic: bool = False

    @property
    def is_bold(self) -> bool:
        """Whether the font is meant for emphasis."""
        return self.weight >= _BOLD_FROM


def style_of(face: Any) -> Style:  # noqa: ANN401  uharfbuzz has no types
    """The style of a font of uharfbuzz; the usual one where it says nothing."""
    table = bytes(face.reference_table("OS/2").data)
    if len(table) < _OS2_LENGTH:
        return Style()
    family, serifs, proportion = table[32], table[33], table[35]
    is_text = family == _PANOSE_LATIN_TEXT
    return Style(
        weight=_number(table, 4),
        width=_number(table, 6),
        embeddable=not _is_forbidden(_number(table, 8)),
        sans=not is_text or serifs in _PANOSE_SANS or serifs == 0,
        monospaced=is_text and proportion == _PANOSE_MONOSPACED,
        italic=bool(_number(table, 62) & _ITALIC),
    )


def pinned(face: Any, weight: float) -> bytes | None:  # noqa: ANN401  as above
    """The font of one weight from a file with a range of weights; None for any other file."""
    import uharfbuzz

    axes = {axis.tag: axis for axis in face.axis_infos} if face.has_var_data else {}
    if "wght" not in axes:
        return None
    whole = uharfbuzz.SubsetInput()
    whole.keep_everything()
    whole.pin_all_axes_to_default(face)
    whole.pin_axis_location(face, "wght", min(max(weight, axes["wght"].min_value), axes["wght"].max_value))
    try:
        return bytes(uharfbuzz.subset(face, whole).blob.data)
    except RuntimeError:  # of a damaged font, whose other weights nobody can have
        return None


def _number(table: bytes, offset: int) -> int:
    return int.from_bytes(table[offset : offset + 2], "big")


def _is_forbidden(rights: int) -> bool:
    """Tell whether ``fsType`` forbids to embed the font, or to embed a part of it, or its outlines."""
    return rights & 0x000F == _RESTRICTED or bool(rights & _NO_PARTS_OR_BITMAPS)
