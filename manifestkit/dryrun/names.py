"""Names of operations and members in Python and in the AWS CLI."""

from __future__ import annotations

import re

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake_case(name: str) -> str:
    """``create_job`` for ``CreateJob``, ``kms_key_arn`` for ``KmsKeyARN``."""
    return _WORD.sub("_", name).lower()


def kebab_case(name: str) -> str:
    """``create-job`` for ``CreateJob``, ``api-version`` for ``APIVersion``."""
    return _WORD.sub("-", name).lower()
