"""The address that a device is shipped to. Source: Import/Export reference, 10.1; RULINGS 30."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.printing.address import Address

if TYPE_CHECKING:
    from collections.abc import Mapping

_SERVICE = "AWS Import/Export"


def stated_lines(address: Mapping[str, object], job_id: str) -> tuple[str, ...]:
    """The block of an address that the context states, as an answer to the job has it."""
    return (_SERVICE, f"JOBID {job_id}", *(part.text for part in Address.from_members(address).block()))


def dry_run_lines(job_id: str) -> tuple[str, ...]:
    """The block of a job that exists in a dry run alone."""
    return (_SERVICE, f"JOBID {job_id}", "DRY RUN - NO SHIPPING ADDRESS")
