"""Finished pages with barcodes, for the tests of all that reads them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import zxingcpp
from reportlab.pdfgen.canvas import Canvas

from manifestkit.printing.barcodes import draw
from manifestkit.printing.raster import black_and_white, opened, page_of, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from manifestkit.printing.barcodes import Drawn, Symbol
    from manifestkit.printing.media import Box, Medium

    Places = Sequence[tuple[Symbol, Box]]


def page(
    medium: Medium, symbols: Sequence[tuple[Symbol, Box]], dpi: int = 203
) -> tuple[bytes, list[tuple[int, Drawn]]]:
    """Give a page with symbols and some text on it, and where they stand."""
    file = io.BytesIO()
    canvas = Canvas(file, (medium.width, medium.height), invariant=1, pageCompression=0)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(20, medium.height - 20, "ID LABEL, NO POSTAGE")
    drawn = [(0, draw(canvas, symbol, box, medium.height, dpi)) for symbol, box in symbols]
    canvas.save()
    return file.getvalue(), drawn


def dots(pdf: bytes, dpi: int, number: int = 0) -> Image:
    """What a printer of black dots makes of a page."""
    with opened(pdf) as document, page_of(document, number) as opened_page:
        return black_and_white(render(opened_page, dpi))


def scan(image: Image) -> dict[str, str]:
    """What a scanner reads from all of a page: the text by the symbology.

    It reads the dots as they are: in a picture made smaller, two wrong letters may give the right check character.
    """
    found = zxingcpp.read_barcodes(image.convert("L"), text_mode=zxingcpp.TextMode.Plain, try_downscale=False)
    return {str(barcode.format): barcode.text for barcode in found}
