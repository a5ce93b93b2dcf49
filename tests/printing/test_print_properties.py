"""Whatever stands in a manifest: it is printed without fault, or refused with a finding."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from print_samples import DOCUMENTS, LABEL, MATRIX, SHIP_TO, SIGNATURE, SLIP

from manifestkit import check_manifest
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.skeleton import skeleton
from manifestkit.printing import Address, BarcodeSheet, PackingSlip, PreflightError, ShippingLabel, VerificationError
from manifestkit.printing.imposition import live_area
from manifestkit.printing.media import MEDIA, Box, medium
from manifestkit.printing.output import Job, _copies
from manifestkit.printing.preflight import findings
from manifestkit.printing.text import Fonts
from manifestkit.text.manifest import read
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.printing.document import Document

_FONTS = Fonts(folders=())
# Letters of the scripts that print everywhere, with what makes their lines high or long.
_LETTERS = (
    "a\u00c4\u0141\u017b\u1ec6\u03a9\u042f\u05e9\u05b8\u05c1\u0644\u0627\u064b"
    "\u0915\u094d\u0937\u093f\u0e17\u0e35\u0e48 W.-1"
)
_WORDS = st.one_of(st.just(""), st.text(_LETTERS, max_size=25), st.text("WM ", max_size=60))
# Values as people write them and as nobody does, short and long.
_VALUES = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=25),
    st.text(min_size=1, max_size=40),
    st.text("W\u0e17\u0e35\u0e48 ", min_size=1, max_size=400),
)
_CUSTOMS = """\
customs:
  dataDescription: Photographs of geological samples
  encryptedData: yes
  encryptionClassification: 5D992
  exportCertifierName: Pat Example
  requiresExportLicense: no
  deviceValue: 250.00
  deviceCountryOfOrigin: China
  deviceType: externalStorageDevice
  typeOfExport: return
"""
_ADDRESS = st.builds(Address, **{field.name: _WORDS for field in fields(Address)})


def _check(document: Document, on: str) -> None:
    """Hold what is set against the live area and against itself."""
    setting = document.setting(medium(on), _FONTS)
    event("printed" if setting.is_fit else "refused")
    if not setting.is_fit:
        return
    area = live_area(medium(on))
    for page in setting.pages:
        for item in page.items:
            assert _within(item.box, area), item
        for one, other in combinations(page.items, 2):
            assert not _overlap(one.box, other.box), (one, other)


def _within(box: Box, area: Box) -> bool:
    slack = 0.01
    return (
        box.x >= area.x - slack
        and box.y >= area.y - slack
        and box.x + box.width <= area.x + area.width + slack
        and box.y + box.height <= area.y + area.height + slack
    )


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


@settings(max_examples=300)
@given(
    on=st.sampled_from(LABEL.media),
    address=_ADDRESS,
    ship_to=st.lists(_WORDS, max_size=9),
    device_id=_WORDS,
    package=st.sampled_from([None, (1, 2), (999, 999)]),
)
def test_a_label_prints_or_is_refused(
    on: str, address: Address, ship_to: list[str], device_id: str, package: tuple[int, int] | None
) -> None:
    """Nothing is drawn outside or over something else."""
    label = replace(LABEL, return_address=address, ship_to=tuple(ship_to), device_id=device_id, package=package)
    _check(label, on)


@settings(max_examples=150)
@given(
    on=st.sampled_from(SLIP.media),
    contact=_ADDRESS,
    device_id=_WORDS,
    emails=st.lists(_WORDS, max_size=5),
    customs=st.lists(st.tuples(st.sampled_from(["dataDescription", "deviceHTS"]), _WORDS), max_size=4),
)
def test_a_packing_slip_prints_or_is_refused(
    on: str, contact: Address, device_id: str, emails: list[str], customs: list[tuple[str, str]]
) -> None:
    """Nothing is drawn outside or over something else, on however many pages."""
    slip = replace(SLIP, contact=contact, device_id=device_id, emails=tuple(emails), customs=tuple(customs))
    _check(slip, on)


@settings(max_examples=150)
@given(
    values=st.fixed_dictionaries(dict.fromkeys(("name", "company", "street1", "deviceId"), _VALUES)),
    customs=st.booleans(),
    on=st.sampled_from([*MEDIA]),
)
def test_a_manifest_that_passes_prints_or_is_refused(values: dict[str, str], on: str, *, customs: bool) -> None:
    """Each of its documents, on every medium: set within the margins, or refused with a finding at its place."""
    text = skeleton("ebs-import", example=True) + (_CUSTOMS if customs else "")
    for member, value in values.items():
        text, replaced = re.subn(rf"(?m)^( *{member}: ).*$", lambda line: line[1] + json.dumps(value), text)  # noqa: B023 - called at once
        assert replaced == 1
    assume(check_manifest(text).ok)
    documents: list[Document] = [
        ShippingLabel.from_manifest(text, "53TX4", SHIP_TO),
        PackingSlip.from_manifest(text, "53TX4"),
        BarcodeSheet(job_id="53TX4"),
        SIGNATURE,
    ]
    source = Source(text)
    root = read(source, DIALECT).root
    for document in documents:
        _check(document, on)
        troubles = document.setting(medium(on), _FONTS).troubles
        for finding in findings(source, root, troubles):
            assert finding.rule.startswith("PR")
            assert 1 <= finding.line <= text.count("\n") + 1


@settings(max_examples=100)
@given(text=st.text(max_size=30))
def test_any_text_prints_or_is_refused(text: str) -> None:
    """Whatever the characters are."""
    address = replace(LABEL.return_address, name=text)
    for document in (replace(LABEL, device_id=text), replace(LABEL, return_address=address), replace(SLIP, job=text)):
        _check(document, "a6")


@settings(max_examples=50)
@given(job_id=st.text(max_size=60))
def test_no_text_is_a_job_id_by_accident(job_id: str) -> None:
    """An id that is none is refused before anything is encoded."""
    label = replace(LABEL, job_id=job_id, ship_to=SHIP_TO[2:])
    setting = label.setting(medium("4x6"), _FONTS)
    assert setting.is_fit or {"PR301", "PR302"} & {trouble.rule.code for trouble in setting.troubles}


@pytest.mark.parametrize("words", ["Endless" * 1500, "Endless " * 1500, "\u0e17\u0e35\u0e48" * 4000, "\u202e" * 10_000])
def test_ten_thousand_characters_are_refused_at_once(words: str) -> None:
    """Nothing hangs (contract, section 4)."""
    label = replace(LABEL, return_address=replace(LABEL.return_address, name=words), device_id=words)
    with pytest.raises(PreflightError):
        label.to_pdf(fonts=_FONTS)


def test_a_page_with_a_broken_barcode_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every barcode is read again from the finished file (RULINGS 35); without that the file is handed out."""
    from manifestkit.printing import barcodes

    draw = barcodes._mask  # noqa: SLF001 - what is drawn, behind the back of what is expected

    def broken(drawn: barcodes.Drawn, page_height: float) -> str:
        symbol = drawn.symbol
        wrong = barcodes.code128("WRONG") if symbol.kind == "Code128" else symbol
        return draw(drawn._replace(symbol=wrong), page_height)

    monkeypatch.setattr(barcodes, "_mask", broken)
    with pytest.raises(VerificationError, match="Code 128"):
        LABEL.to_pdf(fonts=_FONTS)
    assert LABEL.to_pdf(fonts=_FONTS, verify=False).startswith(b"%PDF-")


@pytest.mark.parametrize(("name", "on"), MATRIX)
def test_copies_stand_one_after_another(name: str, on: str) -> None:
    """A copy is a label of its own; twice as many labels take at most twice as many pages."""
    document = DOCUMENTS[name]
    pages = len(document.setting(medium(on), _FONTS).pages)
    sheets = -(-2 * pages // len(medium(on).boxes()))
    assert document.to_pdf(on, fonts=_FONTS, copies=2, verify=False).count(b"/Type /Page ") == sheets


def test_a_label_needs_an_address_to_ship_to() -> None:
    """Whoever has none cannot leave it out without noticing."""
    with pytest.raises(TypeError, match="ship_to"):
        ShippingLabel(job_id="53TX4", return_address=LABEL.return_address)  # type: ignore[call-arg]


def test_copies_of_several_pages_are_collated() -> None:
    """The four sides of one device stand together, and then those of the next copy."""
    job = Job(medium("5163"), _FONTS, copies=2)
    sides = [page.items[0] for pages in _copies([DOCUMENTS["sides"]], job) for page in pages]
    assert sides == [*sides[:4], *sides[:4]]
    assert len(set(sides)) == 4
