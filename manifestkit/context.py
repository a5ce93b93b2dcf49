"""The facts that the user states because nobody can look them up offline.

Every part is optional, and what is not stated stays unchecked. Source: DESIGN section 2, RULINGS 22.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from os import PathLike
    from typing import Any, Literal, TypeAlias

    Access: TypeAlias = Literal["none", "read", "write"]


class ContextError(ValueError):
    """The stated facts are not what a context may hold; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """An Amazon S3 bucket: the region that it lies in, and what the account may do with it."""

    region: str | None = None
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The stated facts.

    ``region`` is that of the Snowball API or of the Import/Export facility; ``device_capacity_tb`` counts terabytes.
    Where ``buckets`` is given it is complete: a bucket outside it does not exist. ``addresses``, ``clusters``,
    ``ship_to`` (an address), ``limits`` and ``faults`` serve the dry run.
    """

    region: str | None = None
    signing_access_key: str | None = None
    device_capacity_tb: float | None = None
    clock: datetime | None = None
    buckets: Mapping[str, Bucket] | None = None
    addresses: Mapping[str, Mapping[str, Any]] | None = None
    clusters: Mapping[str, Mapping[str, Any]] | None = None
    ship_to: Mapping[str, Any] | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


def from_mapping(stated: Mapping[str, Any]) -> Context:
    """The context that a mapping of the TOML file's names states; ContextError where it is none."""
    from datetime import datetime

    from jsonschema import Draft202012Validator, FormatChecker  # noqa: F401
