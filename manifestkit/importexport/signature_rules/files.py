"""The rules for a SIGNATURE file as a whole: its name, its encoding, and what stands in it besides the parameters."""

from __future__ import annotations

from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.signature_rules.words import ABORTED
from manifestkit.importexport.signature_text import BYTE_ORDER_MARK
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.importexport.signature_text import SignatureText


def file_name(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file has another name than SIGNATURE.

    On the device its name is exactly SIGNATURE, in capitals and without an extension, and it lies in the root
    directory. AWS aborts a job whose SIGNATURE file it does not find, with the status MissingSignature.

    Rename the file. In a repository another name does no harm, as long as the copy on the device has the
    right one.

    Of the two files below, the first is named signature.txt and the second SIGNATURE.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    path = document.source.name
    if path == "-" or path.startswith("<"):  # no file
        return
    if path.replace("\\", "/").rpartition("/")[2] != "SIGNATURE":
        message = "On the device the file must be named SIGNATURE, or AWS aborts the job with MissingSignature."
        help_line = "Rename the file, or see to it that the copy on the device has this name."
        yield Observation("", document.source.line_span(1), message, help=help_line)


def byte_order_mark(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file begins with a byte order mark.

    Some editors put this invisible character in front of a text. AWS writes none, and whether it passes over
    one is not known: the name of the first parameter may then be wrong in its eyes.

    Save the file without it, as plain ASCII or as UTF-8 without a byte order mark. The fix removes it.

    Source: Import/Export reference, 8.

    Breaks (signature):
        \ufeffversion:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    if document.source.text.startswith(BYTE_ORDER_MARK):
        span = Span(0, len(BYTE_ORDER_MARK))
        mend = Mend("safe", "remove the byte order mark", (Edit(*span, ""),))
        message = "The SIGNATURE file begins with a byte order mark, which AWS does not write."
        yield Observation("", span, message, help="Save the file without it.", mend=mend)


def nul(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file holds a NUL character.

    The file holds plain letters, digits and signs. NUL characters stand in it when it was saved as UTF-16.
    AWS aborts a job whose SIGNATURE file is wrong, with the status InvalidSignature.

    Save the file as plain ASCII, or write it anew from the SignatureFileContents that CreateJob and GetStatus
    return.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID\0
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """  # noqa: D301  the example is to hold the character itself
    at = document.source.text.find("\0")
    if at >= 0:
        message = "The SIGNATURE file holds a NUL character" + ABORTED
        yield Observation("", Span(at, at + 1), message, help="Save the file as plain ASCII, not as UTF-16.")


def text_after(document: SignatureText) -> Iterator[Observation]:
    """Something follows the last line of a SIGNATURE file.

    The file ends with its fourth parameter. What follows is often the tail of a wrapped signature, or the
    file of another job: each device has its own, and they cannot be exchanged. AWS aborts a job whose
    SIGNATURE file is wrong, with the status InvalidSignature.

    Remove what follows, or write the file anew from the SignatureFileContents that CreateJob and GetStatus
    return.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
        (copied on Monday)

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    if document.has_rest:
        message = "The SIGNATURE file goes on where it should have ended" + ABORTED
        yield Observation("", document.rest, message, help="Remove what stands from here on.")
