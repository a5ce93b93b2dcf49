"""Barcodes: what is encoded, where it stands, and that it comes out of a printer dot by dot."""

from __future__ import annotations

from math import ceil, floor
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from barcode_pages import dots, page, scan
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.printing.barcodes import Drawn, TooWideError, code128, place, qr_code
from manifestkit.printing.media import INCH, MEDIA, MM, Box, medium

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.printing.barcodes import Symbol

    Encoder = Callable[[str], Symbol]

ENCODERS = pytest.mark.parametrize("encode", [code128, qr_code])
DOT = INCH / 203

printable = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("53TX4", 5),
        ("JOB-53TX4", 9),
        (" ~", 2),
        ("12345678901234", 7),  # code set C holds two digits in a character
    ],
)
def test_code128_has_the_modules_of_the_standard(text: str, characters: int) -> None:
    """A character is 11 modules wide, as are start and check; the stop is 13 (reference, 3.5)."""
    (row,) = code128(text).rows
    assert len(row) == 11 * (characters + 2) + 13
    assert set(row) == {0, 1}
    assert row[:2] == row[-2:] == b"\1\1"


@pytest.mark.parametrize(("length", "version"), [(1, 1), (14, 1), (15, 2), (26, 2), (27, 3), (2331, 40)])
def test_qr_codes_of_level_m(length: int, version: int) -> None:
    """A version of level M holds as many bytes as ISO/IEC 18004 says, and has 17 modules and four for each version."""
    symbol = qr_code("a" * length)
    assert len(symbol.rows) == 17 + 4 * version
    assert {len(row) for row in symbol.rows} == {17 + 4 * version}
    finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    assert ["".join(".#"[module] for module in row[:7]) for row in symbol.rows[:7]] == finder


def test_a_scanner_sees_level_m() -> None:
    """The level in the symbol itself is M."""
    pdf, _ = page(medium("4x6"), [(qr_code("53TX4"), Box(50, 50, 100, 100))])
    (barcode,) = zxingcpp.read_barcodes(dots(pdf, 203).convert("L"))
    assert barcode.ec_level == "M"


def test_an_encoder_that_ignores_the_level_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A QR code of another level than the one asked for is never drawn."""
    monkeypatch.setattr(zxingcpp, "create_barcode", lambda *_, **__: SimpleNamespace(ec_level="L"))
    with pytest.raises(RuntimeError, match="level 'L' instead of 'M'"):
        qr_code("53TX4")


@ENCODERS
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no text"),
        ("53TX4\0", "Character 6 .* is U\\+0000"),
        ("53TX4\n", "Character 6 .* is U\\+000A"),
        ("\x7f", "Character 1 .* is U\\+007F"),
        ("\u00f1AB123", "Character 1 .* is U\\+00F1"),
        ("A\u00f2", "Character 2 .* is U\\+00F2"),
        ("A\u00f3", "Character 2 .* is U\\+00F3"),
        ("A\u00f4", "Character 2 .* is U\\+00F4"),
        ("\u00c4\u00d6", "Character 1 .* is U\\+00C4"),
        ("53TX4\u202e", "Character 6 .* is U\\+202E"),
        ("box \U0001f4e6", "Character 5 .* is U\\+1F4E6"),
        ("\ud800", "Character 1 .* is U\\+D800"),
        ("A" * 10_000, "10,000 characters is too long .* Shorten it"),
    ],
)
def test_texts_that_are_refused(encode: Encoder, text: str, message: str) -> None:
    """What is not printable ASCII, nothing at all, and too much are refused in words."""
    with pytest.raises(ValueError, match=message):
        encode(text)


@pytest.mark.parametrize(("encode", "length"), [(code128, 101), (qr_code, 2331)])
def test_the_longest_texts(encode: Encoder, length: int) -> None:
    """The encoder makes 102 characters of Code 128 with the start; a QR code of level M holds 2331 bytes."""
    assert encode("a" * length).text == "a" * length
    with pytest.raises(ValueError, match="too long"):
        encode("a" * (length + 1))


@pytest.mark.parametrize(
    ("dpi", "kind", "module"),
    [
        (203, "Code128", 4),
        (300, "Code128", 6),  # about half a millimetre in either case, the largest of the reference's table (3.5)
        (203, "QRCode", 10),
        (300, "QRCode", 15),
    ],
)
def test_the_largest_module_that_fits(dpi: int, kind: str, module: int) -> None:
    """A bar is never wider than the general ones of the reference; a QR code fills its place."""
    symbol = code128("53TX4") if kind == "Code128" else qr_code("53TX4")
    drawn = place(symbol, Box(0, 0, 110 * INCH / 2, 300 * INCH / 203), dpi)
    assert drawn.dx == module


@pytest.mark.parametrize(
    ("dpi", "bars", "module"),
    [(203, 2, 3), (300, 3, 5)],  # 0.25 mm and 0.375 mm in whole dots
)
def test_the_smallest_place(dpi: int, bars: int, module: int) -> None:
    """The smallest symbols have two and three dots a module at 203 dpi; with a dot less of room there is none."""
    dot = INCH / dpi
    width, height, side = (5 * 11 + 35 + 20) * bars, ceil(6.35 * MM / dot), (21 + 8) * module
    for symbol, across, down in (
        (code128("53TX4"), width, height),
        (code128("53TX4").turned(), height, width),
        (qr_code("53TX4"), side, side),
    ):
        drawn = place(symbol, Box(3 * dot, 5 * dot, across * dot, down * dot), dpi)
        assert drawn.size == (across, down)
        assert (drawn.x, drawn.y) == (3, 5)
        for box in (Box(0, 0, (across - 1) * dot, down * dot), Box(0, 0, across * dot, (down - 1) * dot)):
            with pytest.raises(TooWideError, match=r"does not fit: it needs [0-9.]+ mm by [0-9.]+ mm and has room"):
                place(symbol, box, dpi)


def test_what_is_missing_is_said_in_millimetres() -> None:
    """The message gives the length along the bars first, as needed and as there is."""
    with pytest.raises(TooWideError) as caught:
        place(code128("53TX4"), Box(0, 0, 20 * MM, 10 * MM))
    assert str(caught.value) == (
        "The Code 128 barcode does not fit: it needs 27.5 mm by 6.4 mm and has room of 19.9 mm by 9.9 mm."
    )


def test_bars_are_high_for_their_length() -> None:
    """Bars are at least 15 % of their length high: where the height is small, the module gets smaller."""
    symbol = code128("A" * 40)  # 475 modules: 950 dots long and 143 high at two dots, 214 high at three
    assert len(symbol.rows[0]) == 475
    assert place(symbol, Box(0, 0, 1485 * DOT, 214 * DOT)).dx == 3
    assert place(symbol, Box(0, 0, 1485 * DOT, 213 * DOT)).dx == 2
    with pytest.raises(TooWideError):
        place(symbol, Box(0, 0, 1485 * DOT, 142 * DOT))


@given(
    printable,
    st.tuples(*[st.floats(0, 300)] * 4),
    st.sampled_from([203, 300, 600]),
    st.sampled_from([code128, qr_code, lambda text: code128(text).turned()]),
)
def test_nothing_stands_outside_its_place(
    text: str, corners: tuple[float, float, float, float], dpi: int, encode: Encoder
) -> None:
    """A symbol stays inside its box with its quiet zone, on the grid, in the middle; or it is refused."""
    box = Box(*corners)
    try:
        drawn: Drawn = place(encode(text), box, dpi)
    except TooWideError:
        return
    scale = dpi / INCH
    width, height = drawn.size
    left, right = drawn.x - box.x * scale, (box.x + box.width) * scale - drawn.x - width
    above, below = drawn.y - box.y * scale, (box.y + box.height) * scale - drawn.y - height
    assert min(left, right, above, below) > -1e-3
    assert abs(left - right) < 3
    assert abs(above - below) < 3
    module = min(drawn.dx, drawn.dy) / scale
    assert module >= (0.375 if drawn.symbol.kind == "QRCode" else 0.25) * MM
    assert min(drawn.dx, drawn.dy) >= {"QRCode": 3, "Code128": 2}[drawn.symbol.kind]
    assert drawn.box == pytest.approx(Box(drawn.x / scale, drawn.y / scale, width / scale, height / scale))


@pytest.mark.parametrize("name", ["4x6", "a6", "a5", "a4", "letter"])
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_dot_is_that_of_the_symbol(name: str, dpi: int) -> None:
    """On its own grid a symbol is printed dot by dot, wherever on the page its box begins."""
    width, height = MEDIA[name].width, MEDIA[name].height
    boxes = [Box(17.31, 31.77, 200, 60), Box(width - 113.17, height - 117.9, 100, 100)]
    pdf, drawn = page(MEDIA[name], [(code128("JOB 53TX4"), boxes[0]), (qr_code("53TX4 0123456789"), boxes[1])], dpi)
    image = dots(pdf, dpi)
    for _, (symbol, _, x, y, dx, dy) in drawn:
        quiet = 10 if symbol.kind == "Code128" else 4
        left, top = x + quiet * dx, y + (quiet * dy if symbol.kind == "QRCode" else 0)
        for row, modules in enumerate(symbol.rows):
            for column, dark in enumerate(modules):
                corner = (left + column * dx, top + row * dy)
                cell = image.crop((*corner, corner[0] + dx, corner[1] + dy))
                assert cell.getextrema() == ((0, 0) if dark else (255, 255))


@pytest.mark.parametrize("drawn_for", [203, 300])
@pytest.mark.parametrize("printed_at", [203, 300, 600])
@pytest.mark.parametrize("size", ["smallest", "larger"])
def test_scanned_at_any_resolution(drawn_for: int, printed_at: int, size: str) -> None:
    """Symbols are read from black dots also where the printer has another resolution than the one drawn for."""
    bars, module = {203: (2, 3), 300: (3, 5)}[drawn_for]
    more = 0 if size == "smallest" else 1
    dot = INCH / drawn_for
    text = "53TX4 0123456789abcdef"
    long, square = code128(text[:13]), qr_code(text)
    across = (len(long.rows[0]) + 20) * (bars + more) * dot
    side = (len(square.rows) + 8) * (module + more) * dot
    symbols = [(long, Box(10.2, 60.1, across + dot, 60)), (square, Box(100.3, 200.4, side + dot, side + dot))]
    pdf, _ = page(MEDIA["a4"], symbols, drawn_for)
    assert scan(dots(pdf, printed_at)) == {"Code 128": text[:13], "QR Code": text}


def test_a_turned_barcode_is_scanned() -> None:
    """Bars that lie read the same; a QR code needs no turning."""
    assert qr_code("53TX4").turned() == qr_code("53TX4")
    symbol = code128("53TX4").turned()
    assert symbol.is_turned
    pdf, _ = page(medium("4x6"), [(symbol, Box(20, 60, 60, 200))])
    assert scan(dots(pdf, 203)) == {"Code 128": "53TX4"}


@given(printable)
def test_any_printable_text_is_read_again(text: str) -> None:
    """What was encoded is what a scanner reads, to the last blank."""
    side = floor(MEDIA["a4"].width) - 20
    symbols = [(code128(text), Box(10, 40, side, 100)), (qr_code(text), Box(10, 200, 200, 200))]
    pdf, _ = page(MEDIA["a4"], symbols)
    assert scan(dots(pdf, 203)) == {"Code 128": text, "QR Code": text}


def test_the_same_bytes_twice() -> None:
    """The same symbols on the same page are the same PDF."""
    symbols = [(qr_code("53TX4"), Box(50, 50, 100, 100)), (code128("53TX4"), Box(50, 200, 200, 60))]
    assert page(medium("4x6"), symbols) == page(medium("4x6"), symbols)
