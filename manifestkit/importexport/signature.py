"""The SIGNATURE file, which ties a storage device to its job. Source: Import/Export reference, 8.

Every device of an Amazon S3 job carries one in its root directory. AWS computes those of version 2.0 and
never published how: they can be read and compared here, not made. Those of version 1.0 are signed by the
sender.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from dataclasses import dataclass, field
from enum import Enum

from manifestkit.importexport.job_ids import is_job_id, is_validate_only_id
from manifestkit.importexport.signature_text import PARAMETERS, read
from manifestkit.text.source import Source

VERSIONS = ("1.0", "2.0")
SIGNING_METHOD = "HmacSHA1"

# What dry runs give in place of a signature: base64 of the 20 bytes "OFFLINE DRY RUN ONLY" (RULINGS 29).
OFFLINE_SIGNATURE = "T0ZGTElORSBEUlkgUlVOIE9OTFk="

# Base64 of 20 bytes: the 27th character carries four bits, so its last two are zero.
_SIGNATURE = re.compile(r"[A-Za-z0-9+/]{26}[AEIMQUYcgkosw048]=")
_WHITE_SPACE = re.compile(r"\s")


class SignatureError(ValueError):
    """A text is no SIGNATURE file, or something cannot be signed. The message shows no value."""


@dataclass(frozen=True, slots=True)
class SignatureFile:
    """The four parameters of a SIGNATURE file; SignatureError where one of them cannot stand in such a file.

    ``job_id`` is kept as it is written, in lower case too, and may end with ``-VALIDATE-ONLY``. ``signature``
    is the base64 of 20 bytes; it is a secret, which ``repr`` does not show. Source: Import/Export reference,
    8, 9.2 and 11.5.
    """

    version: str
    signing_method: str
    job_id: str
    signature: str = field(repr=False)

    def __post_init__(self) -> None:
        if self.version not in VERSIONS:
            raise SignatureError("the version is neither 1.0 nor 2.0")
        if self.signing_method != SIGNING_METHOD:
            raise SignatureError("the signingMethod is not HmacSHA1")
        if not (is_job_id(self.job_id) or is_validate_only_id(self.job_id)):
            raise SignatureError("the jobId is not five characters of 1-9 and A-Z without O")
        if not is_signature(self.signature):
            raise SignatureError("the signature is not the 28 base64 characters of 20 bytes")

    def to_text(self) -> str:
        """The file's text as AWS lays it out: four lines without blanks, each with a line feed at its end."""
        values = (self.version, self.signing_method, self.job_id, self.signature)
        lines = (f"{name}:{value}\n" for name, value in zip(PARAMETERS, values, strict=True))
        return "".join(lines)


class Verdict(Enum):
    """What ``verify`` says; ``message`` says it in a sentence."""

    MATCHES = "matches"
    DIFFERS = "differs"
    UNPUBLISHED = "unpublished"

    @property
    def message(self) -> str:
        """One sentence for the person who asked."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.MATCHES: "The signature is the one of this manifest, job id and key.",
    Verdict.DIFFERS: "The signature is not the one of this manifest, job id and key.",
    Verdict.UNPUBLISHED: (
        "AWS never published how a signature of version 2.0 is computed: it cannot be recomputed here, only"
        " compared with the SignatureFileContents that GetStatus returns."
    ),
}


def parse(text: str) -> SignatureFile:
    """The SIGNATURE file that a text holds; SignatureError, which names the line, where it holds none.

    Read alike are LF, CRLF and CR, blanks around names and values, blank lines, the four lines in any order,
    and a byte order mark: a file of 86 bytes, one of 90, and one without its last line end.
    """
    found = read(Source(text, "SIGNATURE"))
    if "\0" in text:
        raise SignatureError("the text holds a NUL character")
    values: dict[str, str] = {}
    for line in found.lines:
        at = found.source.position(line.content.start).line
        if line.name not in PARAMETERS:
            raise SignatureError(f"line {at} is not one of {', '.join(PARAMETERS)}, a colon and a value")
        if line.name in values:
            raise SignatureError(f"line {at} gives {line.name} a second time")
        values[line.name] = line.value
    if found.has_rest:
        at = found.source.position(found.rest.start).line
        raise SignatureError(f"line {at} follows the last line of the SIGNATURE file")
    if found.missing:
        raise SignatureError(f"there is no {found.missing[0]}")
    return SignatureFile(*(values[parameter] for parameter in PARAMETERS))


def sign(job_id: str, manifest: str | bytes, secret_key: str) -> SignatureFile:
    """The SIGNATURE file of version 1.0 for a manifest and the AWS secret access key of its sender.

    The signature is the HMAC-SHA1, under the secret key, of the job id, a line feed and the manifest, in
    which every CRLF counts as LF. A text counts as its UTF-8 bytes; pass the bytes where a byte order mark is
    to be signed.

    The reference calls job ids "not case-sensitive" and does not say in which case they are signed. Here they
    are signed and written in upper case, as AWS gives them (inferred): so what is signed is what the file
    says, whether the reader takes the id from the file or from its own books.

    SignatureError where the job id is not one of version 1.0, the key is empty or holds white space, or a
    text has no UTF-8 form. Source: Import/Export reference, 8.
    """
    if is_validate_only_id(job_id):
        raise SignatureError("an id with -VALIDATE-ONLY names no job, so there is nothing to sign")
    if not is_job_id(job_id):
        raise SignatureError("the job id is not five characters of 1-9 and A-Z without O")
    name = job_id.upper()
    return SignatureFile("1.0", SIGNING_METHOD, name, _signature(name, _signed_bytes(manifest), _key_bytes(secret_key)))


def verify(file: SignatureFile, manifest: str | bytes, secret_key: str) -> Verdict:
    """Whether a SIGNATURE file is the one of a manifest, compared in constant time.

    An id in lower case is tried as it is written and in upper case, because the reference does not say which
    of the two was signed. SignatureError as for ``sign``. A file of version 2.0 is never judged. Source:
    Import/Export reference, 8.
    """
    if file.version != "1.0":
        return Verdict.UNPUBLISHED
    message, key = _signed_bytes(manifest), _key_bytes(secret_key)
    ids = dict.fromkeys((file.job_id, file.job_id.upper()))
    matches = [_equal(_signature(job_id, message, key), file.signature) for job_id in ids]
    return Verdict.MATCHES if any(matches) else Verdict.DIFFERS


def same(one: SignatureFile, other: SignatureFile) -> bool:
    """Whether two files say the same, such as the one on the device and the one that GetStatus returns.

    The case of the job id does not count; signatures are compared in constant time.
    """
    return (
        one.version == other.version
        and one.job_id.upper() == other.job_id.upper()
        and _equal(one.signature, other.signature)
    )


def is_offline(file: SignatureFile) -> bool:
    """Whether a dry run gave the signature, which AWS will not accept (RULINGS 29)."""
    return file.signature == OFFLINE_SIGNATURE


def is_signature(text: str) -> bool:
    """Whether a text is base64 of 20 bytes, as an encoder writes it. Source: Import/Export reference, 8."""
    return _SIGNATURE.fullmatch(text) is not None


def _signature(job_id: str, message: bytes, key: bytes) -> str:
    import hmac

    digest = hmac.digest(key, job_id.encode("ascii") + b"\n" + message, "sha1")
    return b2a_base64(digest, newline=False).decode("ascii")


def _equal(one: str, other: str) -> bool:
    """Compared in a time that does not tell where two signatures differ."""
    import hmac

    return hmac.compare_digest(one, other)


def _signed_bytes(manifest: str | bytes) -> bytes:
    data = manifest if isinstance(manifest, bytes) else _utf8(manifest, "manifest")
    return data.replace(b"\r\n", b"\n")


def _key_bytes(secret_key: str) -> bytes:
    if not secret_key or _WHITE_SPACE.search(secret_key):
        raise SignatureError("the secret key is empty or holds white space")
    return _utf8(secret_key, "secret key")


def _utf8(text: str, what: str) -> bytes:
    # The codec's own error would carry the whole text, which is a secret or may hold one.
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    raise SignatureError(f"the {what} holds a lone surrogate, which UTF-8 cannot write")
