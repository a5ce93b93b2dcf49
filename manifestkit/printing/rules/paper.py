"""What does not go together with what is printed on."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.printing.trouble import Trouble, rule_of

if TYPE_CHECKING:
    from collections.abc import Sequence


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


MEDIUM_NOT_ALLOWED = rule_of("PR105", "medium-not-allowed", "error", "standard", medium_not_allowed)
LABELS_OFF_THE_PAGE = rule_of("PR106", "labels-off-the-page", "error", "standard", labels_off_the_page)
LABELS_OVERLAP = rule_of("PR107", "labels-overlap", "error", "standard", labels_overlap)
