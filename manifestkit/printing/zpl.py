"""Pages of a finished PDF for a label printer that speaks ZPL II. Source: address reference, 3.8.

A page goes as a graphic at the resolution of the print head, for no resident font knows every script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.printing.raster import black_and_white, page_of, render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_DPI = (203, 300)
_LARGEST_GRAPHIC = 99_999  # bytes that one ^GF may hold; a printer cuts off what is more
_RUN = re.compile(r"([0-9A-F])\1{2,}")
# How often the digit behind a letter stands: z is 400, g to y are 20 to 380, G to Y are 1 to 19.
_COUNTS = (
    *((20 * step, chr(ord("f") + step)) for step in range(20, 0, -1)),
    *((step, chr(ord("F") + step)) for step in range(19, 0, -1)),
)


def to_zpl(document: PdfDocument, dpi: Literal[203, 300]) -> Iterator[str]:
    """Give each page as a label, one after another; ValueError where the resolution is another one."""
    if dpi not in _DPI:
        raise ValueError(f"The resolution for ZPL must be 203 or 300 dpi, not {dpi}.")
    return (_label(_dots(document, number, dpi)) for number in range(len(document)))


def _dots(document: PdfDocument, number: int, dpi: int) -> Image:
    with page_of(document, number) as page:
        return black_and_white(render(page, dpi))


def _label(image: Image) -> str:
    return f"^XA^PW{image.width}^LL{image.height}\n{''.join(_graphics(image))}^XZ\n"


def _graphics(image: Image) -> Iterator[str]:
    """Write an image as graphics one below the other, none of them too large for the printer."""
    octets = (image.width + 7) // 8
    band = _LARGEST_GRAPHIC // octets
    for top in range(0, image.height, band):
        part = image.crop((0, top, image.width, min(top + band, image.height)))
        data = part.tobytes("raw", "1;I")  # a set bit is black here, and white in the image
        total = len(data)
        lines = [data[start : start + octets] for start in range(0, total, octets)]
        yield f"^FO0,{top}^GFA,{total},{total},{octets},{''.join(_compressed(lines))}^FS\n"


def _compressed(lines: list[bytes]) -> Iterator[str]:
    """Write lines in hexadecimal digits, shortened as the printer understands it.

    A colon repeats the line above; a comma fills the line with white; letters repeat the digit behind them.
    """
    above = None
    for line in lines:
        if line == above:
            yield ":"
        else:
            ink = line.rstrip(b"\x00")
            end = "," if len(ink) < len(line) else ""
            yield _RUN.sub(_repeated, ink.hex().upper()) + end
        above = line


def _repeated(run: re.Match[str]) -> str:
    letters = ""
    rest = len(run[0])
    for count, letter in _COUNTS:
        letters += letter * (rest // count)
        rest %= count
    return letters + run[1]
