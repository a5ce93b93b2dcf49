"""Operations under the names that Python programs call them by."""

from __future__ import annotations

import re

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def snake_case(operation: str) -> str:
    """``create_job`` for ``CreateJob``."""
    return _WORD.sub("_", operation).lower()
