"""The rules for SIGNATURE files. The docstring of each is its page of help.

The service has no exception for this file: a bad one aborts the job later, when the device has arrived, with
the job status InvalidSignature. So no rule here has an error code. Source: Import/Export reference, 8 and
11.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.rule import Rule
from manifestkit.importexport.job_ids import is_job_id, is_validate_only_id
from manifestkit.importexport.signature import OFFLINE_SIGNATURE, SIGNING_METHOD, VERSIONS, is_signature
from manifestkit.importexport.signature_text import BYTE_ORDER_MARK, PARAMETERS
from manifestkit.text.edits import Edit
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from manifestkit.findings.rule import Evidence, Severity
    from manifestkit.importexport.signature_text import SignatureText

    Check: TypeAlias = Callable[[SignatureText], Iterator[Observation]]

_ABORTED = "; AWS would abort the job with InvalidSignature."
_TAKE_IT_ANEW = "Write the SignatureFileContents that CreateJob or GetStatus returns, as they are."


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
            message = "This line is not a name, a colon and a value" + _ABORTED
            yield Observation("", line.content, message, help=_TAKE_IT_ANEW)


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
        message = f"The SIGNATURE file has no line for {parameter}{_ABORTED}"
        yield Observation(f"/{parameter}", document.source.line_span(1), message, help=_TAKE_IT_ANEW)


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
            message = f"The SIGNATURE file gives {line.parameter} a second time{_ABORTED}"
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
        message = "A SIGNATURE file has no parameter {}" + _ABORTED
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


def version(document: SignatureText) -> Iterator[Observation]:
    """The version of a SIGNATURE file is neither 1.0 nor 2.0.

    AWS writes files of version 2.0; those of version 1.0 come from the time when jobs were sent by e-mail and
    signed by the sender. No other version is known. AWS aborts a job whose SIGNATURE file is wrong, with the
    status InvalidSignature.

    Write the file anew from the SignatureFileContents that CreateJob and GetStatus return.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:3.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines_of("version"):
        if line.value not in VERSIONS:
            message = "The version is neither 1.0 nor 2.0" + _ABORTED
            yield Observation("/version", line.place, message, help=_TAKE_IT_ANEW)


def signing_method(document: SignatureText) -> Iterator[Observation]:
    """The signing method of a SIGNATURE file is not HmacSHA1.

    There is no other. AWS aborts a job whose SIGNATURE file is wrong, with the status InvalidSignature.

    Write HmacSHA1, in these letters. If the signature was made by another method, write the file anew from
    the SignatureFileContents that CreateJob and GetStatus return.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA256
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines_of("signingMethod"):
        if line.value == SIGNING_METHOD:
            continue
        message = "The signing method is not HmacSHA1" + _ABORTED
        mend = None
        if line.value.lower() == SIGNING_METHOD.lower():
            mend = Mend("safe", f"write {SIGNING_METHOD}", (Edit(*line.value_span, SIGNING_METHOD),))
        yield Observation("/signingMethod", line.place, message, help=_TAKE_IT_ANEW, mend=mend)


def job_id(document: SignatureText) -> Iterator[Observation]:
    """The job id of a SIGNATURE file is not of the form that AWS gives to jobs.

    A job id has five characters, of the digits 1-9 and the letters A-Z without O. AWS aborts a job whose
    SIGNATURE file is wrong, with the status InvalidSignature.

    Look for a zero or a letter O that should be another character, or write the file anew from the
    SignatureFileContents that CreateJob and GetStatus return.

    Source: Import/Export reference, 8, 11.2 and 11.5.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:JOB01
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines_of("jobId"):
        if not (is_job_id(line.value) or is_validate_only_id(line.value)):
            message = "A job id has five characters of 1-9 and A-Z without O, and this has not" + _ABORTED
            yield Observation("/jobId", line.place, message, help=_TAKE_IT_ANEW)


def lower_case_job_id(document: SignatureText) -> Iterator[Observation]:
    """The job id of a SIGNATURE file is in lower case.

    AWS gives job ids in upper case. It reads those of version 1.0 in either; of version 2.0 this is not
    known.

    Write the id in upper case. In a file of version 1.0 the signature covers the id, and it is not known in
    which case, so there the fix is not safe: sign the manifest again instead.

    Source: Import/Export reference, 8 and 11.5.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:ex1id
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    versions = {line.value for line in document.lines_of("version")}
    for line in document.lines_of("jobId"):
        upper = line.value.upper()
        if (is_job_id(line.value) or is_validate_only_id(line.value)) and line.value != upper:
            edits = (Edit(*line.value_span, upper),)
            mend = Mend("safe" if versions == {"2.0"} else "unsafe", "write the job id in upper case", edits)
            message = "AWS gives job ids in upper case."
            yield Observation("/jobId", line.value_span, message, help="Write it in upper case.", mend=mend)


def validate_only(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file carries the id of a job that was only validated.

    With ValidateOnly, CreateJob answers an id that ends with -VALIDATE-ONLY, and a SIGNATURE file with this
    id in it, but creates nothing: later calls do not know the id. AWS aborts a job whose SIGNATURE file is
    wrong, with the status InvalidSignature.

    Create the job without ValidateOnly and write the SignatureFileContents of that answer to the device.

    Source: Import/Export reference, 9.2 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID-VALIDATE-ONLY
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines_of("jobId"):
        if is_validate_only_id(line.value):
            message = "No job has an id with -VALIDATE-ONLY" + _ABORTED
            help_line = "Create the job without ValidateOnly and use the file that this returns."
            yield Observation("/jobId", line.value_span, message, help=help_line)


def signature_value(document: SignatureText) -> Iterator[Observation]:
    """The signature of a SIGNATURE file is not the base64 of 20 bytes.

    It has 28 characters: 27 of A-Z, a-z, 0-9, + and /, and one equals sign. AWS aborts a job whose SIGNATURE
    file is wrong, with the status InvalidSignature.

    A signature that is too short was torn or cut when it was copied. Write the file anew from the
    SignatureFileContents that CreateJob and GetStatus return.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAA

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines_of("signature"):
        if not is_signature(line.value):
            message = "The signature is not the 28 base64 characters of 20 bytes" + _ABORTED
            yield Observation("/signature", line.place, message, help=_TAKE_IT_ANEW)


def offline_signature(document: SignatureText) -> Iterator[Observation]:
    """A SIGNATURE file carries the signature of a dry run.

    A dry run cannot compute the signature of a real job, because AWS never published how. It gives the base64
    of the words OFFLINE DRY RUN ONLY in its place. AWS aborts a job whose SIGNATURE file is wrong, with the
    status InvalidSignature.

    Create the job at AWS and write the SignatureFileContents of its answer to the device.

    Source: Import/Export reference, 8 and 11.2.

    Breaks (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:T0ZGTElORSBEUlkgUlVOIE9OTFk=

    Keeps (signature):
        version:2.0
        signingMethod:HmacSHA1
        jobId:EX1ID
        signature:AAAAAAAAAAAAAAAAAAAAAAAAAAA=
    """
    for line in document.lines_of("signature"):
        if line.value == OFFLINE_SIGNATURE:
            message = "This is the signature of an offline dry run" + _ABORTED
            help_line = "Create the job at AWS and use the file that this returns."
            yield Observation("/signature", line.value_span, message, help=help_line)


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
        message = "The SIGNATURE file holds a NUL character" + _ABORTED
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
        message = "The SIGNATURE file goes on where it should have ended" + _ABORTED
        yield Observation("", document.rest, message, help="Remove what stands from here on.")


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


def _rule(code: str, name: str, severity: Severity, evidence: Evidence, check: Check) -> tuple[Rule, Check]:
    return Rule(code, name, severity, None, evidence, check.__doc__ or ""), check


SIGNATURE_RULES: tuple[tuple[Rule, Check], ...] = (
    _rule("IE401", "malformed-signature-line", "error", "doc", malformed_line),
    _rule("IE402", "missing-signature-parameter", "error", "doc", missing_parameter),
    _rule("IE403", "repeated-signature-parameter", "error", "doc", repeated_parameter),
    _rule("IE404", "unknown-signature-parameter", "error", "doc", unknown_parameter),
    _rule("IE405", "text-after-signature", "error", "doc", text_after),
    _rule("IE406", "signature-nul", "error", "doc", nul),
    _rule("IE407", "signature-version", "error", "doc", version),
    _rule("IE408", "signing-method", "error", "doc", signing_method),
    _rule("IE409", "signature-job-id", "error", "doc", job_id),
    _rule("IE410", "signature-validate-only", "error", "obs", validate_only),
    _rule("IE411", "signature-value", "error", "doc", signature_value),
    _rule("IE412", "offline-signature", "error", "doc", offline_signature),
    _rule("IE413", "signature-file-name", "warning", "doc", file_name),
    _rule("IE414", "signature-order", "warning", "doc", parameter_order),
    _rule("IE415", "signature-byte-order-mark", "warning", "inferred", byte_order_mark),
    _rule("IE416", "signature-job-id-case", "info", "inferred", lower_case_job_id),
    _rule("IE417", "signature-blanks", "info", "doc", blanks),
)
