"""What keeps a document from being printed, and where that stands in the text that it comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from print_samples import ADDRESS, JOB_ID, LABEL, SHIP_TO, SIDES, SIGNATURE, SLIP, SNOWBALL_ID

from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.skeleton import skeleton
from manifestkit.printing import Address, ManifestError, PackingSlip, PreflightError, ShippingLabel, SignatureSheet
from manifestkit.printing.media import medium
from manifestkit.printing.preflight import findings
from manifestkit.printing.text import Fonts
from manifestkit.text.json.reader import read_json
from manifestkit.text.manifest import read
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifestkit.printing.setting import Part

MANIFEST = """\
manifestVersion: 2.0
deviceId: DISK-0001
bucket: example-import-bucket
eraseDevice: yes
trueCryptPassword: correct horse
pinCode: "0042"
notificationEmail: ops@example.com;it@example.com
returnAddress:
  name: Pat Sample
  street1: 100 Main Street
  city: Seattle
  stateOrProvince: WA
  postalCode: 98108
  country: USA
  phoneNumber: +1 206-555-0100
"""


def _codes(label: ShippingLabel | PackingSlip, on: str = "4x6") -> list[str]:
    return [trouble.rule.code for trouble in label.setting(medium(on), Fonts()).troubles]


def _found(text: str, on: str = "4x6", job_id: str = JOB_ID) -> list[tuple[str, str, int, int]]:
    """Code, pointer, line and column of what is wrong with the label of a manifest."""
    source = Source(text)
    label = ShippingLabel.from_manifest(text, job_id, SHIP_TO[2:])
    troubles = label.setting(medium(on), Fonts()).troubles
    found = findings(source, read(source, DIALECT).root, troubles)
    return [(finding.rule, finding.pointer, finding.line, finding.column) for finding in found]


def test_what_is_right_is_printed() -> None:
    """The samples that all these tests change have nothing wrong with them."""
    assert _found(MANIFEST) == []
    assert (_codes(LABEL), _codes(SLIP, "a4")) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "rule", "pointer", "line", "column"),
    [
        # No font of the package has runes, and those of a system hardly ever do.
        ("Pat Sample", "Pat \u16a0", "PR101", "/returnAddress/name", 9, 9),
        ("DISK-0001", '"DISK\u202e0001"', "PR102", "/deviceId", 2, 11),
        ("DISK-0001", '"DISK\\u0007"', "PR102", "/deviceId", 2, 11),
        ("Seattle", "Seattle \U0001f600", "PR102", "/returnAddress/city", 11, 9),
        ("100 Main Street", "Main" * 100, "PR103", "/returnAddress/street1", 10, 12),
        ("Pat Sample", "Sample " * 1500, "PR103", "/returnAddress/name", 9, 9),
        ("DISK-0001", "D" * 10_000, "PR103", "/deviceId", 2, 11),
    ],
)
def test_a_finding_stands_at_the_value(old: str, new: str, rule: str, pointer: str, line: int, column: int) -> None:
    """What cannot be printed of a manifest is told at its line and column."""
    assert _found(MANIFEST.replace(old, new)) == [(rule, pointer, line, column)]


def test_too_many_lines_are_no_fault_of_one_field() -> None:
    """The address is named, with its lines and those that have room, where each of them is short enough."""
    # Russia's post has the city, the region and the code on lines of their own: with the telephone number there are 12.
    address = replace(
        ADDRESS,
        street3="Room 3",
        landmark="Opposite the station",
        prefecture_or_district="First Hill",
        state_or_province="Region",
        country="Russia",
    )
    label = replace(LABEL, return_address=address)
    assert _codes(label, "a5") == []
    (trouble,) = label.setting(medium("l7165"), Fonts()).troubles
    assert (trouble.rule.code, trouble.pointer) == ("PR103", "/returnAddress")
    assert "return address has 12 lines" in trouble.message
    many = replace(LABEL, ship_to=("x",) * 40).setting(medium("4x6"), Fonts()).troubles
    assert [trouble.pointer for trouble in many] == ["/shipTo"]
    assert "address to ship to has 40 lines" in many[0].message


def test_an_address_that_is_not_indented_is_found() -> None:
    """The members of an address may stand at the top (Import/Export reference, 13, quirk 3)."""
    text = MANIFEST.replace("\n  ", "\n").replace("Seattle", "Seattle \u16a0")
    assert _found(text) == [("PR101", "/city", 11, 7)]


def test_what_the_manifest_does_not_say_is_told_at_its_first_line() -> None:
    """The job id is an argument of the command."""
    assert _found(MANIFEST, job_id="53TX4-VALIDATE-ONLY") == [("PR301", "", 1, 1)]


def test_a_finding_on_a_request_stands_at_the_value() -> None:
    """Snowball has other names for the same members."""
    text = '{"Address": {\n  "Name": "Pat \u16a0",\n  "City": "Seattle"}}'
    source = Source(text)
    label = ShippingLabel.from_snowball({"Name": "Pat \u16a0", "City": "Seattle"}, JOB_ID, SHIP_TO)
    (finding,) = findings(source, read_json(source).root, label.setting(medium("4x6"), Fonts()).troubles)
    assert (finding.rule, finding.pointer, finding.line, finding.column) == ("PR101", "/Address/Name", 2, 11)


@pytest.mark.parametrize(
    "job_id", ["", "53TXO", "53TX", "53TX44", "53 TX", "JID123", "ÄÖÜÄÖ", "\x07" * 5, "1" * 10_000]
)
def test_what_is_no_job_id_is_refused(job_id: str) -> None:
    """Five of 1-9 and A-Z without O, or JID and a UUID (Import/Export reference, 11.5; the Snowball model)."""
    assert _codes(replace(LABEL, job_id=job_id, ship_to=SHIP_TO[2:])) == ["PR302"]


@pytest.mark.parametrize("job_id", ["53TX4", "53tx4", "JID123e4567-e89b-12d3-a456-426655440000"])
def test_what_is_a_job_id_is_printed(job_id: str) -> None:
    """Import/Export's ids know no case (11.5)."""
    assert "PR302" not in _codes(replace(LABEL, job_id=job_id, ship_to=SHIP_TO[2:]))


@pytest.mark.parametrize(
    ("ship_to", "rule"),
    [
        ((), "PR201"),
        (("", "  "), "PR201"),
        (("AWS Import/Export", "C/O Dynamex", "7664-A Fullerton Road", "Springfield, VA 22153"), "PR202"),
        (("2646 Rainier Ave South Suite 1060", "SEATTLE, WA 98144"), "PR202"),
        (("7664-A FULLERTON RD.", "Springfield VA"), "PR202"),
        (("7664A  Fullerton", "22153-1234 Springfield"), "PR202"),
        (("2646 Rainier Ave. S.", "Suite 1060", "WA 98144"), "PR202"),
        (("2646", "rainier avenue south"), "PR202"),
        (("\uff12\uff16\uff14\uff16 Rainier Av S",), "PR202"),
        (("AWS Import/Export", "JOBID 796CK", "123 Any Street"), "PR203"),
        (("AWS Import/Export", "JOBID: 796CK", "123 Any Street"), "PR203"),
        (("Attn JOBID 796CK", "123 Any Street"), "PR203"),
        (("123 Any Street", "Job ID #796ck"), "PR203"),
        (("JOBID 53TX4 job-id=796CK",), "PR203"),
        (("JOBID 53TX4-VALIDATE-ONLY",), "PR203"),
        (("Pat \u16a0",), "PR101"),
        (("x\u202ey",), "PR102"),
        (("x" * 200,), "PR103"),
        (("x",) * 40, "PR103"),
    ],
)
def test_what_is_no_address_to_ship_to_is_refused(ship_to: tuple[str, ...], rule: str) -> None:
    """A label goes where the answer to its own job says; the samples of old guides are nowhere (10.1)."""
    assert _codes(replace(LABEL, ship_to=ship_to)) == [rule]


@pytest.mark.parametrize(
    "ship_to",
    [
        ("JOBID 53TX4", "123 Any Street"),
        ("Attn: jobid: 53tx4, gate 2",),
        ("JOBID", "123 Any Street"),
        ("Job Idaho LLC", "2650 Rainier Ave S", "Seattle, WA 98144"),
        ("7664 Any Road", "Springfield, VA 22153"),
    ],
)
def test_what_only_looks_like_a_bad_address_is_printed(ship_to: tuple[str, ...]) -> None:
    """The id of the job itself may stand there, and a neighbour of an old dock is no dock (10.1)."""
    assert _codes(replace(LABEL, ship_to=ship_to)) == []


def test_everything_wrong_is_told_at_once() -> None:
    """Whoever mends a label wants to do it once."""
    label = replace(
        LABEL, job_id="", ship_to=("x\x00",), device_id="\x07", return_address=replace(ADDRESS, city="\x1b")
    )
    assert sorted(_codes(label, "5160")) == ["PR102", "PR102", "PR102", "PR105", "PR302"]
    with pytest.raises(PreflightError) as refusal:
        label.to_pdf("5160")
    assert len(refusal.value.troubles) == 5


@pytest.mark.parametrize(
    ("changed", "rule", "pointer"),
    [
        ({"job": "\u16a0 Amazon"}, "PR101", "/job"),
        ({"job": "Amazon\u202e"}, "PR102", "/job"),
        ({"customs": (("hazard\u16a0", "none"),)}, "PR101", "/customs"),
        ({"customs": (("hazard\U0001f600", "none"),)}, "PR102", "/customs"),
        ({"customs": (("dataDescription", "\u16a0"),)}, "PR101", "/customs/dataDescription"),
        ({"emails": ("ops@example.com", "\u16a0@example.com")}, "PR101", "/notificationEmail"),
    ],
)
def test_every_text_of_a_packing_slip_is_printed_whole_or_refused(
    changed: dict[str, Any], rule: str, pointer: str
) -> None:
    """No text is dropped in silence: each that is drawn is looked at before (contract, section 4)."""
    (trouble,) = replace(SLIP, **changed).setting(medium("a4"), Fonts(folders=())).troubles
    assert (trouble.rule.code, trouble.pointer) == (rule, pointer)


@pytest.mark.parametrize(
    ("document", "changed", "error", "words"),
    [
        (LABEL, {"package": (3, 2)}, ValueError, "no package 3 of 2"),
        (LABEL, {"package": (-1, 0)}, ValueError, "no package -1 of 0"),
        (LABEL, {"package": (1, 10**40)}, ValueError, "from 1 to 999,999"),
        (LABEL, {"package": ("a", "b")}, TypeError, "pair of whole numbers"),
        (LABEL, {"package": (True, True)}, TypeError, "pair of whole numbers"),
        (LABEL, {"package": (1, 2, 3)}, TypeError, "pair of whole numbers"),
        (LABEL, {"ship_to": "Dock 4"}, TypeError, "tuple of texts"),
        (LABEL, {"ship_to": None}, TypeError, "ship_to is None"),
        (LABEL, {"ship_to": (b"Dock",)}, TypeError, "tuple of texts"),
        (LABEL, {"ship_date": "2015-05-07"}, TypeError, "date"),
        (LABEL, {"job_id": None}, TypeError, "job_id is None"),
        (LABEL, {"device_id": 5}, TypeError, "device_id is of the type int"),
        (LABEL, {"return_address": None}, TypeError, "Address"),
        (LABEL, {"ship_date": dt.datetime(2015, 5, 7, tzinfo=dt.UTC)}, TypeError, "a date with a time"),
        (LABEL, {"package": (1, 10**5000)}, ValueError, "from 1 to 999,999"),
        (LABEL, {"manifest_hash": "\u16a0"}, ValueError, "manifest_hash is no short hash"),
        (LABEL, {"manifest_hash": "0" * 5000}, ValueError, "manifest_hash is no short hash"),
        (LABEL, {"manifest_hash": "0123456789ab"}, ValueError, "manifest_hash is no short hash"),
        (LABEL, {"manifest_hash": None}, TypeError, "manifest_hash is None"),
        (SLIP, {"manifest_hash": "0123456789AB\n"}, ValueError, "manifest_hash is no short hash"),
        (SLIP, {"is_image": "no"}, TypeError, "is_image is of the type str"),
        (SIDES, {"is_image": None}, TypeError, "is_image is None"),
        (SLIP, {"job_id": None}, TypeError, "job_id is None"),
        (SLIP, {"contact": {"name": "Pat Sample"}}, TypeError, "Address"),
        (SLIP, {"emails": "ops@example.com"}, TypeError, "tuple of texts"),
        (SLIP, {"customs": {"deviceValue": "250.00"}}, TypeError, "tuple of pairs"),
        (SLIP, {"customs": (("deviceValue",),)}, ValueError, "pair"),
        (SLIP, {"customs": (("deviceValue", 250),)}, TypeError, "texts"),
        (SIDES, {"job_id": 53}, TypeError, "job_id is of the type int"),
        (SIGNATURE, {"file": "version:2.0"}, TypeError, "SignatureFile"),
        (ADDRESS, {"city": 5}, TypeError, "city is of the type int"),
    ],
)
def test_what_is_no_value_is_refused_where_it_is_given(
    document: Any,  # noqa: ANN401 - what is replaced is of several kinds
    changed: dict[str, Any],
    error: type[Exception],
    words: str,
) -> None:
    """A caller's mistake is a sentence where the document is made, and not an accident where it is printed."""
    with pytest.raises(error, match=words):
        replace(document, **changed)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"medium": 4}, TypeError, "medium is of the type int"),
        ({"medium": ""}, ValueError, "there is no medium ''"),
        ({"medium": "a7"}, ValueError, "there is no medium 'a7'"),
        ({"copies": 0}, ValueError, "copies is a number from 1 to 10,000"),
        ({"copies": 10_001}, ValueError, "copies is a number from 1 to 10,000"),
        ({"copies": 10**5000}, ValueError, "copies is a number from 1 to 10,000"),
        ({"copies": True}, TypeError, "copies is of the type bool"),
        ({"copies": "2"}, TypeError, "copies is of the type str"),
        ({"copies": 1.5}, TypeError, "copies is of the type float"),
        ({"verify": "no"}, TypeError, "verify is of the type str"),
        ({"fonts": "font.ttf"}, TypeError, "fonts is of the type str"),
    ],
)
def test_how_to_print_is_checked_before_anything_is_drawn(
    arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    """A wrong argument of ``to_pdf`` is told in a sentence, for every document alike."""
    for document in (LABEL, SLIP, SIDES, SIGNATURE):
        with pytest.raises(error, match=words):
            document.to_pdf(**arguments)


@pytest.mark.parametrize("files", ["font.ttf", b"font.ttf", Path("font.ttf"), (5,), 5])
def test_what_is_no_tuple_of_paths_is_no_fonts(files: Any) -> None:  # noqa: ANN401 - of several kinds
    """One path would be taken for the letters of its name."""
    with pytest.raises(TypeError):
        Fonts(files)
    with pytest.raises(TypeError):
        Fonts(folders=files)


@pytest.mark.parametrize("document", [LABEL, SLIP])
@pytest.mark.parametrize("members", [{}, {"name": "  "}, {"phone_number": "+1 206-555-0100"}])
def test_what_goes_on_a_package_has_a_return_address(document: Any, members: dict[str, str]) -> None:  # noqa: ANN401 - both kinds
    """A block without a line is no address, and is not printed as if it were one (address reference, 3.1)."""
    own = "return_address" if document is LABEL else "contact"
    with pytest.raises(PreflightError, match="has no return address") as refusal:
        replace(document, **{own: Address(**members)}).to_pdf()
    assert [(trouble.rule.code, trouble.pointer) for trouble in refusal.value.troubles] == [("PR204", "/returnAddress")]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("bucket: [x", 1, r"line 1, column 9: The bracket .* \[RD017\]"),
        ("", 1, "line 1, column 1: "),
        (MANIFEST.replace("eraseDevice: yes", "eraseDevice: no"), 4, r"line 4, column 14: .* \[IE227\]"),
        (MANIFEST.replace("  city: Seattle\n", ""), 8, "city"),
    ],
)
def test_nothing_is_made_of_a_manifest_with_errors(text: str, line: int, words: str) -> None:
    """What is wrong and where is said, as on the command line; ``force`` is for those who know (contract, 2)."""
    for make in (
        lambda: ShippingLabel.from_manifest(text, JOB_ID, SHIP_TO),
        lambda: PackingSlip.from_manifest(text, JOB_ID),
    ):
        with pytest.raises(ManifestError, match=words) as refusal:
            make()
        assert any(finding.line == line for finding in refusal.value.findings)
        assert {finding.severity for finding in refusal.value.findings} == {"error"}


def test_secrets_of_a_manifest_are_not_in_its_errors() -> None:
    """Neither a password nor a PIN is shown with what is wrong beside it (contract, section 4)."""
    with pytest.raises(ManifestError) as refusal:
        PackingSlip.from_manifest(MANIFEST.replace('"0042"', '"0042'), JOB_ID)
    assert not any(secret in f"{refusal.value!r} {refusal.value.findings}" for secret in ("horse", "0042"))


def test_force_makes_what_can_be_made_of_a_manifest_with_errors() -> None:
    """What cannot be read as a manifest has nothing that could be printed."""
    wrong = MANIFEST.replace("eraseDevice: yes", "eraseDevice: no")
    forced = ShippingLabel.from_manifest(wrong, JOB_ID, SHIP_TO, force=True)
    assert forced.return_address == ShippingLabel.from_manifest(MANIFEST, JOB_ID, SHIP_TO).return_address
    with pytest.raises(ValueError, match="cannot be read as a manifest"):
        ShippingLabel.from_manifest("nothing", JOB_ID, SHIP_TO, force=True)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: ShippingLabel.from_manifest(None, JOB_ID, SHIP_TO), "text is None"),  # type: ignore[arg-type]
        (lambda: ShippingLabel.from_manifest(MANIFEST, JOB_ID, SHIP_TO, force="yes"), "force"),  # type: ignore[arg-type]
        (lambda: ShippingLabel.from_snowball([], JOB_ID, SHIP_TO), "address is of the type list"),  # type: ignore[arg-type]
        (lambda: ShippingLabel.from_snowball({5: "x"}, JOB_ID, SHIP_TO), "a key of address"),  # type: ignore[dict-item]
        (lambda: PackingSlip.from_snowball({}, JOB_ID, None), "job is None"),  # type: ignore[arg-type]
        (lambda: SignatureSheet.from_text(b"version:2.0"), "text is of the type bytes"),  # type: ignore[arg-type]
    ],
)
def test_what_documents_are_made_of_is_checked(make: Callable[[], object], words: str) -> None:
    """Another kind of value is named before anything is read."""
    with pytest.raises(TypeError, match=words):
        make()


def test_one_text_is_no_lines() -> None:
    """An address in one text would be printed with one letter on each line."""
    with pytest.raises(TypeError, match="tuple of texts"):
        ShippingLabel.from_manifest(MANIFEST, JOB_ID, "Dock 4")
    with pytest.raises(TypeError, match="tuple of texts"):
        ShippingLabel.from_snowball({}, JOB_ID, "Dock 4")


@pytest.mark.parametrize("on", SIDES.media)
def test_a_barcode_is_printed_or_refused(on: str) -> None:
    """The smallest label is too low for the QR code of a Snowball job, the narrowest too narrow for its id (3.3)."""
    codes = [trouble.rule.code for trouble in replace(SIDES, job_id=SNOWBALL_ID).setting(medium(on), Fonts()).troubles]
    assert codes == {"5160": ["PR108"], "l7160": ["PR103"]}.get(on, [])


class _Forgetful(PackingSlip):
    """A slip that forgets to name its texts."""

    def texts(self) -> Iterator[Part]:
        return iter(())


def test_a_missing_glyph_is_told_wherever_its_text_comes_from() -> None:
    """What is set counts, so that a text that a document forgets to name cannot be left out."""
    with pytest.raises(PreflightError, match="RUNIC"):
        _Forgetful(job_id=JOB_ID, contact=ADDRESS, job="\u16a0").to_pdf(fonts=Fonts(folders=()))


def test_secrets_stay_out_of_the_document() -> None:
    """Neither the texts nor the hash of the manifest tell anything of a password or a PIN (contract, section 4)."""
    slip = PackingSlip.from_manifest(MANIFEST, JOB_ID)
    assert not any("horse" in part.text or "0042" in part.text for part in slip.texts())
    other = MANIFEST.replace("0042", "9999").replace("correct horse", "something else")
    assert PackingSlip.from_manifest(other, JOB_ID).manifest_hash == slip.manifest_hash
    assert PackingSlip.from_manifest(MANIFEST.replace("DISK-0001", "DISK-0002"), JOB_ID) != slip


def test_markup_in_a_manifest_is_text() -> None:
    """Nothing from the manifest is taken as markup."""
    label = replace(LABEL, device_id="<b>&amp;</b> (x) \\n %s")
    assert _codes(label) == []
    assert label.to_pdf()


@pytest.mark.parametrize("variant", ["s3-import", "ebs-import", "glacier-import", "s3-export"])
def test_a_packing_slip_tells_what_goes_into_the_package(variant: str) -> None:
    """A device that becomes an image bears barcodes in place of a SIGNATURE file (10.3)."""
    slip = PackingSlip.from_manifest(skeleton(variant, example=True), JOB_ID)  # type: ignore[arg-type]
    assert slip.is_image == (variant in {"ebs-import", "glacier-import"})
    assert slip.device_id == "DISK-0001"
    assert slip.emails == ("ops@example.com",)
