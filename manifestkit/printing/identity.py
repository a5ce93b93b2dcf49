"""How a job identifies itself on paper: its id in letters and in barcodes, and a short hash of its manifest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manifestkit.importexport.job_ids import is_job_id
from manifestkit.printing import barcodes
from manifestkit.printing.media import INCH, Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifestkit.printing.barcodes import Symbol
    from manifestkit.text.source import Span

_HASH_LENGTH = 12
_HYPHENS = re.compile(r"(?<=-)")
# A label may stand anywhere between two dots, and drawing moves a barcode to the dots: a box may lose one of them.
_DOT = INCH / 203


def printed_id(job_id: str) -> str:
    """A job id as it stands on paper: those of Import/Export, which know no case, in capitals."""
    return job_id.upper() if is_job_id(job_id) else job_id


def short_hash(text: str, secrets: Sequence[Span] = ()) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of a manifest without the values of its secrets.

    With them, whoever has the rest of the manifest could find a short PIN by trying.
    """
    from hashlib import sha256

    kept, at = [], 0
    for secret in secrets:
        kept.append(text[at : secret.start])
        at = max(at, secret.end)
    kept.append(text[at:])
    return sha256("".join(kept).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH].upper()


@lru_cache(maxsize=16)
def job_code(job_id: str) -> Symbol:
    """The Code 128 of a job."""
    return barcodes.code128(printed_id(job_id))


@lru_cache(maxsize=16)
def identity_code(job_id: str, manifest_hash: str = "") -> Symbol:
    """The QR code of a job; without lower-case letters it takes the least room."""
    words = [f"JOBID:{printed_id(job_id)}", *([f"SHA256:{manifest_hash}"] if manifest_hash else ())]
    return barcodes.qr_code(" ".join(words))


def fits(symbol: Symbol, box: Box) -> bool:
    """Whether a symbol can be drawn into a box of that size, wherever on a page it is."""
    return width_in(symbol, box) > 0


def width_in(symbol: Symbol, box: Box) -> float:
    """The width that a symbol takes in a box of that size, wherever on a page it is; 0 where it has no room."""
    try:
        return barcodes.place(symbol, Box(0, 0, box.width - _DOT, box.height - _DOT)).box.width + _DOT
    except barcodes.TooWideError:
        return 0.0


def broken_id(job_id: str, most: int) -> tuple[str, ...]:
    """A job id in lines of not more than ``most`` characters where its hyphens allow that."""
    lines = [""]
    for piece in _HYPHENS.split(printed_id(job_id)):
        if lines[-1] and len(lines[-1]) + len(piece) > most:
            lines.append("")
        lines[-1] += piece
    return tuple(lines)
