"""The PDF that everything is drawn into."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from reportlab.pdfgen.canvas import Canvas

    from manifestkit.printing.media import Medium


def new_canvas(file: BinaryIO, medium: Medium, title: str) -> Canvas:
    """An empty PDF of a medium's size in ``file``, whose pages viewers offer to print without scaling.

    Each page is written when it is finished, and the same pages give the same bytes. Source: address reference, 2.9
    and 3.8.
    """
    from manifestkit.printing.fonts import initial_font
    from manifestkit.printing.streaming import StreamingCanvas

    canvas = StreamingCanvas(file, medium.width, medium.height, initial_font())
    canvas.setTitle(title)
    canvas.setAuthor("manifestkit")
    canvas.setCreator("manifestkit")
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas
