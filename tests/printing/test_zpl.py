"""ZPL: what a printer makes of it is the page, dot by dot."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from barcode_pages import dots, page, scan
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from manifestkit.printing.barcodes import code128, qr_code
from manifestkit.printing.media import MEDIA, Box
from manifestkit.printing.raster import opened
from manifestkit.printing.zpl import to_zpl

if TYPE_CHECKING:
    from typing import Literal

LABEL = re.compile(r"\^XA\^PW(\d+)\^LL(\d+)\n((?:\^FO0,\d+\^GFA,[^^]*\^FS\n)+)\^XZ\n")
GRAPHIC = re.compile(r"\^FO0,(\d+)\^GFA,(\d+),(\d+),(\d+),([^^]*)\^FS\n")
SYMBOLS = [(code128("53TX4"), Box(20, 60, 250, 60)), (qr_code("53TX4 0123456789"), Box(100, 200, 120, 120))]


def _zpl(pdf: bytes, dpi: Literal[203, 300]) -> str:
    with opened(pdf) as document:
        return "".join(to_zpl(document, dpi))


def printed(label: re.Match[str]) -> Image.Image:
    """Print a label, as the programming guide of ZPL II describes the commands."""
    image = Image.new("1", (int(label[1]), int(label[2])), 1)
    below = 0
    for top, sent, total, octets, data in GRAPHIC.findall(label[3]):
        lines = unpacked(data, 2 * int(octets))
        assert int(sent) == int(total) == int(octets) * len(lines) <= 99_999
        assert int(top) == below
        below += len(lines)
        for number, line in enumerate(lines, int(top)):
            for column in range(image.width):
                if int(line[column // 4], 16) & 8 >> column % 4:
                    image.putpixel((column, number), 0)
    assert below == image.height
    return image


def unpacked(data: str, digits: int) -> list[str]:
    """Read hexadecimal digits with counts, and what fills or repeats a line."""
    lines = [""]
    count = 0
    for character in data:
        if len(lines[-1]) == digits:
            lines.append("")
        if "G" <= character <= "Y":
            count += ord(character) - ord("F")
        elif "g" <= character <= "z":
            count += 20 * (ord(character) - ord("f"))
        elif character == ",":
            assert len(lines[-1]) % 2 == 0, "a comma stands between whole bytes"
            lines[-1] = lines[-1].ljust(digits, "0")
        elif character == ":":
            assert not lines[-1]
            lines[-1] = lines[-2]
        else:
            lines[-1] += character * (count or 1)
            count = 0
            assert len(lines[-1]) <= digits
    assert len(lines[-1]) == digits
    return lines


@pytest.mark.parametrize(
    ("name", "dpi", "size"),
    [
        ("4x6", 203, ("812", "1218")),
        ("4x6", 300, ("1200", "1800")),
        ("a6", 203, ("839", "1183")),  # 105 by 148 mm, at 203 dots in 25.4 mm
        ("a6", 300, ("1240", "1748")),
        ("a5", 300, ("1748", "2480")),
    ],
)
def test_the_printer_prints_the_page(name: str, dpi: Literal[203, 300], size: tuple[str, str]) -> None:
    """The label has the page's size in dots, its graphics are the rendered page, and its barcodes scan."""
    pdf, _ = page(MEDIA[name], SYMBOLS, dpi)
    label = LABEL.fullmatch(_zpl(pdf, dpi))
    assert label
    assert (label[1], label[2]) == size
    image = printed(label)
    assert ImageChops.difference(image.convert("L"), dots(pdf, dpi).convert("L")).getbbox() is None
    assert scan(image) == {"Code 128": "53TX4", "QR Code": "53TX4 0123456789"}


@pytest.mark.parametrize("dpi", [203, 300])
def test_runs_of_every_length(dpi: Literal[203, 300]) -> None:
    """Black runs of one to all dots of a line, and a black page, come out as they are."""
    file = io.BytesIO()
    canvas = Canvas(file, (595.2, 100), invariant=1)
    for row in range(100):
        canvas.rect(0, row, 5.952 * row, 1, stroke=0, fill=1)
    canvas.showPage()
    canvas.rect(0, 0, 595.2, 100, stroke=0, fill=1)
    canvas.save()
    labels = list(LABEL.finditer(_zpl(file.getvalue(), dpi)))
    assert len(labels) == 2
    for number, label in enumerate(labels):
        expected = dots(file.getvalue(), dpi, number)
        assert ImageChops.difference(printed(label).convert("L"), expected.convert("L")).getbbox() is None
    assert printed(labels[1]).getextrema() == (0, 0)


def test_a_label_for_each_page() -> None:
    """Pages become labels in their order, and the same pages the same text in ASCII."""
    file = io.BytesIO()
    canvas = Canvas(file, (288, 432), invariant=1)
    for number in range(3):
        canvas.rect(100, 100, 10, 10 * number + 10, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    text = _zpl(file.getvalue(), 203)
    assert text.isascii()
    assert text == _zpl(file.getvalue(), 203)
    labels = list(LABEL.finditer(text))
    assert "".join(label[0] for label in labels) == text
    heights = [ImageChops.invert(printed(label).convert("L")).getbbox() for label in labels]
    tops = [1218 - round(100 / 72 * 203 + 10 * (number + 1) / 72 * 203) for number in range(3)]
    assert [box and box[1] for box in heights] == pytest.approx(tops, abs=1)


def test_an_ordinary_label_is_short() -> None:
    """A 4 by 6 inch label is a small part of the digits that it stands for."""
    pdf, _ = page(MEDIA["4x6"], SYMBOLS)
    assert len(_zpl(pdf, 203)) < 0.05 * 2 * 102 * 1218


@pytest.mark.parametrize("dpi", [0, 72, 204, 600])
def test_resolutions_that_no_head_has(dpi: int) -> None:
    """Only 203 and 300 dpi are printed."""
    with pytest.raises(ValueError, match=f"must be 203 or 300 dpi, not {dpi}"):
        _zpl(page(MEDIA["4x6"], [])[0], dpi)  # type: ignore[arg-type] # what a caller without types may pass


def test_labels_come_one_by_one() -> None:
    """The first label is there before the second page is looked at: a long batch is never in memory as a whole."""
    file = io.BytesIO()
    canvas = Canvas(file, (288, 432), invariant=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    with opened(file.getvalue()) as document:
        labels = to_zpl(document, 203)
        assert LABEL.fullmatch(next(labels))
        document.del_page(1)
        with pytest.raises(ValueError, match="There is no page 2"):
            next(labels)
