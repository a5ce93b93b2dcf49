"""Every document on every medium that it goes on: what leaves the printer."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from print_samples import DOCUMENTS, JOB_ID, LABEL, MATRIX, SHIP_TO, SIGNATURE, SNOWBALL_ID

from manifestkit.importexport.signature import OFFLINE_SIGNATURE, SignatureFile
from manifestkit.printing import Address, SignatureSheet
from manifestkit.printing.barcodes import place
from manifestkit.printing.imposition import live_area
from manifestkit.printing.media import INCH, MEDIA, MM, Box, medium
from manifestkit.printing.raster import black_and_white, opened, page_of, render
from manifestkit.printing.setting import Bar, Code, Page, Words
from manifestkit.printing.text import Fonts
from manifestkit.printing.trouble import PreflightError

_IDENTITY = f"JOBID:{JOB_ID} SHA256:0123456789AB"
# What a barcode of each document says.
_BARCODES = {"label": {JOB_ID, _IDENTITY}, "slip": {JOB_ID}, "signature": {JOB_ID}, "sides": {JOB_ID}}

_FULL_ADDRESSES: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "data" / "full_addresses.toml").read_text(encoding="utf-8")
)


@cache
def _pdf(name: str, on: str) -> bytes:
    return DOCUMENTS[name].to_pdf(on)


def _pages(name: str, on: str) -> tuple[Page, ...]:
    return DOCUMENTS[name].setting(medium(on), Fonts()).pages


@cache
def _text(pdf: bytes) -> str:
    with opened(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _rendered(pdf: bytes, dpi: int) -> list[Image.Image]:
    with opened(pdf) as document:
        pages: list[Image.Image] = []
        for number in range(len(document)):
            with page_of(document, number) as page:
                pages.append(black_and_white(render(page, dpi)))
        return pages


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_a_page_is_as_large_as_its_medium(name: str, on: str) -> None:
    """The PDF's page is the label itself and not a label on another page (address reference, 3.8 and 3.9)."""
    with opened(_pdf(name, on)) as document:
        for page in document:
            assert page.get_size() == pytest.approx((MEDIA[on].width, MEDIA[on].height), abs=0.01)


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_nothing_is_printed_outside_the_live_areas(name: str, on: str) -> None:
    """With the live areas of all labels painted white, the page is white."""
    area = live_area(medium(on))
    for image in _rendered(_pdf(name, on), 150):
        assert image.getextrema() == (0, 255)
        page = image.convert("L")
        brush = ImageDraw.Draw(page)
        for label in medium(on).boxes():
            left, top = (label.x + area.x) * 150 / INCH, (label.y + area.y) * 150 / INCH
            right, bottom = left + area.width * 150 / INCH, top + area.height * 150 / INCH
            brush.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=255)
        assert page.getextrema() == (255, 255)


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_nothing_stands_on_something_else(name: str, on: str) -> None:
    """No two of the texts, rules and barcodes with their quiet zones share more than a hundredth of a point."""
    for page in _pages(name, on):
        for one, other in combinations(page.items, 2):
            assert not _overlap(one.box, other.box), (one, other)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_barcodes_scan_in_black_and_white(name: str, on: str, dpi: int) -> None:
    """A reader that knows nothing of the page finds every barcode at the resolutions of label printers."""
    found = {barcode.text for image in _rendered(_pdf(name, on), dpi) for barcode in zxingcpp.read_barcodes(image)}
    assert found == _BARCODES[name]


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_what_is_given_can_be_read_back(name: str, on: str) -> None:
    """Every text that comes from outside stands in the PDF as text, character by character, and so does the job id."""
    text = _text(_pdf(name, on))
    lines = {" ".join(line.split()) for line in text.splitlines()}
    assert any(JOB_ID in line for line in lines)
    whole = " ".join(" ".join(lines).split())
    for part in DOCUMENTS[name].texts():
        given = " ".join(part.text.split())
        if part.pointer.startswith("/returnAddress/"):
            # The USA want a city in capitals, and all carriers know a country by its name in capitals (1.3 and 3.4).
            shown = {given, given.upper()} if given != "USA" else {"UNITED STATES"}
            assert any(words in whole for words in shown), part
        else:
            assert given in whole, part


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_fonts_are_embedded(name: str, on: str) -> None:
    """No font of the file is left to the printer: each names a font file within (address reference, 2.6)."""
    pdf = _pdf(name, on)
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert fonts
    assert len(re.findall(rb"/FontFile2 ", pdf)) == len(fonts)


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_the_same_document_gives_the_same_bytes(name: str, on: str) -> None:
    """Output is the same, byte for byte, for the same input (contract, section 4)."""
    assert DOCUMENTS[name].to_pdf(on) == _pdf(name, on)


def test_the_version_knows_of_actual_text() -> None:
    """ActualText, by which shaped letters say what they are, came with PDF 1.5 (PDF 32000-1, 14.9.4)."""
    assert _pdf("label", "4x6").startswith(b"%PDF-1.5")


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_no_type_is_smaller_than_the_law_allows(name: str, on: str) -> None:
    """8 points, and capitals of 0.080 in, which are 8.36 points (address reference, 3.4)."""
    sizes = [item.line.size for page in _pages(name, on) for item in page.items if isinstance(item, Words)]
    assert min(sizes) >= 8.36


@pytest.mark.parametrize("on", LABEL.media)
def test_the_job_id_of_a_label_is_large(on: str) -> None:
    """18 points or more, below a thick rule (address reference, 3.7)."""
    (page,) = _pages("label", on)
    identity = max((item for item in page.items if isinstance(item, Words)), key=lambda item: item.line.size)
    assert identity.line.size >= 18
    rules = [item.box for item in page.items if isinstance(item, Bar) and item.box.height >= 2]
    assert any(rule.y < identity.box.y for rule in rules)


@pytest.mark.parametrize("on", LABEL.media)
def test_the_id_of_a_snowball_job_is_large(on: str) -> None:
    """18 points or more in each of its lines, on small labels too (address reference, 3.7)."""
    setting = replace(LABEL, job_id=SNOWBALL_ID, ship_to=SHIP_TO[2:]).setting(medium(on), Fonts())
    lines = [item.line for item in setting.pages[0].items if isinstance(item, Words) and item.line.size >= 18]
    assert SNOWBALL_ID in "".join(line.text for line in lines)
    for one, other in combinations(setting.pages[0].items, 2):
        assert not _overlap(one.box, other.box), (one, other)


@pytest.mark.parametrize("on", LABEL.media)
@pytest.mark.parametrize("language", _FULL_ADDRESSES)
def test_a_full_address_has_room(language: str, on: str) -> None:
    """Every field of it and the telephone number, in scripts with high lines too, beside a full address to ship to."""
    label = replace(LABEL, return_address=Address.from_members(_FULL_ADDRESSES[language]))
    setting = label.setting(medium(on), Fonts())
    assert setting.troubles == ()
    for one, other in combinations(setting.pages[0].items, 2):
        assert not _overlap(one.box, other.box), (one, other)


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("on", ["5168", "l7165"])
def test_barcodes_scan_beside_a_full_address(on: str, dpi: int) -> None:
    """On a small label they stand elsewhere then, and the bars of a low one lie (RULINGS 34)."""
    label = replace(LABEL, return_address=Address.from_members(_FULL_ADDRESSES["russian"]))
    (image,) = _rendered(label.to_pdf(on), dpi)
    assert {barcode.text for barcode in zxingcpp.read_barcodes(image)} == {JOB_ID, _IDENTITY}


@pytest.mark.parametrize("on", LABEL.media)
@pytest.mark.parametrize("sender", ["arabic", "russian"])
def test_the_barcodes_of_a_label_are_as_large_as_carriers_want_them(on: str, sender: str) -> None:
    """Bars of 19 mm or more, a QR code of 15 mm or more without its quiet zone (address reference, 3.5 and 3.7)."""
    label = replace(LABEL, return_address=Address.from_members(_FULL_ADDRESSES[sender]))
    (page,) = label.setting(medium(on), Fonts()).pages
    for code in (item for item in page.items if isinstance(item, Code)):
        drawn = place(code.symbol, code.box)
        millimetres = 25.4 / drawn.dpi
        if code.symbol.kind == "QRCode":
            assert len(code.symbol.rows) * drawn.dy * millimetres >= 15
        else:
            assert max(drawn.dx, drawn.dy) * millimetres >= 19


@pytest.mark.parametrize("on", LABEL.media)
def test_a_label_says_what_it_is(on: str) -> None:
    """A label that a program made is no postage (address reference, 3.1), and which package it is stands on it."""
    text = _text(_pdf("label", on))
    assert "Identification label - no postage" in text
    assert "Package 1 of 2" in text
    assert "2015-05-07" in text


@pytest.mark.parametrize(
    ("version", "signature", "is_refused"),
    [
        ("2.0", OFFLINE_SIGNATURE, True),
        ("1.0", OFFLINE_SIGNATURE, True),
        ("1.0", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=", True),
        ("2.0", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=", False),
    ],
)
def test_a_signature_that_was_made_offline_says_so(version: str, signature: str, is_refused: bool) -> None:  # noqa: FBT001 - a column of the table
    """What AWS did not make it will not accept, and nobody is told to ship it (contract, section 4; reference, 8)."""
    sheet = SignatureSheet(file=SignatureFile(version, "HmacSHA1", JOB_ID, signature))
    said = " ".join(_text(sheet.to_pdf()).split())
    assert ("AWS will not accept it" in said) is is_refused
    assert ("Do not ship a device with it" in said) is is_refused
    assert ("Put it in the root directory" in said) is not is_refused


@pytest.mark.parametrize("on", SIGNATURE.media)
def test_the_text_of_a_signature_can_be_told_letter_by_letter(on: str) -> None:
    """People copy and compare it: its lines are of fixed pitch, in which a zero is no O."""
    (page,) = _pages("signature", on)
    lines = {item.line.text: item.line for item in page.items if isinstance(item, Words)}
    told = [lines[text] for text in SIGNATURE.file.to_text().splitlines()]
    assert len({round(line.width / len(line.text), 6) for line in told}) == 1


def test_the_file_names_what_made_it() -> None:
    """Neither the author nor the program stays anonymous."""
    with opened(_pdf("label", "4x6")) as document:
        told = document.get_metadata_dict()
    assert (told["Author"], told["Creator"]) == ("manifestkit", "manifestkit")


def test_viewers_offer_to_print_without_scaling() -> None:
    """Address reference, 3.8."""
    assert b"/PrintScaling /None" in _pdf("label", "4x6")


@pytest.mark.parametrize("on", LABEL.media)
def test_the_id_of_a_snowball_job_scans_everywhere(on: str) -> None:
    """39 characters have a Code 128 where two dots for each module fit, else the QR code alone (RULINGS 34)."""
    label = replace(LABEL, job_id=SNOWBALL_ID, ship_to=SHIP_TO[2:])
    (image,) = _rendered(label.to_pdf(on), 203)
    found = {(barcode.format.name, barcode.text) for barcode in zxingcpp.read_barcodes(image)}
    assert ("QRCode", f"JOBID:{SNOWBALL_ID} SHA256:0123456789AB") in found
    # Some 480 modules of 0.25 mm with the quiet zone.
    left_out = any(trouble.rule.code == "PR104" for trouble in label.setting(medium(on), Fonts()).troubles)
    assert (("Code128", SNOWBALL_ID) in found) is not left_out
    assert left_out == (live_area(medium(on)).width < 120 * MM)


@pytest.mark.parametrize(("name", "on"), [(name, on) for name in DOCUMENTS for on in MEDIA if (name, on) not in MATRIX])
def test_other_media_are_refused(name: str, on: str) -> None:
    """A document that has no room on a medium is not printed on it (RULINGS 34)."""
    with pytest.raises(PreflightError, match="does not go on"):
        DOCUMENTS[name].to_pdf(on)
