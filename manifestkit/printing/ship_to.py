"""The address that a device is shipped to. Source: Import/Export reference, 10.1; RULINGS 30."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from manifestkit.printing.address import Address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The number and the name of the streets that guides of 2010 to 2013 print (Import/Export reference, 10.1).
_HISTORIC = (("7664", "fullerton"), ("2646", "rainier"))
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_JOB_ID = re.compile(r"\bjob[ _-]?id(?![a-z])[^a-z0-9]*([a-z0-9-]*)")

_SERVICE = "AWS Import/Export"


def stated_lines(address: Mapping[str, object], job_id: str) -> tuple[str, ...]:
    """The block of an address that the context states, as an answer to the job has it; none where that is empty."""
    block = Address.from_members(address).block()
    return (_SERVICE, f"JOBID {job_id}", *(part.text for part in block)) if block else ()


def stated_members(address: Mapping[str, object]) -> tuple[str, ...]:
    """The members of that address with which the lines of its block begin; two of these come from no member."""
    return ("", "", *(part.pointer.rpartition("/")[2] for part in Address.from_members(address).block()))


def dry_run_lines(job_id: str) -> tuple[str, ...]:
    """The block of a job that exists in a dry run alone."""
    return (_SERVICE, f"JOBID {job_id}", "DRY RUN - NO SHIPPING ADDRESS")


def historic_street(lines: Sequence[str]) -> int | None:
    """Which line has the street of a dock that old guides print, however it is written; None where none has."""
    words = [set(_WORD.findall(_folded(line))) for line in lines]
    every = set().union(*words)
    street = next((name for number, name in _HISTORIC if number in every and name in every), None)
    return None if street is None else next(index for index, line in enumerate(words) if street in line)


def names_another_job(line: str, job_id: str) -> bool:
    """Whether a line gives a job id, as the address in an answer does, and another one than this."""
    return any(id_ not in {"", _folded(job_id)} for id_ in _JOB_ID.findall(_folded(line)))


def _folded(text: str) -> str:
    """Without the differences of case and of width."""
    return unicodedata.normalize("NFKC", text).casefold()
