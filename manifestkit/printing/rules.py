"""What keeps a document from being printed: the rules of the preflight, each with its page of help.

A trouble is what a rule saw in a document; ``preflight`` says where in a manifest that stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.findings.printable import printable, quoted
from manifestkit.findings.rule import Rule
from manifestkit.printing.characters import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from manifestkit.findings.rule import Evidence, Severity


# What the blocks of lines are called.
_BLOCKS = {"/returnAddress": "return address", "/shipTo": "address to ship to", "/jobId": "job id"}


class Trouble(NamedTuple):
    """One thing that is wrong with a document.

    ``pointer`` is the JSON Pointer of the manifest's member that it is about, or a name of the same form for what the
    manifest does not say: ``/jobId``, ``/shipTo/0``, ``/media``. Each ``{}`` in ``message`` stands for one of
    ``values``.
    """

    rule: Rule
    pointer: str
    message: str
    values: tuple[str, ...] = ()
    help: str | None = None

    def __str__(self) -> str:
        first, *others = self.message.split("{}")
        shown = first + "".join(quoted(value) + text for value, text in zip(self.values, others, strict=True))
        return printable(f"{self.pointer}: {shown}")


class PreflightError(ValueError):
    """A document cannot be printed; ``troubles`` says all that is wrong with it."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        super().__init__("; ".join(map(str, troubles)))
        self.troubles = tuple(troubles)


def missing_glyph(pointer: str, characters: str) -> Trouble:
    """No font has a character of the text.

    A gap or a box would stand in its place, so nothing is printed. Latin, Greek, Cyrillic, Hebrew,
    Arabic, Devanagari and Thai work everywhere; Chinese, Japanese and Korean need a font of the system.

    Name a TrueType font that has the character with --font, or write the text in other characters.

    Source: address reference, 2.6 and 2.7.

    Breaks (s3-import):
        returnAddress:
          name: Pat Example ᚠ

    Keeps (s3-import):
        returnAddress:
          name: Παναγιώτης Παράδειγμα
    """
    return Trouble(
        MISSING_GLYPH,
        pointer,
        f"No font has {named(characters)}.",
        (),
        "Name a TrueType font that has it with --font, or write it in other characters.",
    )


def unprintable_character(pointer: str, characters: str) -> Trouble:
    r"""A character of the text cannot be printed.

    Control characters have no shape, characters that turn the direction of writing make a label say something other
    than its text, and emoji are pictures.

    Delete the character.

    Source: address reference, 3.4.

    Breaks (s3-import):
        deviceId: "DISK\u202e0001"

    Keeps (s3-import):
        deviceId: DISK-0001
    """
    return Trouble(
        UNPRINTABLE_CHARACTER,
        pointer,
        f"{named(characters)} cannot be printed.",
        (),
        "Take it out of the text.",
    )


def does_not_fit(pointer: str, text: str) -> Trouble:
    """A text does not fit at the smallest legal size.

    Type shrinks to 8.4 points, where capitals are 0.080 inches high, and is broken between words after that. Nothing is
    ever cut off.

    Shorten the text, or choose a larger medium.

    Source: address reference, 3.4 (the smallest type of an address).

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to long.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        DOES_NOT_FIT,
        pointer,
        "{} does not fit at 8.4 points.",
        (text,),
        "Shorten it, or choose a larger medium.",
    )


def too_many_lines(pointer: str, lines: int, room: int) -> Trouble:
    """The same finding where not one text is too long, but their lines are too many."""
    return Trouble(
        DOES_NOT_FIT,
        pointer,
        f"The {_BLOCKS.get(pointer, 'text')} has {lines:,} lines, and there is room for {room:,} at 8.4 points.",
        (),
        "Leave lines out or join them, or choose a larger medium.",
    )


def barcode_left_out(job_id: str) -> Trouble:
    r"""The job id is too long for a Code 128 on this medium, and stands in the QR code alone.

    A bar is never thinner than two dots of a printer with 203 dots an inch, because scanners do not read thinner ones.

    Choose a wider medium if the dock scans Code 128 only.

    Source: address reference, 3.5.

    Breaks (command):
        manifestkit label address.json --job-id JID123e4567-e89b-12d3-a456-426655440000 \
            --ship-to ship-to.txt -o label.pdf

    Keeps (command):
        manifestkit label address.json --job-id JID123e4567-e89b-12d3-a456-426655440000 \
            --ship-to ship-to.txt --media a4 -o label.pdf
    """
    return Trouble(
        BARCODE_LEFT_OUT,
        "/jobId",
        "{} is too long for a Code 128 here, so it stands in the QR code alone.",
        (job_id,),
        "Choose a wider medium if the dock scans Code 128 only.",
    )


def medium_not_allowed(document: str, medium: str, allowed: Sequence[str]) -> Trouble:
    """The document does not go on the medium.

    A shipping label needs room for two addresses in legal type and for a barcode of legal height; the packing slip and
    the signature sheet need a page.

    Choose one of the media that the message names.

    Source: address reference, 3.2 to 3.5.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt --media 5160 -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt --media 5164 -o label.pdf
    """
    return Trouble(
        MEDIUM_NOT_ALLOWED,
        "/media",
        f"A {document} does not go on {medium}.",
        (),
        f"It goes on {', '.join(allowed)}.",
    )


def labels_off_the_page(edge: str, millimetres: float) -> Trouble:
    """The offset or the pitch pushes something off the page.

    What lies beyond the edge of the page is cut off, and a barcode that is cut off cannot be scanned. A calibration
    mends an error of a printer, which is a few millimetres at most.

    Print the test grid, measure how far it is off, and give that.

    Source: address reference, 3.3 and 3.9.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt --offset 25,25 -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt --offset 0.8,-0.5 -o label.pdf
    """
    return Trouble(
        LABELS_OFF_THE_PAGE,
        "/calibration",
        f"The offset and the pitch push what is printed {millimetres:.1f} mm over the {edge} edge of the page.",
        (),
        "Give a smaller --offset, or a --pitch nearer to 1; --test-grid shows what the printer needs.",
    )


def labels_overlap(millimetres: float) -> Trouble:
    r"""The pitch prints the labels of a sheet over each other.

    The pitch scales the distance between labels and not the labels, to mend an error of a printer of a few thousandths.

    Print the test grid, measure the distance between two of its labels, and divide what it should be by that.

    Source: address reference, 3.3.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt \
            --media l7165 --copies 8 --pitch 0.9,0.9 -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt \
            --media l7165 --copies 8 --pitch 0.998,1.002 -o label.pdf
    """
    return Trouble(
        LABELS_OVERLAP,
        "/calibration",
        f"The pitch prints labels over each other, by up to {millimetres:.1f} mm.",
        (),
        "Give a --pitch nearer to 1; --test-grid shows what the printer needs.",
    )


def no_ship_to() -> Trouble:
    """Nobody has said where the device is to be shipped.

    The address stands in the job's answer, or in the instructions that came with it. No address of an AWS facility is
    built in: those that the guides print are long out of use.

    Name a file that has the address line by line with --ship-to, or state ship_to in the context.

    Source: Import/Export reference, 10.1; address reference, 3.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        NO_SHIP_TO,
        "/shipTo",
        "The label has no address to ship to.",
        (),
        "Name a file that has it line by line with --ship-to, or state ship_to in the context.",
    )


def historic_ship_to(pointer: str, line: str) -> Trouble:
    """The address to ship to is one of those that old guides print as samples.

    No dock has stood there for years: a device that is sent there is lost.

    Take the address from the answer to your own job.

    Source: Import/Export reference, 10.1; address reference, 3.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to historic.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        HISTORIC_SHIP_TO,
        pointer,
        "{} is a sample address of old guides; nobody receives devices there.",
        (line,),
        "Take the address from the answer to your own job.",
    )


def ship_to_of_another_job(pointer: str, line: str) -> Trouble:
    """The address to ship to names another job.

    Answers have a line with the job id in the address. The dock takes the device for that job.

    Take the address from the answer to this job, or leave the line out: the job id stands on the label anyway.

    Source: Import/Export reference, 10.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to other.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        SHIP_TO_OF_ANOTHER_JOB,
        pointer,
        "The address to ship to names another job: {}.",
        (line,),
        "Take the address from the answer to this job, or leave that line out.",
    )


def validate_only_id(job_id: str) -> Trouble:
    """The job id is that of a validation, and no job has it.

    CreateJob answers such an id where it only validates. The service does not know it afterwards, and a device with it
    is refused.

    Create the job, and print the id that it gets.

    Source: Import/Export reference, 9.2 and 10.1.

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4-VALIDATE-ONLY --ship-to ship-to.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(
        VALIDATE_ONLY_ID,
        "/jobId",
        "{} is what CreateJob answers where it only validates; no job has this id.",
        (job_id,),
        "Create the job, and print the id that it gets.",
    )


def bad_job_id(job_id: str) -> Trouble:
    """The job id is none.

    The dock refuses a device without a valid job id. Those of Import/Export have five characters, of the digits 1 to 9
    and the letters without O; those of Snowball begin with JID or MID and go on as a UUID.

    Copy the id from the answer to CreateJob.

    Source: Import/Export reference, 10.1 and 11.5; the Snowball model (JobId).

    Breaks (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TXO --ship-to ship-to.txt -o label.pdf

    Keeps (command):
        manifestkit label MyS3ImportManifest.txt --job-id 53TX4 --ship-to ship-to.txt -o label.pdf
    """
    return Trouble(BAD_JOB_ID, "/jobId", "{} is no job id.", (job_id,), "Copy the id from the answer to CreateJob.")


def _rule(code: str, name: str, severity: Severity, evidence: Evidence, trouble: Callable[..., Trouble]) -> Rule:
    return Rule(code, name, severity, None, evidence, trouble.__doc__ or "")


MISSING_GLYPH = _rule("PR101", "missing-glyph", "error", "standard", missing_glyph)
UNPRINTABLE_CHARACTER = _rule("PR102", "unprintable-character", "error", "standard", unprintable_character)
DOES_NOT_FIT = _rule("PR103", "does-not-fit", "error", "standard", does_not_fit)
BARCODE_LEFT_OUT = _rule("PR104", "barcode-left-out", "info", "standard", barcode_left_out)
MEDIUM_NOT_ALLOWED = _rule("PR105", "medium-not-allowed", "error", "standard", medium_not_allowed)
LABELS_OFF_THE_PAGE = _rule("PR106", "labels-off-the-page", "error", "standard", labels_off_the_page)
LABELS_OVERLAP = _rule("PR107", "labels-overlap", "error", "standard", labels_overlap)
NO_SHIP_TO = _rule("PR201", "no-ship-to", "error", "doc", no_ship_to)
HISTORIC_SHIP_TO = _rule("PR202", "historic-ship-to", "error", "doc", historic_ship_to)
SHIP_TO_OF_ANOTHER_JOB = _rule("PR203", "ship-to-of-another-job", "error", "doc", ship_to_of_another_job)
VALIDATE_ONLY_ID = _rule("PR301", "validate-only-id", "error", "obs", validate_only_id)
BAD_JOB_ID = _rule("PR302", "bad-job-id", "error", "doc", bad_job_id)

RULES: tuple[Rule, ...] = (
    MISSING_GLYPH,
    UNPRINTABLE_CHARACTER,
    DOES_NOT_FIT,
    BARCODE_LEFT_OUT,
    MEDIUM_NOT_ALLOWED,
    LABELS_OFF_THE_PAGE,
    LABELS_OVERLAP,
    NO_SHIP_TO,
    HISTORIC_SHIP_TO,
    SHIP_TO_OF_ANOTHER_JOB,
    VALIDATE_ONLY_ID,
    BAD_JOB_ID,
)
