"""Reading barcodes again from the finished page: every module counts, and so does what stands beside them."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from barcode_pages import dots, page, scan
from reportlab.pdfgen.canvas import Canvas

from manifestkit.printing.barcodes import Symbol, code128, draw, qr_code
from manifestkit.printing.media import MEDIA, Box, medium
from manifestkit.printing.verifying import VerificationError, verify

LABEL = medium("4x6")
BARS = (code128("53TX4"), Box(20, 60, 250, 60))
SQUARE = (qr_code("53TX4 0123456789abcdef"), Box(100, 200, 120, 120))
MASK = re.compile(rb"BI /W (\d+) /H (\d+) [^\n]* ID ([0-9A-F]+)> EI")


def with_a_wrong_module(pdf: bytes, row: int, column: int) -> bytes:
    """Make the light module of a finished page dark, or the dark one light; there is one barcode on the page."""
    mask = MASK.search(pdf)
    assert mask
    digits = len(mask[3]) // int(mask[2])
    lines = [int(mask[3][start : start + digits], 16) for start in range(0, len(mask[3]), digits)]
    lines[row] ^= 1 << (4 * digits - column - 1)
    data = b"".join(b"%0*X" % (digits, line) for line in lines)
    return pdf[: mask.start(3)] + data + pdf[mask.end(3) :]


@pytest.mark.parametrize("name", MEDIA)
@pytest.mark.parametrize("dpi", [203, 300])
def test_pages_that_are_right(name: str, dpi: int) -> None:
    """Barcodes pass on every page, for either resolution, upright and turned."""
    symbols = [BARS, SQUARE, (code128("53TX4").turned(), Box(20, 200, 60, 210))]
    pdf, drawn = page(MEDIA[name], symbols, dpi)
    verify(pdf, drawn)


@pytest.mark.parametrize("place", [BARS, SQUARE], ids=["Code 128", "QR code"])
def test_any_one_wrong_module_is_refused(place: tuple[Symbol, Box]) -> None:
    """A finished page with a single wrong module does not pass, whichever it is, and the module is named."""
    pdf, drawn = page(LABEL, [place])
    for row, modules in enumerate(place[0].rows):
        for column in range(len(modules)):
            wrong = with_a_wrong_module(pdf, row, column)
            with pytest.raises(
                VerificationError, match=f" has a wrong module in row {row + 1}, column {column + 1}\\."
            ):
                verify(wrong, drawn)


def test_a_scanner_alone_would_not_see_it() -> None:
    """A QR code with one wrong module is corrected by the scanner: that is why modules are compared."""
    pdf, drawn = page(LABEL, [SQUARE])
    wrong = with_a_wrong_module(pdf, 12, 12)
    assert scan(dots(wrong, 203)) == {"QR Code": SQUARE[0].text}
    with pytest.raises(VerificationError):
        verify(wrong, drawn)


@pytest.mark.parametrize("dot", [(0, 0), (3, -1), (-1, 3), (-1, -1)])
def test_a_dot_in_the_quiet_zone_is_refused(dot: tuple[int, int]) -> None:
    """Nothing else is drawn in the quiet zone, not even a dot in its corner."""
    file = io.BytesIO()
    canvas = Canvas(file, (LABEL.width, LABEL.height), invariant=1)
    drawn = draw(canvas, *SQUARE, LABEL.height)
    width, height = drawn.size
    x, y = drawn.x + dot[0] % width, drawn.y + dot[1] % height
    side = 72 / 203
    canvas.rect(x * side, LABEL.height - (y + 1) * side, side, side, stroke=0, fill=1)
    canvas.save()
    with pytest.raises(VerificationError, match=r"Page 1: the QR code has something in its quiet zone\."):
        verify(file.getvalue(), [(0, drawn)])


def test_a_line_across_the_bars_is_refused() -> None:
    """A white hairline of a dot through the bars, which any scanner would pass over, does not pass."""
    file = io.BytesIO()
    canvas = Canvas(file, (LABEL.width, LABEL.height), invariant=1)
    drawn = draw(canvas, *BARS, LABEL.height)
    canvas.setFillGray(1)
    canvas.rect(0, LABEL.height - (drawn.y + 20) * 72 / 203, LABEL.width, 72 / 203, stroke=0, fill=1)
    canvas.save()
    with pytest.raises(VerificationError, match=r"wrong module in row 1, column 1\. Do not print this page\.$"):
        verify(file.getvalue(), [(0, drawn)])


@pytest.mark.parametrize(
    ("symbol", "trouble"),
    [
        (code128("53TX4")._replace(text="53TX5"), "Code 128 barcode reads as another text"),
        (qr_code("53TX4")._replace(text="53TX4 "), "QR code reads as another text"),
        (Symbol("Code128", "53TX4", 90, b"\1\0" * 45), "Code 128 barcode cannot be read"),
        (Symbol("QRCode", "53TX4", 21, b"\1" * 21 * 21), "QR code cannot be read"),
    ],
)
def test_what_does_not_read_as_its_text_is_refused(symbol: Symbol, trouble: str) -> None:
    """The dots alone do not do: the text must be what a scanner reads."""
    pdf, drawn = page(LABEL, [(symbol, BARS[1])])
    with pytest.raises(VerificationError, match=f"Page 1: the {trouble}"):
        verify(pdf, drawn)


def test_the_page_is_named() -> None:
    """Of many pages the wrong one is named; another job's barcode at the same place is wrong."""
    file = io.BytesIO()
    canvas = Canvas(file, (LABEL.width, LABEL.height), invariant=1)
    expected = []
    for number, job in enumerate(("53TX4", "TSTD1", "WXSPP")):
        expected.append((number, draw(canvas, code128(job), BARS[1], LABEL.height)))
        canvas.showPage()
    canvas.save()
    verify(file.getvalue(), expected)
    expected[1] = (1, expected[0][1])
    with pytest.raises(VerificationError, match="Page 2: the Code 128 barcode has a wrong module"):
        verify(file.getvalue(), expected)


def test_a_page_without_its_barcode_is_refused() -> None:
    """A blank place where a barcode should be does not pass."""
    _, drawn = page(LABEL, [BARS])
    blank, _ = page(LABEL, [])
    with pytest.raises(VerificationError, match="wrong module in row 1, column 1"):
        verify(blank, drawn)
    with pytest.raises(ValueError, match="There is no page 2; the PDF ends with page 1"):
        verify(blank, [(1, drawn[0][1])])
    with pytest.raises(ValueError, match="no PDF"):
        verify(b"", drawn)


def test_several_threads() -> None:
    """Threads may verify at once; without taking turns in PDFium, the process would crash."""
    pdf, drawn = page(LABEL, [BARS, SQUARE])
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: verify(pdf, drawn), range(200))) == [None] * 200


def test_what_lies_beyond_the_page_is_refused() -> None:
    """A barcode that paper cuts off scans nowhere, though all of it stands in the file."""
    box = BARS[1]
    far, low = LABEL.width - box.width / 2, LABEL.height - box.height / 2
    for place in (box._replace(x=far), box._replace(y=low), box._replace(x=-box.width / 2), box._replace(y=-20)):
        pdf, drawn = page(LABEL, [(BARS[0], place)])
        with pytest.raises(VerificationError, match="Page 1: the Code 128 barcode is not wholly on the page"):
            verify(pdf, drawn)
