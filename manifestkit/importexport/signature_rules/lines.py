"""The rules for the lines of a SIGNATURE file: which there are, in which order, and how each is written."""

from __future__ import annotations

from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.signature_rules.words import ABORTED, TAKE_IT_ANEW
from manifestkit.importexport.signature_text import PARAMETERS
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.importexport.signature_text import SignatureText


def malformed_line(document: SignatureText) -> Iterator[Observation]:
    """A line of a SIGNATURE file is not a name, a colon and a value.

    The file has four lines and each gives one parameter. A signature that an editor or a mail program has
    wrapped is the usual cause. AWS aborts a job whose SIGNATURE file is wrong, with the status
    InvalidSignature.

    Join the line to the one that it was torn from, or write the file anew from the SignatureFileContents that
    CreateJob and GetStatus return.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version 2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines:
        if not line.name:
            message = "This line is not a name, a colon and a value" + ABORTED
            yield Observation("", line.content, message, help=TAKE_IT_ANEW)


def missing_parameter(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file lacks one of its four parameters.

    They are version, signingMethod, jobId and signature. AWS aborts a job whose SIGNATURE file is wrong, with
    the status InvalidSignature.

    Write the file anew from the SignatureFileContents that CreateJob and GetStatus return.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    if document.has_rest:  # something was left unread, and the parameter may stand there
        return
    for parameter in document.missing:
        message = f"The SIGNATURE file has no line for {parameter}{ABORTED}"
        yield Observation(f"/{parameter}", document.source.line_span(1), message, help=TAKE_IT_ANEW)


def repeated_parameter(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file gives a parameter twice.

    The file has one line for each of its four parameters, and AWS does not say which of two lines would
    count. It aborts a job whose SIGNATURE file is wrong, with the status InvalidSignature.

    Keep the line that belongs to the job. If in doubt, write the file anew from the SignatureFileContents
    that GetStatus returns.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        jobId:TSTD1
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    seen: set[str] = set()
    for line in document.lines:
        if line.parameter in seen:
            message = f"The SIGNATURE file gives {line.parameter} a second time{ABORTED}"
            help_line = "Keep the line that belongs to the job and remove the other."
            yield Observation(f"/{line.parameter}", line.name_span, message, help=help_line)
        elif line.parameter:
            seen.add(line.parameter)


def unknown_parameter(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file has a parameter that AWS does not know.

    The four parameters are version, signingMethod, jobId and signature, written exactly so. AWS aborts a job
    whose SIGNATURE file is wrong, with the status InvalidSignature.

    Remove the line. Where only its letters differ from a parameter's, the fix writes the name as AWS does.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        JobID:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines:
        if not line.name or line.name == line.parameter:
            continue
        message = "A SIGNATURE file has no parameter {}" + ABORTED
        help_line, mend = "Remove the line.", None
        if line.parameter:
            help_line = f"Did you mean {line.parameter}?"
            mend = Mend("safe", f"write {line.parameter}", (Edit(*line.name_span, line.parameter),))
        yield Observation(f"/{line.name}", line.name_span, message, (line.name,), help=help_line, mend=mend)


def parameter_order(document: SignatureText) -> Iterator[Observation]:
    """The parameters of a SIGNATURE file stand in another order than AWS gives them.

    AWS writes version, signingMethod, jobId and signature, in this order. Whether it reads them in another is
    not known; a file that somebody put together by hand is worth a second look.

    Write the file anew from the SignatureFileContents that CreateJob and GetStatus return.

    Source: Import/Export reference, 8.

    Breaks (signature):
        version:2.0
        jobId:EX1ID
        signingMethod:HmacSHA1
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    furthest = 0
    for parameter in dict.fromkeys(line.parameter for line in document.lines if line.parameter):
        place = PARAMETERS.index(parameter)
        if place < furthest:
            line = next(document.lines_of(parameter))
            message = f"AWS writes {parameter} before {PARAMETERS[furthest]}, not after it."
            help_line = f"Write {', '.join(PARAMETERS)}, in this order."
            yield Observation(f"/{parameter}", line.name_span, message, help=help_line)
        furthest = max(furthest, place)


def blanks(document: SignatureText) -> Iterator[Observation]:
    """A line of a SIGNATURE file has blanks around its name or its value.

    AWS writes none. A listing in its guide shows a file of 90 bytes, which fits a blank after each colon, so
    blanks there seem to do no harm; but a file that differs from what AWS returned was touched by somebody.

    The fix removes them.

    Source: Import/Export reference, 8.

    Breaks (signature):
        version: 2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines:
        if not line.name:
            continue
        start, end = line.written
        around = (
            Edit(start, line.name_span.start, ""),
            Edit(line.name_span.end, line.value_span.start, ":"),
            Edit(line.value_span.end, end, ""),
        )
        edits = tuple(edit for edit in around if document.source.text[edit.start : edit.end] != edit.text)
        if edits:
            mend = Mend("safe", "remove the blanks", edits)
            message = "AWS writes no blanks in this line."
            yield Observation(f"/{line.name}", line.written, message, help="Remove the blanks.", mend=mend)
