"""The four manifests of the service, and the two kinds of job. Source: Import/Export reference, 1."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Variant: TypeAlias = Literal["s3-import", "ebs-import", "glacier-import", "s3-export"]
    JobType: TypeAlias = Literal["Import", "Export"]

VARIANTS: tuple[Variant, ...] = ("s3-import", "ebs-import", "glacier-import", "s3-export")
JOB_TYPES: tuple[JobType, ...] = ("Import", "Export")
IMAGES: frozenset[Variant] = frozenset(("ebs-import", "glacier-import"))


def job_type_of(word: str) -> JobType:
    """The kind of job that a word in any case names (RULINGS 32); ValueError where it names none."""
    job_type = next((known for known in JOB_TYPES if known.lower() == word.lower()), None)
    if job_type is None:
        raise ValueError(f"there is no job type {word!r}; there are {' and '.join(JOB_TYPES)}")
    return job_type


def variants_of(job_type: JobType) -> tuple[Variant, ...]:
    """The manifests that a kind of job has."""
    return tuple(variant for variant in VARIANTS if variant.endswith(job_type.lower()))
