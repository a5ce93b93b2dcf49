"""What is set, drawn by ReportLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.printing import barcodes
from manifestkit.printing.media import Box
from manifestkit.printing.setting import Bar, Code, Dashes, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from manifestkit.printing.barcodes import Drawn
    from manifestkit.printing.setting import Page

_DASH = (3, 2)
_DASH_WIDTH = 0.5


def draw(page: Page, canvas: Canvas, place: Box, page_height: float) -> Iterator[Drawn]:
    """Draw what is set with its upper left corner at that of ``place``; gives where each barcode stands."""
    for item in page.items:
        if isinstance(item, Words):
            item.line.draw(canvas, place.x + item.box.x, page_height - place.y - item.baseline)
            continue
        box = Box(place.x + item.box.x, place.y + item.box.y, item.box.width, item.box.height)
        match item:
            case Bar():
                corner = f"{box.x:.3f} {page_height - box.y - box.height:.3f}"
                canvas.addLiteral(f"{corner} {box.width:.3f} {box.height:.3f} re f")
            case Dashes():
                y = page_height - box.y - box.height / 2
                canvas.saveState()
                canvas.setLineWidth(_DASH_WIDTH)
                canvas.setDash(*_DASH)
                canvas.line(box.x, y, box.x + box.width, y)
                canvas.restoreState()
            case Code():
                yield barcodes.draw(canvas, item.symbol, box, page_height)
