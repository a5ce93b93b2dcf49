"""Code 128 and QR codes: encoded by zxing-cpp, drawn by ReportLab. Source: address reference, 2.8, 3.5 and 3.7.

A symbol is drawn as an image mask with a pixel for each module, on the grid of the printer's dots. There it comes out
exactly, with and without antialiasing; the edges of a path may move by a dot where a renderer does not smooth them.
"""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.media import INCH, MM, Box

if TYPE_CHECKING:
    from typing import Literal

    from reportlab.pdfgen.canvas import Canvas
    from zxingcpp import Barcode

NAMES = {"Code128": "Code 128 barcode", "QRCode": "QR code"}

_NOT_PRINTABLE_ASCII = re.compile(r"[^ -~]")
_QUIET_MODULES = {"Code128": 10, "QRCode": 4}
_SMALLEST_MODULE = {"Code128": 0.25 * MM, "QRCode": 0.375 * MM}  # two and three dots at 203 dpi
_LARGEST_BAR_MODULE = 0.51 * MM  # four dots at 203 dpi, six at 300
_LOWEST_BARS = 6.35 * MM
_BARS_PER_LENGTH = 0.15
_QR_LEVEL = "M"
_DARKNESS = bytes.maketrans(b"\x00\xff", b"\x01\x00")  # of the encoder's levels of grey
_DIGITS = bytes.maketrans(b"\x00\x01", b"01")

_ROUNDING = 1e-6  # dots; a box that was computed to stand on the grid stands on it
# Dots that are missing at each edge of the mask. Renderers widen an image to whole dots, so that it fills its dots
# and no number that was rounded up makes it fill one more.
_INSET = 0.01


class TooWideError(ValueError):
    """A barcode does not fit into its place with modules that a printer can print and a scanner can read."""


class Symbol(NamedTuple):
    """The modules of a barcode without its quiet zone, row by row, a byte for each: 1 is dark, 0 is light.

    A Code 128 has one row, or one column if it is turned.
    """

    kind: Literal["Code128", "QRCode"]
    text: str
    columns: int
    modules: bytes

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.modules) // self.columns

    @property
    def rows(self) -> tuple[bytes, ...]:
        """The modules of each row."""
        columns = self.columns
        return tuple([self.modules[start : start + columns] for start in range(0, len(self.modules), columns)])

    def turned(self) -> Symbol:
        """The same symbol to be read from top to bottom; a QR code is read from any side as it is."""
        return self if self.kind == "QRCode" else self._replace(columns=1)

    @property
    def is_turned(self) -> bool:
        """Whether the bars lie."""
        return self.columns == 1


class Drawn(NamedTuple):
    """Where a symbol stands: in whole dots of ``dpi`` dots per inch from the upper left corner of the page.

    ``x`` and ``y`` are the corner of the quiet zone, ``dx`` and ``dy`` the size of a module; the longer one of a Code
    128 is the height of its bars.
    """

    symbol: Symbol
    dpi: int
    x: int
    y: int
    dx: int
    dy: int

    @property
    def quiet(self) -> tuple[int, int]:
        """The width of the quiet zone at the left and right, and at the top and bottom, in modules."""
        modules = _QUIET_MODULES[self.symbol.kind]
        if self.symbol.kind == "QRCode":
            return modules, modules
        return (0, modules) if self.symbol.is_turned else (modules, 0)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in dots, with the quiet zone."""
        across, down = self.quiet
        symbol = self.symbol
        return (symbol.columns + 2 * across) * self.dx, (symbol.height + 2 * down) * self.dy

    @property
    def box(self) -> Box:
        """The place in points, with the quiet zone."""
        dot = INCH / self.dpi
        width, height = self.size
        return Box(self.x * dot, self.y * dot, width * dot, height * dot)


def code128(text: str) -> Symbol:
    """Encode printable ASCII text; ValueError, with a message for people, for other and too long text."""
    from zxingcpp import BarcodeFormat, create_barcode

    _check(text, "Code128")
    try:
        barcode = create_barcode(text, BarcodeFormat.Code128)
    except ValueError as error:
        raise _too_long(text, "Code128") from error
    columns, modules = _modules(barcode)
    return Symbol("Code128", text, columns, modules[:columns])


def qr_code(text: str) -> Symbol:
    """Encode printable ASCII text at level M; ValueError, with a message for people, for other and too long text."""
    from zxingcpp import BarcodeFormat, create_barcode

    _check(text, "QRCode")
    try:
        barcode = create_barcode(text, BarcodeFormat.QRCode, ec_level=_QR_LEVEL)
    except ValueError as error:
        raise _too_long(text, "QRCode") from error
    if barcode.ec_level != _QR_LEVEL:  # a level in a form that the encoder does not know is ignored without a word
        raise RuntimeError(f"zxing-cpp made a QR code of level {barcode.ec_level!r} instead of {_QR_LEVEL!r}")
    return Symbol("QRCode", text, *_modules(barcode))


def place(symbol: Symbol, box: Box, dpi: int = 203) -> Drawn:
    """Find the largest size at which a symbol fits into a box with its quiet zone, in the middle of it.

    A module is a whole number of dots and no smaller than 0.25 mm in a Code 128, 0.375 mm in a QR code. Bars are as
    high as the box; at least 6.35 mm and 15 % of their length. TooWideError where nothing fits.
    """
    scale = dpi / INCH
    left = ceil(box.x * scale - _ROUNDING)
    top = ceil(box.y * scale - _ROUNDING)
    right = floor((box.x + box.width) * scale + _ROUNDING)
    bottom = floor((box.y + box.height) * scale + _ROUNDING)
    drawn = Drawn(symbol, dpi, left, top, *_sized(symbol, dpi, right - left, bottom - top))
    width, height = drawn.size
    x, y = left + (right - left - width) // 2, top + (bottom - top - height) // 2
    return Drawn(symbol, dpi, x, y, drawn.dx, drawn.dy)


def draw(canvas: Canvas, symbol: Symbol, box: Box, page_height: float, dpi: int = 203) -> Drawn:
    """Draw a symbol into a box in points from the upper left corner of the page, as ``place`` finds it.

    The canvas must have its first coordinate system, or the symbol does not stand on the dots of the printer.
    TooWideError where the symbol does not fit.
    """
    drawn = place(symbol, box, dpi)
    canvas.addLiteral(_mask(drawn, page_height))
    return drawn


def _check(text: str, kind: str) -> None:
    if not text:
        raise ValueError(f"There is no text for the {NAMES[kind]}.")
    other = _NOT_PRINTABLE_ASCII.search(text)
    if other:
        raise ValueError(
            f"Character {other.start() + 1} of the text for the {NAMES[kind]} is U+{ord(other[0]):04X}. Use only "
            "letters from A to Z, digits, blanks and the punctuation of ASCII."
        )


def _too_long(text: str, kind: str) -> ValueError:
    return ValueError(f"A text of {len(text):,} characters is too long for a {NAMES[kind]}. Shorten it.")


def _modules(barcode: Barcode) -> tuple[int, bytes]:
    """The number of columns, and all modules; a Code 128 comes as many equal rows."""
    image = barcode.to_image(scale=1, add_quiet_zones=False)
    modules: bytes = bytes(image).translate(_DARKNESS)  # type: ignore[call-overload] # its stubs know no buffer
    return image.shape[1], modules


def _sized(symbol: Symbol, dpi: int, width: int, height: int) -> tuple[int, int]:
    """Find the largest size of a module for a width and height in dots."""
    length, depth = (height, width) if symbol.is_turned else (width, height)
    smallest = ceil(_SMALLEST_MODULE[symbol.kind] * dpi / INCH)
    largest = length // _needed(symbol, 1, dpi)[0]
    if symbol.kind == "Code128":
        largest = min(largest, floor(_LARGEST_BAR_MODULE * dpi / INCH))
    for module in range(largest, smallest - 1, -1):
        if _needed(symbol, module, dpi)[1] <= depth:
            bar = module if symbol.kind == "QRCode" else depth
            return (bar, module) if symbol.is_turned else (module, bar)
    needed = _needed(symbol, smallest, dpi)
    raise TooWideError(
        f"The {NAMES[symbol.kind]} does not fit: it needs {_millimetres(needed, dpi)} and has room of "
        f"{_millimetres((length, depth), dpi)}."
    )


def _needed(symbol: Symbol, module: int, dpi: int) -> tuple[int, int]:
    """Give the length and the least depth of a symbol with its quiet zone, in dots."""
    modules = max(symbol.height, symbol.columns)
    length = (modules + 2 * _QUIET_MODULES[symbol.kind]) * module
    if symbol.kind == "QRCode":
        return length, length
    return length, ceil(max(_LOWEST_BARS * dpi / INCH, _BARS_PER_LENGTH * modules * module))


def _millimetres(size: tuple[int, int], dpi: int) -> str:
    return " by ".join(f"{max(dots, 0) * INCH / dpi / MM:.1f} mm" for dots in size)


def _mask(drawn: Drawn, page_height: float) -> str:
    """Write the PDF operators that paint the dark modules black: an image of a pixel for each, as large as they are."""
    across, down = drawn.quiet
    symbol = drawn.symbol
    columns, rows = symbol.columns, symbol.height
    rest = bytes(-columns % 8)  # a row of pixels is a whole number of bytes
    digits = (rest.join(symbol.rows) + rest).translate(_DIGITS)
    data = f"{int(digits, 2):0{len(digits) // 4}X}"

    dot = INCH / drawn.dpi
    width, height = columns * drawn.dx, rows * drawn.dy
    x = drawn.x + across * drawn.dx
    y = drawn.y + down * drawn.dy
    matrix = (
        f"{(width - 2 * _INSET) * dot:.6f} 0 0 {(height - 2 * _INSET) * dot:.6f} "
        f"{(x + _INSET) * dot:.6f} {page_height - (y + height - _INSET) * dot:.6f}"
    )
    return f"q 0 g {matrix} cm BI /W {columns} /H {rows} /BPC 1 /IM true /D [1 0] /F /AHx ID {data}> EI Q"
