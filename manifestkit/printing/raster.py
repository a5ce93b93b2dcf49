"""Pages of a finished PDF as dots: what a printer makes of them, and the picture of them on a screen."""

from __future__ import annotations

from contextlib import closing, contextmanager
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.media import INCH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

_LARGEST_DPI = 1200
_PDFIUM = RLock()  # the library serves one thread at a time, and crashes otherwise
_HALF = 128  # levels of grey from here on are white on a printer that knows no grey


class Area(NamedTuple):
    """A part of a page, in dots from its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@contextmanager
def opened(pdf: bytes | BinaryIO) -> Iterator[PdfDocument]:
    """Open a PDF, in memory or in a file; ValueError where it cannot be read. Other threads wait until it is closed."""
    from pypdfium2 import PdfDocument, PdfiumError

    with _PDFIUM:
        try:
            document = PdfDocument(pdf)
        except PdfiumError as error:
            raise ValueError("This is no PDF that can be read.") from error
        with document:
            yield document


def page_of(document: PdfDocument, number: int) -> closing[PdfPage]:
    """The page of a number that counts from 0, to be closed; ValueError where there is none."""
    if not 0 <= number < len(document):
        raise ValueError(f"There is no page {number + 1}; the PDF ends with page {len(document)}.")
    return closing(document[number])


def render(page: PdfPage, dpi: int, area: Area | None = None) -> Image:
    """Render a page, or a part of it, in 256 levels of grey at 1 to 1200 dpi.

    A dot is exactly 1/dpi inch and the first one stands in the upper left corner; pages whose size is no whole
    number of dots are not stretched.
    """
    from pypdfium2 import PdfBitmap, raw

    if not 1 <= dpi <= _LARGEST_DPI:
        raise ValueError(f"The resolution must be from 1 to {_LARGEST_DPI} dpi, not {dpi}.")
    scale = dpi / INCH
    if area is None:
        width, height = (max(round(length * scale), 1) for length in page.get_size())
        area = Area(0, 0, width, height)
    with closing(PdfBitmap.new_native(area.width, area.height, raw.FPDFBitmap_Gray)) as bitmap:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, area.width, area.height)
        matrix = raw.FS_MATRIX(scale, 0, 0, scale, -area.x, -area.y)
        clip = raw.FS_RECTF(0, 0, area.width, area.height)
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, raw.FPDF_GRAYSCALE)
        shared: Image = bitmap.to_pil()
        return shared.copy()


def black_and_white(image: Image) -> Image:
    """Make each dot of a grey image black or white, in an image of mode "1"."""
    return image.point(lambda level: 255 * (level >= _HALF), mode="1")


def to_png(document: PdfDocument, page: int, dpi: int) -> bytes:
    """Give a page, counted from 0, as a grey PNG at 1 to 1200 dpi; ValueError where there is no such page."""
    from io import BytesIO

    with page_of(document, page) as opened_page:
        image = render(opened_page, dpi)
    file = BytesIO()
    image.save(file, "PNG", dpi=(dpi, dpi), optimize=True)
    return file.getvalue()
