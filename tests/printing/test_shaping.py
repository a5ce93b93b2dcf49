"""Shaped scripts, as pictures: what the PDF shows is what HarfBuzz draws from the outlines of the font.

The text of a PDF says nothing about its looks, so that each picture is compared with one in which the outlines of the
glyphs are filled where HarfBuzz puts them, without a font in the file.
"""

# ruff: noqa: RUF001  the scripts of the world have letters that look like Latin ones

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uharfbuzz
from typeset import BASELINE, LEFT, canvas, cjk_face, difference, pdf, picture

from manifestkit.printing.fonts import package_face
from manifestkit.printing.shaping import shape
from manifestkit.printing.text import Fonts

if TYPE_CHECKING:
    from PIL import Image

    from manifestkit.printing.fonts import Face

_SIZE = 24
_SHAPED = {
    "Hindi": ("नई दिल्ली क्षत्रिय हिन्दी श्री र्कि द्ध", "ltr", "Deva"),
    "Marathi": ("महाराष्ट्र ज्ञानेश्वर", "ltr", "Deva"),
    "Thai": ("ถนนพระรามที่ ปู่ น้ำ กรุงเทพฯ ผู้ใหญ่", "ltr", "Thai"),
    "Arabic": ("شارع الملك فهد السلام", "rtl", "Arab"),
    "Arabic with vowels": ("العَرَبِيَّة ٱللُّغَة", "rtl", "Arab"),
    "Persian": ("می\u200cخواهم پچگ", "rtl", "Arab"),
    "Urdu": ("اردو لاہور ٹھیک ہے", "rtl", "Arab"),
    "Hebrew": ("רחוב הרצל", "rtl", "Hebr"),
    "Hebrew with points": ("שָׁלוֹם עֲלֵיכֶם", "rtl", "Hebr"),
    "Latin": ("Tokyo AVA Łódź Te\u0301", "ltr", "Latn"),
}


class _Pen:
    """Takes the outlines of glyphs as a path of ReportLab's."""

    def __init__(self, path: Any, x: float, y: float, scale: float) -> None:  # noqa: ANN401  not public
        self.path, self.x, self.y, self.scale = path, x, y, scale
        self.last = (0.0, 0.0)

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        return self.x + point[0] * self.scale, self.y + point[1] * self.scale

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  fontTools' name
        self.last = point
        self.path.moveTo(*self._at(point))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.last = point
        self.path.lineTo(*self._at(point))

    def qCurveTo(self, middle: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        (x0, y0), (x1, y1), (x2, y2) = self.last, middle, end
        first = x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0)
        self.curveTo(first, (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2)), end)

    def curveTo(self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        self.last = end
        self.path.curveTo(*self._at(first), *self._at(second), *self._at(end))

    def closePath(self) -> None:  # noqa: N802
        self.path.close()


def _by_harfbuzz(text: str, direction: str, script: str, face: Face) -> Image.Image:
    """A picture of a text, shaped as a whole, from the outlines of its glyphs."""
    font = uharfbuzz.Font(uharfbuzz.Face(face.data))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = direction, script, "en"
    uharfbuzz.shape(font, buffer, {})
    page, file = canvas()
    scale = _SIZE / font.face.upem
    x = float(LEFT)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        path = page.beginPath()
        pen = _Pen(path, x + place.x_offset * scale, BASELINE + place.y_offset * scale, scale)
        font.draw_glyph_with_pen(info.codepoint, pen)
        page.drawPath(path, stroke=0, fill=1, fillMode=1)
        x += place.x_advance * scale
    page.showPage()
    page.save()
    return picture(file.getvalue())


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize("language", _SHAPED)
def test_a_shaped_text_looks_as_harfbuzz_draws_it(language: str, bold: bool) -> None:  # noqa: FBT001
    """Conjuncts, joined forms, marks and directions are those of HarfBuzz, in their places."""
    text, direction, script = _SHAPED[language]
    drawn = picture(pdf([Fonts(folders=()).layout(text, _SIZE, bold=bold)]))
    assert difference(drawn, _by_harfbuzz(text, direction, script, package_face("figbo" if bold else "figo"))) < 0.02


@pytest.mark.parametrize(
    ("script", "text"), [("Jpan", "東京都千代田区丸の内"), ("Hans", "北京市朝阳区"), ("Kore", "서울특별시")]
)
def test_a_text_in_cjk_looks_as_harfbuzz_draws_it(script: str, text: str) -> None:
    """It is embedded from the font that was found, and none of its letters is a box."""
    face = cjk_face(text)
    drawn = picture(pdf([Fonts(folders=[Path(face.name).parent]).layout(text, _SIZE)]))
    assert difference(drawn, _by_harfbuzz(text, "ltr", script, face)) < 0.02


@pytest.mark.parametrize("language", ["Hindi", "Thai", "Arabic", "Hebrew"])
def test_an_unshaped_text_looks_otherwise(language: str) -> None:
    """The comparison sees letters that are drawn one after another as they are written."""
    text, direction, script = _SHAPED[language]
    font = package_face("figo").embedded.copied()
    page, file = canvas()
    from reportlab.pdfbase.pdfmetrics import registerFont

    font.fontName = f"unshaped {language}"
    font.face.name = type(font.face.name)(f"Unshaped{language}".encode())
    registerFont(font)
    page.setFont(font.fontName, _SIZE)
    page.drawString(LEFT, BASELINE, text)
    page.showPage()
    page.save()
    assert difference(picture(file.getvalue()), _by_harfbuzz(text, direction, script, package_face("figo"))) > 0.2


def test_figures_in_arabic_are_not_turned_round() -> None:
    """In a line to the left, figures stand as they are written, and the first word on the right."""
    fonts = Fonts(folders=())
    line, figures, word = (fonts.layout(text, _SIZE) for text in ("شارع 12345", "12345", "شارع"))
    assert line.runs[0].numbers == figures.runs[0].numbers
    page, file = canvas()
    figures.draw(page, LEFT, BASELINE)
    word.draw(page, LEFT + line.width - word.width, BASELINE)
    page.showPage()
    page.save()
    assert difference(picture(pdf([line])), picture(file.getvalue())) < 0.02


def test_brackets_to_the_left_are_mirrored() -> None:
    """The bracket that opens a Hebrew word stands to its right and opens to the left."""
    fonts = Fonts(folders=())
    line, opening, letter, closing = (fonts.layout(text, _SIZE) for text in ("(א)", "(", "א", ")"))
    page, file = canvas()
    opening.draw(page, LEFT, BASELINE)
    letter.draw(page, LEFT + opening.width, BASELINE)
    closing.draw(page, LEFT + opening.width + letter.width, BASELINE)
    page.showPage()
    page.save()
    assert difference(picture(pdf([line])), picture(file.getvalue())) < 0.05


@pytest.mark.parametrize("key", ["figo", "figbo"])
def test_thai_marks_stand_above_or_below_their_letter(key: str) -> None:
    """No mark of a Thai letter reaches over the letter before it, in any pair of letter and mark, with any tone."""
    face = package_face(key)
    marks = [0x0E31, *range(0x0E34, 0x0E3A), 0x0E47, 0x0E48]
    for letter in map(chr, range(0x0E01, 0x0E2F)):
        for mark in map(chr, marks):
            for tone in ("", "\u0e49"):
                pen = 0.0
                for glyph in shape(face, letter + mark + tone, "Thai", to_left=False):
                    ink = face.shaper.get_glyph_extents(glyph.gid)
                    left = pen + glyph.dx + ink.x_bearing
                    assert left > -150, (letter, mark, tone, left)
                    assert (
                        left + ink.width
                        < face.shaper.get_glyph_h_advance(face.shaper.get_nominal_glyph(ord(letter))) + 350
                    ), (letter, mark, tone)
                    pen += glyph.advance
