"""The ids that a dry run hands out: derived from the store's numbers, so that the same calls give the same ids.

Source: RULINGS 28; Import/Export reference, 11.5; Snowball reference, 2.
"""

from __future__ import annotations

from hashlib import sha256

# Digits without 0 and letters without O, five of them.
_SYMBOLS = "123456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
_LENGTH = 5
JOBS = len(_SYMBOLS) ** _LENGTH
# A step without a common factor with the number of ids visits each of them once, in no order that the eye sees.
_STEP = 30_011_213


def job_id(number: int) -> str:
    """The id of the Import/Export job with this number; each of the first 45,435,424 numbers has one of its own."""
    rest = number * _STEP % JOBS
    symbols = []
    for _ in range(_LENGTH):
        rest, place = divmod(rest, len(_SYMBOLS))
        symbols.append(_SYMBOLS[place])
    return "".join(symbols)


def validate_only_id(manifest: str) -> str:
    """The id in the answer to a call with ValidateOnly, which creates nothing."""
    digest = sha256(manifest.encode("utf-8", "surrogatepass")).digest()
    return f"{job_id(int.from_bytes(digest[:8], 'big'))}-VALIDATE-ONLY"


def snowball_id(prefix: str, number: int) -> str:
    """The id of a Snowball job (``JID``, ``MID``), cluster (``CID``) or address (``ADID``) with this number."""
    digits = sha256(f"{prefix} {number}".encode()).hexdigest()
    return f"{prefix}{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:32]}"
