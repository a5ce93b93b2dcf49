"""The ids of Import/Export jobs. Source: Import/Export reference, 8, 9.2 and 11.5."""

from __future__ import annotations

import re

_JOB_ID = re.compile(r"[1-9A-NP-Z]{5}", re.ASCII | re.IGNORECASE)
_VALIDATE_ONLY = re.compile(r"[1-9A-NP-Z]{5}-VALIDATE-ONLY", re.ASCII | re.IGNORECASE)


def is_job_id(text: str) -> bool:
    """Whether a text is a job's id: five of the digits 1-9 and the letters A-Z without O, in either case."""
    return _JOB_ID.fullmatch(text) is not None


def is_validate_only_id(text: str) -> bool:
    """Whether a text is what CreateJob answers where it only validates: an id that no job has."""
    return _VALIDATE_ONLY.fullmatch(text) is not None
