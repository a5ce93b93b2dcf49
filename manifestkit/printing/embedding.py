"""Fonts as ReportLab puts them into a PDF: only the glyphs that are drawn, each with the text that it stands for.

ReportLab knows glyphs by their characters alone. A glyph that has none of its own (a conjunct, the form of a letter
inside a word) and a glyph that stands for other characters here and there get a number beyond all characters; these
numbers never leave the process.
"""

from __future__ import annotations

import copy
from io import BytesIO
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

_FIRST_NUMBER = 0xF0000
# Half of the numbers are left to glyphs without a text, so that they cannot run out: a font has at most 65535 glyphs.
_MOST_TEXTS = 0xFFFF


class EmbeddedFont(TTFont):
    """A font for the PDFs of one ``Fonts``.

    ``tag``, of letters and figures, tells fonts of one PDF apart that call themselves the same. ``TTFError``, or any
    other exception, comes from what is no font.
    """

    def __init__(self, tag: str, data: bytes) -> None:
        super().__init__(f"manifestkit {tag}", BytesIO(data), asciiReadable=True)
        self.face.subfontNameX = f"-{tag}".encode()
        self.numbers: dict[tuple[int, str], int] = {}
        self.texts: dict[int, str] = {}

    def copied(self) -> EmbeddedFont:
        """Give the same font for other PDFs, without parsing it again.

        ReportLab's fonts must not be shared between threads, because reading moves a place in the file.
        """
        other = copy.copy(self)
        other.face = copy.copy(self.face)
        other.face.charToGlyph = dict(self.face.charToGlyph)
        other.face.charWidths = dict(self.face.charWidths)
        other.state = WeakKeyDictionary()
        other.numbers = {}
        other.texts = {}
        return other

    def number(self, glyph: int, text: str) -> int:
        """Give the number by which ReportLab draws a glyph and by which the PDF says what text it is."""
        if len(text) == 1 and self.face.charToGlyph.get(ord(text)) == glyph:
            return ord(text)
        if len(self.numbers) >= _MOST_TEXTS:
            text = ""
        key = glyph, text
        if key not in self.numbers:
            number = _FIRST_NUMBER + len(self.numbers)
            self.numbers[key] = number
            self.texts[number] = text
            self.face.charToGlyph[number] = glyph
            self.face.charWidths[number] = self.face.hmetrics[glyph][0] * 1000 / self.face.unitsPerEm
        return self.numbers[key]

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  ReportLab's name
        """Put the font into a PDF that is about to be written."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            stream: Any = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = self._to_unicode(subset)

    def _to_unicode(self, subset: Sequence[int]) -> str:
        """The CMap from codes to text: PDF 32000-1, 9.10.3."""
        texts = ((code, self.texts.get(number, chr(number))) for code, number in enumerate(subset))
        lines = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts if text != "\0"]
        groups = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        mapping = [line for group in groups for line in (f"{len(group)} beginbfchar", *group, "endbfchar")]
        return "\n".join([*_CMAP_HEAD, *mapping, *_CMAP_TAIL])


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<00> <FF>",
    "endcodespacerange",
)
_CMAP_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
