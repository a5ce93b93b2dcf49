"""What can keep a text or a barcode from being printed."""

from __future__ import annotations

from manifestkit.printing.characters import named, remedy
from manifestkit.printing.trouble import Trouble, rule_of

# What the blocks of lines are called.
_BLOCKS = {"/returnAddress": "return address", "/shipTo": "address to ship to", "/jobId": "job id"}


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
        remedy(characters),
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


def barcode_too_wide() -> Trouble:
    r"""No barcode of the job id has room on this medium.

    A module is never smaller than two dots of a printer with 203 dots an inch, because scanners do not read smaller
    ones.

    Choose a larger medium.

    Source: address reference, 3.5.

    Breaks (command):
        manifestkit packing-slip MyEBSImportManifest.txt --job-id JID123e4567-e89b-12d3-a456-426655440000 \
            --barcodes --media 5160 -o label.pdf

    Keeps (command):
        manifestkit packing-slip MyEBSImportManifest.txt --job-id JID123e4567-e89b-12d3-a456-426655440000 \
            --barcodes --media 5163 -o label.pdf
    """
    return Trouble(BARCODE_TOO_WIDE, "/jobId", "No barcode of the job id has room here.", (), "Choose a larger medium.")


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


MISSING_GLYPH = rule_of("PR101", "missing-glyph", "error", "standard", missing_glyph)
UNPRINTABLE_CHARACTER = rule_of("PR102", "unprintable-character", "error", "standard", unprintable_character)
DOES_NOT_FIT = rule_of("PR103", "does-not-fit", "error", "standard", does_not_fit)
BARCODE_TOO_WIDE = rule_of("PR108", "barcode-too-wide", "error", "standard", barcode_too_wide)
BARCODE_LEFT_OUT = rule_of("PR104", "barcode-left-out", "info", "standard", barcode_left_out)
