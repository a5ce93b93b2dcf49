"""Pages as dots: a dot is where the printer's is, and the same page gives the same picture."""

from __future__ import annotations

import io

import pytest
from barcode_pages import dots, page
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from manifestkit.printing.barcodes import qr_code
from manifestkit.printing.media import INCH, MEDIA, Box, medium
from manifestkit.printing.raster import Area, black_and_white, opened, page_of, render, to_png


def page_with(name: str, *boxes: Box) -> bytes:
    """Give a page with black boxes on it."""
    file = io.BytesIO()
    canvas = Canvas(file, (MEDIA[name].width, MEDIA[name].height), invariant=1)
    for box in boxes:
        canvas.rect(box.x, MEDIA[name].height - box.y - box.height, box.width, box.height, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _png(pdf: bytes, number: int, dpi: int) -> bytes:
    with opened(pdf) as document:
        return to_png(document, number, dpi)


@pytest.mark.parametrize(
    ("name", "dpi", "size"),
    [
        ("4x6", 203, (812, 1218)),
        ("4x6", 300, (1200, 1800)),
        ("a6", 300, (1240, 1748)),  # address reference, 3.2
        ("letter", 72, (612, 792)),
        ("a4", 1, (8, 12)),
    ],
)
def test_a_page_has_its_dots(name: str, dpi: int, size: tuple[int, int]) -> None:
    """The picture is as large as the page, to the next whole dot."""
    assert Image.open(io.BytesIO(_png(page_with(name), 0, dpi))).size == size


@pytest.mark.parametrize("name", ["4x6", "a6", "a5", "a4", "letter"])
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_a_dot_is_where_it_is(name: str, dpi: int) -> None:
    """A box of some dots comes out as these dots, also at the far end of a page that is no whole number of dots."""
    dot = INCH / dpi
    columns, rows = int(MEDIA[name].width / dot), int(MEDIA[name].height / dot)
    wanted = [(0, 0, 4, 2), (columns - 40, rows - 30, columns - 33, rows - 27), (columns // 2, 9, columns // 2 + 3, 11)]
    boxes = [  # a little smaller than their dots, which they touch all the same
        Box((x + 0.02) * dot, (y + 0.02) * dot, (right - x - 0.04) * dot, (below - y - 0.04) * dot)
        for x, y, right, below in wanted
    ]
    image = dots(page_with(name, *boxes), dpi)
    expected = Image.new("1", image.size, 1)
    for area in wanted:
        expected.paste(0, area)
    assert ImageChops.difference(image.convert("L"), expected.convert("L")).getbbox() is None


def test_a_part_is_as_in_the_whole() -> None:
    """A part of a page, rendered alone, has the same greys as in the whole page."""
    pdf, _ = page(medium("a6"), [(qr_code("53TX4"), Box(100, 100, 100, 100))])
    with opened(pdf) as document, page_of(document, 0) as first:
        whole = render(first, 203)
        part = render(first, 203, Area(40, 30, 300, 400))
    assert part.tobytes() == whole.crop((40, 30, 340, 430)).tobytes()
    assert part.getextrema() == (0, 255)


def test_black_and_white() -> None:
    """The lighter half of the greys is white, the darker one black, and nothing is dithered."""
    greys = Image.new("L", (256, 1))
    greys.putdata(range(256))
    assert list(black_and_white(greys).convert("L").tobytes()) == [0] * 128 + [255] * 128


def test_a_png_of_a_page() -> None:
    """The picture is grey, knows its resolution, is smoothed for the screen and the same each time."""
    pdf, _ = page(medium("4x6"), [(qr_code("53TX4"), Box(100, 100, 100, 100))])
    png = _png(pdf, 0, 150)
    image = Image.open(io.BytesIO(png))
    assert (image.format, image.mode) == ("PNG", "L")
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)
    assert len(set(image.tobytes())) > 10
    assert png == _png(pdf, 0, 150)


@pytest.mark.parametrize("dpi", [0, -1, 1201, 10**9])
def test_resolutions_that_are_refused(dpi: int) -> None:
    """A resolution that no printer has does not eat up the memory."""
    with pytest.raises(ValueError, match=f"The resolution must be from 1 to 1200 dpi, not {dpi}"):
        _png(page_with("4x6"), 0, dpi)


@pytest.mark.parametrize("number", [-1, 1, 10**20])
def test_pages_that_are_not_there(number: int) -> None:
    """A page beyond the last one is named as people count them."""
    with pytest.raises(ValueError, match=f"There is no page {number + 1}; the PDF ends with page 1"):
        _png(page_with("4x6"), number, 72)


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.3", b"not a PDF" * 1000, page_with("4x6")[:200]])
def test_what_is_no_pdf(pdf: bytes) -> None:
    """Bytes that are no PDF, and half of one, are refused in words."""
    with pytest.raises(ValueError, match="no PDF that can be read"):
        _png(pdf, 0, 72)
