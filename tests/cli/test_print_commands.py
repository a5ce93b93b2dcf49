"""``manifestkit label``, ``packing-slip`` and ``signature-sheet``."""

from __future__ import annotations

import json
import os
import re
import shlex
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from manifestkit.findings.page import parse
from manifestkit.importexport.skeleton import skeleton
from manifestkit.printing.catalogue import RULES
from manifestkit.printing.media import MM, medium
from manifestkit.printing.raster import opened, page_of, render

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Shell

    from manifestkit.findings.page import Example
    from manifestkit.findings.rule import Rule

JOB_ID = "53TX4"
SNOWBALL_ID = "JID123e4567-e89b-12d3-a456-426655440000"
SHIP_TO = "AWS Import/Export\nExample Dock 7\n123 Any Street\nAny Town, WA  98101\n"
MANIFEST = skeleton("s3-import", example=True)
SIGNATURE = "version:2.0\nsigningMethod:HmacSHA1\njobId:53TX4\nsignature:T0ZGTElORSBEUlkgUlVOIE9OTFk=\n"
ADDRESS = {
    "Name": "Pat Sample",
    "Street1": "100 Main Street",
    "City": "Seattle",
    "StateOrProvince": "WA",
    "Country": "US",
    "PostalCode": "98108",
    "PhoneNumber": "+1 206-555-0100",
}


@pytest.fixture
def desk(shell: Shell) -> Shell:
    """A folder with everything that the commands of these tests name."""
    shell.write("MyS3ImportManifest.txt", MANIFEST)
    shell.write("anonymous.txt", re.sub(r"(?m)^returnAddress:\n(?:[ #].*\n)*", "", MANIFEST))
    shell.write("MyEBSImportManifest.txt", skeleton("ebs-import", example=True))
    shell.write("SIGNATURE", SIGNATURE)
    shell.write("address.json", json.dumps({"Address": ADDRESS}))
    shell.write("ship-to.txt", SHIP_TO)
    shell.write("other.txt", "JOBID 796CK\n" + SHIP_TO)
    shell.write("long.txt", "Endless " * 200)
    shell.write("historic.txt", "AWS Import/Export\n7664-A Fullerton Road\nSpringfield, VA 22153\n")
    return shell


def _label(*others: str, output: str = "label.pdf") -> tuple[str, ...]:
    named = ("MyS3ImportManifest.txt", "--job-id", JOB_ID, "--ship-to", "ship-to.txt")
    return ("label", *named, "-o", output, *others)


def _read(path: Path, page: int = 0) -> set[str]:
    """The barcodes of a page."""
    with opened(path.read_bytes()) as document, page_of(document, page) as opened_page:
        return {barcode.text for barcode in zxingcpp.read_barcodes(render(opened_page, 203))}


def _pages(path: Path) -> int:
    with opened(path.read_bytes()) as document:
        return len(document)


def _text(path: Path) -> str:
    with opened(path.read_bytes()) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_label_is_written_and_nothing_is_said(desk: Shell) -> None:
    """The barcodes are those of the job, and the address is the one that was given."""
    done = desk.run(*_label())
    assert (done.status, done.out, done.err) == (0, "", "")
    assert JOB_ID in _read(desk.folder / "label.pdf")
    assert "Example Dock 7" in _text(desk.folder / "label.pdf")


@pytest.mark.parametrize(
    ("output", "begins"), [("label.pdf", b"%PDF-"), ("label.PNG", b"\x89PNG"), ("label.zpl", b"^XA"), ("-", b"%PDF-")]
)
def test_the_suffix_says_what_is_written(desk: Shell, output: str, begins: bytes) -> None:
    """PDF, PNG and ZPL; stdout takes a PDF."""
    done = desk.run(*_label(output=output))
    assert done.status == 0
    data = done.out.encode("utf-8", "surrogateescape") if output == "-" else (desk.folder / output).read_bytes()
    assert data.startswith(begins)


@pytest.mark.skipif(os.name != "posix", reason="there is no umask elsewhere")
@pytest.mark.parametrize("output", ["label.pdf", "label.png", "label.zpl"])
def test_a_new_file_is_for_whom_the_umask_lets_it_be(desk: Shell, output: str) -> None:
    """What goes to a printer is read by others, as the files of other programs are."""
    before = os.umask(0o027)
    try:
        assert desk.run(*_label(output=output)).status == 0
    finally:
        os.umask(before)
    assert (desk.folder / output).stat().st_mode & 0o777 == 0o640


def test_a_preview_has_the_size_of_the_medium(desk: Shell) -> None:
    """4 x 6 in at 300 dots an inch (address reference, 3.2)."""
    desk.run(*_label("--dpi", "300", output="label.png"))
    with Image.open(desk.folder / "label.png") as image:
        assert image.size == (1200, 1800)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        (("--job-id", "53TXO"), "--job-id:1:1"),
        (("--media", "5160"), "--media:1:1"),
        (("--ship-to", "rune.txt"), "rune.txt:4:1"),
    ],
)
def test_a_finding_names_the_option_or_the_line_of_the_file(desk: Shell, changed: tuple[str, str], place: str) -> None:
    """What the manifest does not say is not told at a line of the manifest."""
    desk.write("rune.txt", "AWS Import/Export\n\n123 Any Street\nAny Town \u16a0\n")
    given = {"--job-id": JOB_ID, "--ship-to": "ship-to.txt", "--media": "4x6", changed[0]: changed[1]}
    options = [word for option in given.items() for word in option]
    done = desk.run("label", "MyS3ImportManifest.txt", *options, "-o", "label.pdf")
    assert done.status == 1
    assert f"--> {place}\n" in done.err
    assert "MyS3ImportManifest.txt" not in done.err


def test_several_pages_are_several_previews(desk: Shell) -> None:
    """Each page has a file whose number has as many figures as the last one, so that they sort as they are printed."""
    assert desk.run(*_label("--copies", "11", output="label.png")).status == 0
    assert sorted(name for name in desk.names() if name.endswith(".png")) == [
        f"label-{number:02}.png" for number in range(1, 12)
    ]
    with Image.open(desk.folder / "label-11.png") as image:
        assert {barcode.text for barcode in zxingcpp.read_barcodes(image)} >= {JOB_ID}


def test_labels_fill_sheets_in_the_order_of_the_manifests(desk: Shell) -> None:
    """5164 has six labels: three are left of the first sheet, and four of six copies and jobs go there and on."""
    jobs = ("MyS3ImportManifest.txt", "MyEBSImportManifest.txt", "--job-id", JOB_ID, "--job-id", "796CK")
    options = ("--media", "5164", "--start-at", "4", "--copies", "2", "--ship-to", "ship-to.txt", "-o", "sheet.pdf")
    assert desk.run("label", *jobs, *options).status == 0
    sheet = desk.folder / "sheet.pdf"
    assert _pages(sheet) == 2
    assert {JOB_ID, "796CK"} <= _read(sheet, 0)
    assert JOB_ID not in _read(sheet, 1)
    assert "796CK" in _read(sheet, 1)


def test_an_offset_moves_the_page(desk: Shell) -> None:
    """What a printer prints too far to the left is mended by as many millimetres."""
    desk.run(*_label(output="exact.pdf"))
    desk.run(*_label("--offset", "2,1", output="moved.pdf"))
    exact, moved = (_first_dark(desk.folder / name) for name in ("exact.pdf", "moved.pdf"))
    assert moved[0] - exact[0] == pytest.approx(2 * MM / 72 * 300, abs=1.5)
    assert moved[1] - exact[1] == pytest.approx(1 * MM / 72 * 300, abs=1.5)


def _first_dark(path: Path) -> tuple[int, int]:
    """The left and upper edge of what is printed, in dots of 300 an inch."""
    with opened(path.read_bytes()) as document, page_of(document, 0) as page:
        left, top, _, _ = render(page, 300).point(lambda level: 255 if level < 128 else 0).getbbox() or (0, 0, 0, 0)
    return left, top


def test_the_test_grid_needs_no_manifest(desk: Shell) -> None:
    """It has the size of the sheet and a number for each label."""
    assert desk.run("label", "--test-grid", "--media", "l7165", "-o", "grid.pdf").status == 0
    with opened((desk.folder / "grid.pdf").read_bytes()) as document:
        assert document[0].get_size() == (pytest.approx(medium("a4").width, abs=0.01), pytest.approx(841.89, abs=0.01))
    assert {"1", "8"} <= set(_text(desk.folder / "grid.pdf").split())


@pytest.mark.parametrize(
    ("options", "rule"), [(("--offset", "25,25"), "PR106"), (("--media", "l7165", "--pitch", "0.9,0.9"), "PR107")]
)
def test_a_calibration_that_spoils_labels_prints_nothing(desk: Shell, options: tuple[str, ...], rule: str) -> None:
    """What would be off the page or over another label is told before paper is wasted, and so it is for the grid."""
    done = desk.run(*_label(), *options)
    assert (done.status, done.out) == (1, "")
    assert rule in done.err
    assert desk.run("label", "--test-grid", *options, "-o", "grid.pdf").status == 2
    assert not {"label.pdf", "grid.pdf"} & set(desk.names())


def test_a_manifest_with_errors_prints_nothing(desk: Shell) -> None:
    """What is wrong is said on stderr, with its place."""
    desk.write("MyS3ImportManifest.txt", MANIFEST.replace("eraseDevice: yes", "eraseDevice: no"))
    done = desk.run(*_label())
    assert (done.status, done.out) == (1, "")
    assert "erase-not-yes" in done.err
    assert "label.pdf" not in desk.names()


@pytest.mark.parametrize(
    ("option", "value", "rule"),
    [("--offset", "25,25", "PR106"), ("--pitch", "0.9,0.9", "PR107"), ("--pitch", "1.1,1", "PR106")],
)
def test_a_calibration_that_is_too_much_is_told_once_at_its_option(
    desk: Shell, option: str, value: str, rule: str
) -> None:
    """It is nobody's manifest that is wrong, however many of them there are."""
    jobs = ("MyS3ImportManifest.txt", "MyS3ImportManifest.txt", "--job-id", JOB_ID, "--job-id", JOB_ID)
    given = ("--ship-to", "ship-to.txt", "--media", "l7165", option, value, "-o", "label.pdf")
    done = desk.run("label", *jobs, *given)
    assert done.status == 1
    assert f"[{rule}]" in done.err
    assert f"--> {option}:1:1" in done.err
    assert "MyS3ImportManifest.txt" not in done.err
    assert len(re.findall(r"\[PR10[67]\]", done.err)) == len(set(re.findall(r"over .*|each other.*", done.err)))
    assert "label.pdf" not in desk.names()


@pytest.mark.parametrize(
    ("facts", "places"),
    [
        ('[ship_to]\nname = "Pat \U0001f600"\nstreet1 = "7664-A Fullerton Road"\ncountry = "USA"\n', ["2:1", "3:1"]),
        ('ship_to = {name = "Pat \U0001f600", street1 = "7664-A Fullerton Road"}\n', ["1:1", "1:1"]),
        ('region = "us-east-1"\nship_to.name = "Pat \U0001f600"\nship_to.street1 = "7664 Fullerton"\n', ["2:1", "3:1"]),
        ('region = "us-east-1"\n[ship_to] # x\n"street1" = "7664 Fullerton"\n  name="\U0001f600"\n', ["4:1", "3:1"]),
    ],
)
def test_an_address_in_the_context_is_told_in_the_context(desk: Shell, facts: str, places: list[str]) -> None:
    """A finding stands in the file and line that has to be mended."""
    desk.write("facts.toml", facts)
    named = ("MyS3ImportManifest.txt", "--job-id", JOB_ID, "--context", "facts.toml", "-o", "label.pdf")
    done = desk.run("label", *named)
    assert done.status == 1
    assert re.findall(r"--> facts\.toml:(\S+)", done.err) == places
    assert "MyS3ImportManifest.txt" not in done.err


@pytest.mark.parametrize("facts", ["[ship_to]\n", '[ship_to]\nname = " "\nphoneNumber = "+1 206-555-0100"\n'])
def test_a_context_that_states_no_address_has_none(desk: Shell, facts: str) -> None:
    """A label with the job id alone in place of an address would go nowhere."""
    desk.write("facts.toml", facts)
    done = desk.run("label", "MyS3ImportManifest.txt", "--job-id", JOB_ID, "--context", "facts.toml", "-o", "label.pdf")
    assert done.status == 1
    assert "[PR201]" in done.err
    assert "--> facts.toml:1:1" in done.err


@pytest.mark.parametrize(
    ("facts", "words"),
    [("strete1 = 'x'", "ship_to.strete1: unknown name; did you mean street1?"), ("postalCode = 98101", "a text")],
)
def test_no_member_of_a_stated_address_is_lost(desk: Shell, facts: str, words: str) -> None:
    """A misspelt name, or a number, is told instead of being left out of the block."""
    desk.write("facts.toml", f"[ship_to]\nname = 'Dock'\n{facts}\n")
    done = desk.run("label", "MyS3ImportManifest.txt", "--job-id", JOB_ID, "--context", "facts.toml", "-o", "label.pdf")
    assert done.status == 2
    assert words in " ".join(done.err.split())


def test_an_address_without_end_is_refused_at_once(desk: Shell) -> None:
    """A wrong file is no address, and is not set line by line."""
    desk.write("wrong.txt", "x\n" * 200_000)
    done = desk.run(*_label("--ship-to", "wrong.txt"))
    assert done.status == 1
    assert "200,000 lines" in " ".join(done.err.split())


def test_copies_of_a_slip_and_its_barcodes_are_collated(desk: Shell) -> None:
    """Each copy is what goes with one device."""
    named = ("packing-slip", "MyEBSImportManifest.txt", "--job-id", JOB_ID, "--copies", "2")
    assert desk.run(*named, "-o", "slips.pdf").status == 0
    with opened((desk.folder / "slips.pdf").read_bytes()) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert ["SIDE 1 OF 4" in text for text in texts] == [False, True, False, True]


def test_force_prints_it_and_says_what_is_wrong(desk: Shell) -> None:
    """The errors stay errors, and the status tells of them."""
    desk.write("MyS3ImportManifest.txt", MANIFEST.replace("eraseDevice: yes", "eraseDevice: no"))
    done = desk.run(*_label("--force"))
    assert done.status == 1
    assert "erase-not-yes" in done.err
    assert JOB_ID in _read(desk.folder / "label.pdf")


@pytest.mark.parametrize("text", ["", "\x00", "just words", "- a\n- list\n", "\ufffe" * 10])
def test_what_cannot_be_read_prints_nothing_even_with_force(desk: Shell, text: str) -> None:
    """There is nothing that could stand on the label."""
    desk.write("MyS3ImportManifest.txt", text)
    done = desk.run(*_label("--force"))
    assert done.status == 1
    assert done.err
    assert "label.pdf" not in desk.names()


def test_one_bad_manifest_of_many_stops_them_all(desk: Shell) -> None:
    """No file is written in part, and everything wrong is told."""
    desk.write("bad.txt", MANIFEST.replace("Pat Example", "Pat \u16a0"))
    jobs = ("MyS3ImportManifest.txt", "bad.txt", "--job-id", JOB_ID, "--job-id", "53TXO")
    done = desk.run("label", *jobs, "--ship-to", "ship-to.txt", "-o", "labels.pdf")
    assert done.status == 1
    assert "bad-job-id" in done.err
    assert "labels.pdf" not in desk.names()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (_label("--media", "a7"), "there is no medium 'a7'"),
        (_label("--font", "ship-to.txt"), "ship-to.txt"),
        (_label("--font", "missing.ttf"), "missing.ttf"),
        (_label(output="label.doc"), "the name of the file ends with .pdf, .png, .zpl"),
        (_label(output="missing/label.pdf"), "cannot be written"),
        (_label("--start-at", "9", "--media", "l7165"), "has no label 9"),
        (_label("--start-at", "0"), "'0' is no number from 1"),
        (_label("--copies", "-1"), "'-1' is no number from 1"),
        (_label("--offset", "1"), "two numbers"),
        (_label("--offset", "nan,1"), "two numbers"),
        (_label("--package", "3/2"), "there is no package 3 of 2"),
        (_label("--date", "tomorrow"), "no date"),
        (
            (
                "label",
                *["MyS3ImportManifest.txt"] * 2,
                *["--job-id", JOB_ID] * 2,
                "--package",
                "1/2",
                "-o",
                "label.pdf",
            ),
            "--package says which package",
        ),
        (_label("--job-id", "796CK"), "there are 1 manifests and 2 job ids"),
        (("label", "MyS3ImportManifest.txt", "-o", "label.pdf"), "--job-id is needed"),
        (("label", "missing.txt", "--job-id", JOB_ID, "-o", "label.pdf"), "missing.txt: cannot be read"),
        (("label", "SIGNATURE", "--job-id", JOB_ID, "-o", "label.pdf"), "this is no manifest"),
        (("label", "--store", "missing.db", "--job-id", JOB_ID, "-o", "label.pdf"), "there is no such store"),
        (("label", "--job-id", JOB_ID), "-o"),
        (("label", "-", "--job-id", JOB_ID, "--ship-to", "-", "-o", "label.pdf"), "only one of the manifest and"),
        (
            ("packing-slip", "address.json", "--barcodes", "--job-id", SNOWBALL_ID, "-o", "slip.pdf"),
            "--barcodes is for storage devices",
        ),
        (("signature-sheet", "--store", "jobs.db", "-o", "sheet.pdf"), "--store and --job-id go together"),
        (
            ("signature-sheet", "SIGNATURE", "--store", "jobs.db", "--job-id", JOB_ID, "-o", "sheet.pdf"),
            "name only their ids",
        ),
        (
            ("signature-sheet", "--store", "jobs.db", "--job-id", SNOWBALL_ID, "-o", "sheet.pdf"),
            "has no SIGNATURE file",
        ),
        (("signature-sheet", "--store", "none.db", "--job-id", JOB_ID, "-o", "sheet.pdf"), "there is no such store"),
        (("signature-sheet", "-o", "sheet.pdf"), "name a SIGNATURE file"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(desk: Shell, arguments: tuple[str, ...], words: str) -> None:
    """Exit status 2, one clear message, and no file (contract, section 2)."""
    before = desk.names()
    done = desk.run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert words in " ".join(done.err.split())
    assert "Traceback" not in done.err
    assert desk.names() == before


def test_a_file_that_was_there_stays_where_nothing_is_printed(desk: Shell) -> None:
    """A file is rewritten whole or not at all (contract, section 4)."""
    desk.write("label.pdf", b"before")
    assert desk.run(*_label("--media", "5160")).status == 1
    assert (desk.folder / "label.pdf").read_bytes() == b"before"
    assert desk.run(*_label()).status == 0
    assert (desk.folder / "label.pdf").read_bytes().startswith(b"%PDF-")


def test_jobs_of_a_store_are_printed_as_what_they_are(desk: Shell) -> None:
    """A job that exists in a dry run alone has no address, and its label says so (RULINGS 30)."""
    create = ("importexport", "create-job", "--job-type", "Import", "--manifest", "file://MyS3ImportManifest.txt")
    made = desk.run("dry-run", *create, "--no-validate-only", "--store", "jobs.db")
    job_id = json.loads(made.out)["JobId"]
    done = desk.run("label", "--store", "jobs.db", "--job-id", job_id, "-o", "label.pdf")
    assert (done.status, done.err) == (0, "")
    assert "DRY RUN - NO SHIPPING ADDRESS" in _text(desk.folder / "label.pdf")
    assert job_id in _read(desk.folder / "label.pdf")
    done = desk.run("label", "--store", "jobs.db", "--job-id", "ZZZZZ", "-o", "none.pdf")
    assert done.status == 2
    assert "InvalidJobIdException" in done.err


def _create(desk: Shell, manifest: str) -> str:
    """The id of a job that a dry run has made."""
    create = ("importexport", "create-job", "--job-type", "Import", "--manifest", f"file://{manifest}")
    made = desk.run("dry-run", *create, "--no-validate-only", "--store", "jobs.db")
    return str(json.loads(made.out)["JobId"])


def test_the_signature_of_a_job_of_a_store_is_printed(desk: Shell) -> None:
    """It is the SignatureFileContents of GetStatus; a job whose device takes barcodes has none (reference, 8)."""
    job_id = _create(desk, "MyS3ImportManifest.txt")
    done = desk.run("signature-sheet", "--store", "jobs.db", "--job-id", job_id, "-o", "sheet.pdf")
    assert (done.status, done.err) == (0, "")
    text = _text(desk.folder / "sheet.pdf")
    assert f"jobId:{job_id}" in text
    assert "AWS will not accept it" in " ".join(text.split())
    image = _create(desk, "MyEBSImportManifest.txt")
    done = desk.run("signature-sheet", "--store", "jobs.db", "--job-id", image, "-o", "none.pdf")
    assert done.status == 2
    assert "has no SIGNATURE file" in done.err


def test_a_packing_slip_of_a_snowball_job_has_its_contact_and_its_device(desk: Shell) -> None:
    """Nothing on it comes from manifests, for a Snowball job has none of that kind."""
    desk.write(
        "job.json",
        json.dumps(
            {"JobType": "IMPORT", "SnowballType": "EDGE", "SnowballCapacityPreference": "T100"}
            | {"Description": "Field recordings", "ShippingOption": "SECOND_DAY"}
            | {"RoleARN": "arn:aws:iam::123456789012:role/example"}
            | {"Resources": {"S3Resources": [{"BucketArn": "arn:aws:s3:::example-import-bucket"}]}}
        ),
    )
    stored = ("--region", "us-east-1", "--store", "jobs.db")
    made = desk.run("dry-run", "snowball", "create-address", "--cli-input-json", "file://address.json", *stored)
    address_id = json.loads(made.out)["AddressId"]
    job = ("--cli-input-json", "file://job.json", "--address-id", address_id)
    job_id = json.loads(desk.run("dry-run", "snowball", "create-job", *job, *stored).out)["JobId"]
    done = desk.run("packing-slip", "--job-id", job_id, *stored, "-o", "slip.pdf")
    assert done.status == 0, done.err
    text = " ".join(_text(desk.folder / "slip.pdf").split())
    for words in ("AWS Snowball import: Field recordings", "Snowball device EDGE T100", "100 Main Street"):
        assert words in text
    assert "SIGNATURE" not in text
    done = desk.run("packing-slip", "address.json", "--job-id", SNOWBALL_ID, "-o", "other.pdf")
    assert done.status == 0, done.err
    assert "Snowball device" in _text(desk.folder / "other.pdf")


@pytest.mark.parametrize(
    ("manifest", "is_noted"), [("MyS3ImportManifest.txt", False), ("MyEBSImportManifest.txt", True)]
)
def test_the_barcode_of_aws_is_named_where_there_is_one(desk: Shell, manifest: str, is_noted: bool) -> None:  # noqa: FBT001 - a column of the table
    """AWS makes a barcode for a device that becomes one image, and none for S3 (Import/Export reference, 10.3)."""
    named = ("packing-slip", manifest, "--job-id", JOB_ID, "--barcodes")
    assert desk.run(*named, "-o", "sides.pdf").status == 0
    assert ("AWS's own barcode" in _text(desk.folder / "sides.pdf")) is is_noted


def test_the_context_states_the_address(desk: Shell) -> None:
    """A configured address is printed with the lines that an answer has (Import/Export reference, 10.1)."""
    desk.write("facts.toml", '[ship_to]\nstreet1 = "7 Dock Road"\ncity = "Any Town"\ncountry = "USA"\n')
    named = ("MyS3ImportManifest.txt", "--job-id", JOB_ID, "--context", "facts.toml")
    assert desk.run("label", *named, "-o", "label.pdf").status == 0
    text = _text(desk.folder / "label.pdf")
    assert all(words in text for words in ("AWS Import/Export", f"JOBID {JOB_ID}", "7 Dock Road"))


def test_a_snowball_address_has_a_label(desk: Shell) -> None:
    """The id of a Snowball job is too long for the Code 128 of a small label, which is said."""
    job_id = "JID123e4567-e89b-12d3-a456-426655440000"
    done = desk.run("label", "address.json", "--job-id", job_id, "--ship-to", "ship-to.txt", "-o", "label.pdf")
    assert done.status == 0
    assert "barcode-left-out" in done.err
    assert _read(desk.folder / "label.pdf") == {f"JOBID:{job_id}"}
    assert "100 Main Street" in _text(desk.folder / "label.pdf")


def test_what_holds_for_a_whole_batch_is_said_once(desk: Shell) -> None:
    """Advice on three labels is one piece of advice, and says for how many it holds; a bad option is one error."""
    ids = [f"JID123e4567-e89b-12d3-a456-42665544000{number}" for number in range(3)]
    named = [word for id_ in ids for word in ("--job-id", id_)]
    batch = ("label", *["address.json"] * 3, *named, "--ship-to", "ship-to.txt")
    done = desk.run(*batch, "-o", "label.pdf")
    assert done.status == 0
    assert done.err.count("barcode-left-out") == 1
    assert "The same holds for 2 more of this batch." in " ".join(done.err.split())
    done = desk.run(*batch, "--media", "5160", "-o", "label.pdf")
    assert done.status == 1
    assert done.err.count("medium-not-allowed") == 1


def test_a_packing_slip_of_an_image_has_the_barcodes_for_four_sides(desk: Shell) -> None:
    """They are a page of the same file, or labels of a sheet (Import/Export reference, 10.3)."""
    named = ("packing-slip", "MyEBSImportManifest.txt", "--job-id", JOB_ID)
    assert desk.run(*named, "-o", "slip.pdf").status == 0
    assert _pages(desk.folder / "slip.pdf") == 2
    assert "SIDE 4 OF 4" in _text(desk.folder / "slip.pdf")
    assert desk.run(*named, "--barcodes", "--media", "5163", "-o", "sides.pdf").status == 0
    assert "DISK-0001" not in _text(desk.folder / "sides.pdf")
    assert desk.run("packing-slip", "MyS3ImportManifest.txt", "--job-id", JOB_ID, "-o", "s3.pdf").status == 0
    assert "SIDE" not in _text(desk.folder / "s3.pdf")


def test_a_signature_sheet_has_the_text_of_the_file(desk: Shell) -> None:
    """It is the one document that shows a signature (RULINGS 19); that of a dry run is marked."""
    done = desk.run("signature-sheet", "SIGNATURE", "-o", "sheet.pdf")
    assert (done.status, done.err) == (0, "")
    text = _text(desk.folder / "sheet.pdf")
    assert all(line in text for line in SIGNATURE.split())
    assert "AWS will not accept it" in " ".join(text.split())
    assert _read(desk.folder / "sheet.pdf") == {JOB_ID}
    desk.write("SIGNATURE", SIGNATURE.replace("53TX4", "53TX4-VALIDATE-ONLY"))
    done = desk.run("signature-sheet", "SIGNATURE", "-o", "none.pdf")
    assert done.status == 1
    assert "validate-only" in done.err
    desk.write("SIGNATURE", "version:2.0\n")
    assert desk.run("signature-sheet", "SIGNATURE", "--force", "-o", "none.pdf").status == 1
    assert "none.pdf" not in desk.names()


def test_secrets_are_in_no_output(desk: Shell) -> None:
    """Neither on paper nor on stderr (contract, section 4)."""
    text = MANIFEST.replace("eraseDevice: yes", "eraseDevice: no") + "\npinCode: 86420\ntrueCryptPassword: hush-hush\n"
    desk.write("MyS3ImportManifest.txt", text)
    done = desk.run(*_label("--force"))
    shown = done.out + done.err + _text(desk.folder / "label.pdf") + "".join(_read(desk.folder / "label.pdf"))
    assert "86420" not in shown
    assert "hush" not in shown


def _with(fields: str) -> str:
    """The manifest with other values for some of its fields."""
    text = MANIFEST
    for line in fields.splitlines():
        key, _, value = line.partition(":")
        if value:
            text, count = re.subn(rf"(?m)^{key}:.*$", lambda _, line=line: line, text)
            assert count == 1
    return text


_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{'keeps' if example.keeps else 'breaks'}")
    for rule in RULES
    for example in parse(rule.page).examples
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_a_source_and_both_kinds_of_example(rule: Rule) -> None:
    """Whoever asks what a rule is finds what is wrong, where the fact comes from, and how it looks both ways."""
    page = parse(rule.page)
    assert page.summary.endswith(".")
    assert "Source: " in page.body
    assert {example.keeps for example in page.examples} == {True, False}
    assert rule.severity != "error" or rule.evidence not in {"inferred", "recalled"}


@pytest.mark.parametrize(("rule", "example"), _EXAMPLES)
def test_an_example_behaves_as_its_page_says(desk: Shell, rule: Rule, example: Example) -> None:
    """What is said to break the rule breaks it; what is said to keep it is printed."""
    arguments = _label()
    if example.variant == "command":
        program, *arguments = shlex.split(example.text.replace("\\\n", " "))  # type: ignore[assignment]
        assert program == "manifestkit"
    else:
        desk.write("MyS3ImportManifest.txt", _with(example.text))
    done = desk.run(*arguments)
    assert (f"[{rule.code}]" in done.err) is not example.keeps
    if example.keeps:
        assert done.status == 0
        assert (desk.folder / "label.pdf").exists()
    else:
        assert done.status == (1 if rule.severity == "error" else 0)
