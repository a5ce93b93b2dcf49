"""The PDF that everything is drawn into."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from manifestkit.printing.media import Medium

# The first version in which a text can say what it stands for (ActualText: PDF 32000-1, 14.9.4).
_VERSION = (1, 5)


def new_canvas(medium: Medium, title: str) -> Canvas:
    """An empty PDF of a medium's size, whose pages viewers offer to print without scaling.

    The same pages give the same bytes. Source: address reference, 2.9 and 3.8.
    """
    from io import BytesIO

    from manifestkit.printing.fonts import initial_font

    canvas = _compressing()(
        BytesIO(),
        (medium.width, medium.height),
        pageCompression=1,
        pdfVersion=_VERSION,
        invariant=1,
        initialFontName=initial_font(),  # type: ignore[arg-type] # its stubs take the name for a number
        lang="en-US",
    )
    canvas.setTitle(title)
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


@cache
def _compressing() -> type[Canvas]:
    """ReportLab's canvas, which compresses a page when it is done: thousands of them would take much memory."""
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFStreamFilterZCompress, PDFZCompress
    from reportlab.pdfgen.canvas import Canvas

    class Compressed(PDFStreamFilterZCompress):
        """The filter of what has been compressed already."""

        def encode(self, text: bytes) -> bytes:
            return text

    class CompressingCanvas(Canvas):
        """A canvas that keeps finished pages compressed."""

        def showPage(self) -> None:  # noqa: N802 - ReportLab's name
            """Finish a page."""
            super().showPage()
            document = self._doc  # type: ignore[attr-defined] # nothing public leads to the pages
            page = document.idToObject[f"Page{document.pageCounter - 1}"]
            page.Contents = PDFStream(content=PDFZCompress.encode(page.stream), filters=[Compressed()])
            page.stream = None

    return CompressingCanvas
