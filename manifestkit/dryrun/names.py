"""Names that people call things by: operations and members in Python and in the AWS CLI, and details of ``advance``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake_case(name: str) -> str:
    """``create_job`` for ``CreateJob``, ``kms_key_arn`` for ``KmsKeyARN``."""
    return _WORD.sub("_", name).lower()


def kebab_case(name: str) -> str:
    """``create-job`` for ``CreateJob``, ``api-version`` for ``APIVersion``."""
    return _WORD.sub("-", name).lower()


def no_detail(name: str, known: Collection[str]) -> str:
    """The sentence about a detail that ``advance`` does not know."""
    from manifestkit.fields.spelling import closest

    guess = closest(name, known)
    hint = f"did you mean {guess}? There are" if guess else "there are"
    return f"there is no detail {name!r}; {hint} {', '.join(known)}"
