"""What is to be said of a job id before it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.importexport.job_ids import is_job_id, is_validate_only_id
from manifestkit.printing.rules.jobs import bad_job_id, validate_only_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.printing.trouble import Trouble

# Source: the Snowball model (JobId).
_SNOWBALL = re.compile(r"[JM]ID[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def job_id_troubles(job_id: str) -> Iterator[Trouble]:
    """Why no device goes anywhere with this id."""
    if is_validate_only_id(job_id):
        yield validate_only_id(job_id)
    elif not is_job_id(job_id) and _SNOWBALL.fullmatch(job_id) is None:
        yield bad_job_id(job_id)
