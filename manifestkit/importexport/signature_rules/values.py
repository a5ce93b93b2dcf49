"""The rules for the values of a SIGNATURE file."""

from __future__ import annotations

from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.job_ids import is_job_id, is_validate_only_id
from manifestkit.importexport.signature import OFFLINE_SIGNATURE, SIGNING_METHOD, VERSIONS, is_signature
from manifestkit.importexport.signature_rules.words import ABORTED, TAKE_IT_ANEW
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.importexport.signature_text import SignatureText


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
            message = "The version is neither 1.0 nor 2.0" + ABORTED
            yield Observation("/version", line.place, message, help=TAKE_IT_ANEW)


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
        message = "The signing method is not HmacSHA1" + ABORTED
        mend = None
        if line.value.lower() == SIGNING_METHOD.lower():
            mend = Mend("safe", f"write {SIGNING_METHOD}", (Edit(*line.value_span, SIGNING_METHOD),))
        yield Observation("/signingMethod", line.place, message, help=TAKE_IT_ANEW, mend=mend)


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
            message = "A job id has five characters of 1-9 and A-Z without O, and this has not" + ABORTED
            yield Observation("/jobId", line.place, message, help=TAKE_IT_ANEW)


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
            message = "No job has an id with -VALIDATE-ONLY" + ABORTED
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
            message = "The signature is not the 28 base64 characters of 20 bytes" + ABORTED
            yield Observation("/signature", line.place, message, help=TAKE_IT_ANEW)


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
            message = "This is the signature of an offline dry run" + ABORTED
            help_line = "Create the job at AWS and use the file that this returns."
            yield Observation("/signature", line.value_span, message, help=help_line)
