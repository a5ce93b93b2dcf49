"""Barcodes of a finished PDF, read again from its rendered pages: what is handed out is what was meant."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from manifestkit.printing.barcodes import NAMES
from manifestkit.printing.media import INCH
from manifestkit.printing.raster import Area, black_and_white, opened, page_of, render

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from pypdfium2 import PdfPage

    from manifestkit.printing.barcodes import Drawn

_PAGE = itemgetter(0)
_DARK, _LIGHT = b"\x00", b"\xff"


class VerificationError(Exception):
    """A barcode on a page is not the one that was drawn there, or cannot be read."""


def verify(pdf: bytes | BinaryIO, expected: Iterable[tuple[int, Drawn]]) -> None:
    """Compare every barcode, page by page, with what its page, counted from 0, shows at the printer's resolution.

    Every dot must be as it was drawn, the quiet zone included: error correction would hide a wrong one from a
    scanner. Then a scanner must read the text. VerificationError names the first page and barcode where it is not so.
    """
    with opened(pdf) as document:
        for number, symbols in groupby(expected, key=_PAGE):
            with page_of(document, number) as page:
                for _, drawn in symbols:
                    _verify_one(page, number, drawn)


def _verify_one(page: PdfPage, number: int, drawn: Drawn) -> None:
    if not _is_on(page, drawn):
        raise VerificationError(f"Page {number + 1}: the {NAMES[drawn.symbol.kind]} is not wholly on the page.")
    area = render(page, drawn.dpi, Area(drawn.x, drawn.y, *drawn.size))
    dots = black_and_white(area).convert("L").tobytes()
    trouble = _difference(drawn, dots) or _misreading(drawn, dots)
    if trouble:
        raise VerificationError(f"Page {number + 1}: the {NAMES[drawn.symbol.kind]} {trouble}. Do not print this page.")


def _is_on(page: PdfPage, drawn: Drawn) -> bool:
    """Whether the page has all dots of a barcode: rendering shows what lies beyond its edges as well."""
    page_width, page_height = page.get_size()
    width, height = drawn.size
    columns: int = round(page_width * drawn.dpi / INCH) - width
    rows: int = round(page_height * drawn.dpi / INCH) - height
    return 0 <= drawn.x <= columns and 0 <= drawn.y <= rows


def _difference(drawn: Drawn, dots: bytes) -> str | None:
    """Say where the dots are not those of the symbol."""
    across, down = drawn.quiet
    width, _ = drawn.size
    margin = _LIGHT * (across * drawn.dx)
    dark, light = _DARK * drawn.dx, _LIGHT * drawn.dx
    edge = _LIGHT * (width * down * drawn.dy)
    lines = (margin + b"".join([dark if module else light for module in row]) + margin for row in drawn.symbol.rows)
    wanted = edge + b"".join([line * drawn.dy for line in lines]) + edge
    if dots == wanted:
        return None
    wrong = next(place for place, (dot, other) in enumerate(zip(dots, wanted, strict=True)) if dot != other)
    row, column = wrong // width // drawn.dy - down, wrong % width // drawn.dx - across
    if 0 <= row < drawn.symbol.height and 0 <= column < drawn.symbol.columns:
        return f"has a wrong module in row {row + 1}, column {column + 1}"
    return "has something in its quiet zone"


def _misreading(drawn: Drawn, dots: bytes) -> str | None:
    """Say that the symbol reads as something else or not at all."""
    from zxingcpp import BarcodeFormat, BarcodeFormats, TextMode, read_barcodes

    width, height = drawn.size
    found = read_barcodes(
        memoryview(dots).cast("B", (height, width)),
        formats=BarcodeFormats([BarcodeFormat[drawn.symbol.kind]]),
        try_rotate=drawn.symbol.is_turned,
        try_downscale=False,
        try_invert=False,
        text_mode=TextMode.Plain,
    )
    texts = [barcode.text for barcode in found]
    if texts == [drawn.symbol.text]:
        return None
    return "reads as another text" if texts else "cannot be read"
