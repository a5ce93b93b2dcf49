"""Pages with text for the tests, and pictures of them."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from manifestkit.printing.fonts import initial_font, system_face, system_folders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

    from manifestkit.printing.fonts import Face
    from manifestkit.printing.text import Line

WIDTH, HEIGHT, LEFT = 900, 60, 20
BASELINE = 20


def cjk_face(text: str) -> Face:
    """A font for a Chinese, Japanese or Korean text, of the dependency group or the system; skips where none is."""
    folders = system_folders()
    if find_spec("justmytype_intl_cjk") is not None:
        folders = (Path(str(files("justmytype_intl_cjk"))), *folders)
    face = system_face([*map(ord, text)], folders, bold=False)
    if face is None or not all(map(face.draws, text)):
        pytest.skip(f"no TrueType font for {text}")
    return face


def canvas() -> tuple[Canvas, BytesIO]:
    """A page for one line, and where the PDF is written."""
    file = BytesIO()
    page = Canvas(file, (WIDTH, HEIGHT), invariant=1, pdfVersion=(1, 5), initialFontName=initial_font())
    return page, file


def pdf(lines: Sequence[Line]) -> bytes:
    """Each line on a page of its own."""
    page, file = canvas()
    for line in lines:
        line.draw(page, LEFT, BASELINE)
        page.showPage()
    page.save()
    return file.getvalue()


def extracted(data: bytes, page: int = 0) -> str:
    """The text of a page as PDFium reads it."""
    document = pypdfium2.PdfDocument(data)
    text = str(document[page].get_textpage().get_text_range())
    document.close()
    return text


def picture(data: bytes, page: int = 0) -> Image.Image:
    """A page in grey, at 216 dots per inch."""
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[page].render(scale=3, grayscale=True).to_pil().convert("L")
    document.close()
    return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of the ink of two pictures that the other has not, where the grey differs by half or more."""
    pairs = list(zip(one.tobytes(), other.tobytes(), strict=True))
    ink = sum(min(pair) < 128 for pair in pairs)
    return sum(abs(a - b) >= 128 for a, b in pairs) / ink if ink else 0.0
