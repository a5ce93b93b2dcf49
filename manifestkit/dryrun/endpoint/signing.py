"""The form of a request's signature. Whose it is, and whether it is right, nobody looks at.

Source: Import/Export reference, 9.1; Snowball reference, 1.2 and 9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError
from manifestkit.fields.region import is_region_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALGORITHM = "AWS4-HMAC-SHA256"
# What the names of its parts begin with where they are parameters of a URL.
_PREFIX = "X-Amz-"
_DATE = re.compile(r"[0-9]{8}")
_HEX = re.compile(r"[0-9a-f]{64}")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{27,43}=")
_METHODS = ("HmacSHA256", "HmacSHA1")


def region_of(headers: Mapping[str, str], form: Mapping[str, str]) -> str:
    """The region that a request is signed for; empty with signature version 2, which names none.

    ``form`` are the parameters of the Query protocol, among which the signature of a URL that was made beforehand
    stands. ServiceError where there is no signature, or not the form of one.
    """
    authorization = headers.get("authorization")
    if authorization is not None:
        algorithm, _, rest = authorization.strip().partition(" ")
        parts = (part.partition("=") for part in rest.split(","))
        return _version_4(algorithm, {name.strip(): value.strip() for name, _, value in parts})
    if f"{_PREFIX}Algorithm" in form:
        signed = {name.removeprefix(_PREFIX): form[name] for name in form if name.startswith(_PREFIX)}
        return _version_4(signed["Algorithm"], signed)
    if "SignatureVersion" in form:
        return _version_2(form)
    raise _incomplete("The request has no Authorization header: nothing has signed it.")


def _version_4(algorithm: str, parts: Mapping[str, str]) -> str:
    if algorithm != _ALGORITHM:
        raise _incomplete(f"The algorithm of the signature is not {_ALGORITHM}.")
    if not parts.get("SignedHeaders"):
        raise _incomplete("The signature has no SignedHeaders.")
    if not _HEX.fullmatch(parts.get("Signature", "")):
        raise _incomplete("The Signature is not made of 64 hexadecimal digits.")
    match parts.get("Credential", "").split("/"):
        case [key, date, region, service, "aws4_request"] if key and service and _DATE.fullmatch(date):
            if is_region_name(region):
                return region
            raise _incomplete("The third part of the Credential is no name of a region.")
    raise _incomplete("The Credential is not of the form KEY/YYYYMMDD/REGION/SERVICE/aws4_request.")


def _version_2(form: Mapping[str, str]) -> str:
    if form["SignatureVersion"] != "2":
        raise _incomplete("The SignatureVersion is not 2.")
    missing = [name for name in ("AWSAccessKeyId", "Timestamp") if not form.get(name)]
    if missing:
        raise _incomplete(f"There is no {missing[0]} with the Signature.")
    if form.get("SignatureMethod") not in _METHODS:
        raise _incomplete(f"The SignatureMethod is neither {' nor '.join(_METHODS)}.")
    if not _BASE64.fullmatch(form.get("Signature", "")):
        raise _incomplete("The Signature is no base64 of 20 or 32 bytes.")
    return ""


def _incomplete(why: str) -> ServiceError:
    return ServiceError("IncompleteSignature", why)
