"""Which of the four manifests this is, and in which version of the format."""

from __future__ import annotations

import re

from manifestkit.fields.spelling import closest
from manifestkit.findings.observation import Observation
from manifestkit.importexport.candidates import is_of_first_family, told_by
from manifestkit.importexport.editions import E09, E10, E14
from manifestkit.importexport.options import option
from manifestkit.importexport.rules.observing import either, replacing, seen_at
from manifestkit.importexport.variants import variants_of
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Field, Manifest
    from manifestkit.importexport.variants import Variant

VARIANT_NAMES: dict[Variant, str] = {
    "s3-import": "an S3 import",
    "ebs-import": "an EBS import",
    "glacier-import": "a Glacier import",
    "s3-export": "an S3 export",
}

_DESTINATIONS = ("ebs-snapshot", "glacier")


def job_of(manifest: Manifest) -> str:
    """What a manifest is the manifest of, as far as that can be told."""
    names = [VARIANT_NAMES[variant] for variant in manifest.candidates]
    return " or ".join(names) if len(names) < len(VARIANT_NAMES) else "a job"


def unknown_variant(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """Nothing in a manifest says which of the four kinds it is, or it names two of them.

    An S3 import has `bucket`, an S3 export has operations with `exportBucket`, and the items of `operations` of an
    EBS or Glacier import have the `destination` `ebs-snapshot` or `glacier`. Without one of these, or with two that
    contradict each other, nobody can say what is to be done with the device, and only the fields that all kinds share
    are checked here.

    Add what is missing, or remove what belongs to the other kind. Where the job type is known, say so with
    `--job-type`.

    Source: Import/Export reference, 1 and 13 (quirk 23).

    Breaks (text):
        manifestVersion: 2.0
        deviceId: DISK-0001

    Keeps (s3-import):
        bucket: example-import-bucket
    """
    if manifest.variant is not None:
        return
    fields = [field for item in manifest.operations if (field := item.get("destination")) and field.value is not None]
    marks = _marks(manifest)
    other = next((mark for mark in marks if mark.variant != marks[0].variant), None)
    if other is not None:
        yield _two_kinds(marks[0], other, manifest)
    elif fields:
        yield _unknown_destination(fields[0], fields[0].value or "")
    elif not manifest.is_image:  # an image lacks its destination, which the rule about missing fields says
        yield Observation(
            "",
            manifest.top.anchor,
            "Nothing says whether this is an import or an export, and of what.",
            help="Add `bucket` for an S3 import, or `operations` for anything else.",
        )


class _Mark(NamedTuple):
    key: str
    field: Field
    variant: Variant


def _marks(manifest: Manifest) -> list[_Mark]:
    """The fields that tell a variant apart, in the order of the text."""
    marks = (
        _Mark(key, field, variant)
        for group in (manifest.top, *manifest.operations)
        for key, field in group.fields.items()
        if (variant := told_by(group.place, key, (field.value or "").lower()))
    )
    return sorted(marks, key=lambda mark: mark.field.key)


def _two_kinds(first: _Mark, other: _Mark, manifest: Manifest) -> Observation:
    line = manifest.source.position(first.field.key.start).line
    return Observation(
        other.field.pointer,
        other.field.key,
        f"`{other.key}` makes this {VARIANT_NAMES[other.variant]}, "
        f"but `{first.key}` in line {line} makes it {VARIANT_NAMES[first.variant]}.",
        help="Keep the fields of one kind and remove the others; `--job-type` says which is meant.",
    )


def _unknown_destination(field: Field, value: str) -> Observation:
    meant = closest(value, _DESTINATIONS)
    return seen_at(
        field,
        "The destination {} is neither `ebs-snapshot` nor `glacier`.",
        value,
        help=f"Did you mean `{meant}`?" if meant else "Write what the device is loaded to.",
        mend=replacing(field, meant, "unsafe"),
    )


def wrong_job_type(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A manifest is sent as a job of the other type.

    The job type is `Import` or `Export`, and stands beside the manifest in the request. The service looks for the
    fields of the type that it was told, and does not find them. Here the manifest is checked as what its fields say.

    Send it as what it is, or use another manifest.

    Source: Import/Export reference, 1.

    Breaks (s3-import, job type Export):
        deviceId: DISK-0001

    Keeps (s3-export, job type Export):
        deviceId: DISK-0003
    """
    told = manifest.job_type
    if told is None or not set(variants_of(told)).isdisjoint(manifest.candidates):
        return
    other = "Export" if told == "Import" else "Import"
    yield Observation(
        "",
        manifest.top.anchor,
        f"This is the manifest of {job_of(manifest)}, but the job type is `{told}`.",
        help=f"Make the job type `{other}`, or use another manifest.",
    )


def wrong_version(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A manifest has a version that its kind does not have.

    The manifests of S3 imports and exports have version 2.0, those of EBS and Glacier imports have 3.0. The
    versions that begin with 1 belong to the e-mail interface of 2009; the web service of 2010 still took them for S3
    jobs. Versions are compared as text: `2` is not `2.0`. The service refuses a manifest in another version.

    Write the version that belongs to the kind of job, or correct what makes it another kind.

    Source: Import/Export reference, 1.1.

    Breaks (s3-import):
        manifestVersion: 3.0

    Keeps (s3-import):
        manifestVersion: 2.0

    Keeps (s3-import, edition 2010-06-03):
        manifestVersion: 1.3
    """
    field = manifest.top.get("manifestVersion")
    if field is None or field.value is None:
        return
    version = _without_semicolon(field.value)
    if _is_version_of(version, manifest):
        return
    subject = f"The manifest of {job_of(manifest)}"
    if manifest.edition == E09:
        if manifest.is_image:
            message, right = "The e-mail interface of 2009 knows jobs of Amazon S3 alone.", None
            help_line = "Check it with a later edition, or make it a job of Amazon S3."
        else:
            message, right = f"{subject} has a version such as 1.2 in the e-mail interface of 2009, not {{}}.", None
            help_line = "Write `manifestVersion: 1.2`, or check it with a later edition."
    else:
        versions = _versions(manifest)
        message = f"{subject} has version {' or '.join(versions)}, not {{}}."
        right = versions[0] if len(versions) == 1 else None
        kind = "if the kind of job is right" if right else "whichever fits the kind of job"
        help_line = f"Write {either(f'manifestVersion: {each}' for each in versions)}, {kind}."
    yield seen_at(
        field,
        message,
        *([version] if "{}" in message else []),
        help=help_line,
        mend=replacing(field, right, "unsafe"),
    )


def _is_version_of(version: str, manifest: Manifest) -> bool:
    if manifest.edition in {E09, E10} and not manifest.is_image and is_of_first_family(version):
        return True
    return manifest.edition in {E10, E14} and version in _versions(manifest)


def _versions(manifest: Manifest) -> tuple[str, ...]:
    row = option("top", "manifestVersion")
    return row.values(*manifest.candidates) if row else ()


def version_semicolon(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A semicolon follows the version of a manifest.

    An example in the AWS CLI reference has it, and the value is then the text `2.0;`, which is no version. Here it
    is read as if the semicolon were not there.

    The fix removes it.

    Source: Import/Export reference, 13 (quirk 2).

    Breaks (s3-import):
        manifestVersion: 2.0;

    Keeps (s3-import):
        manifestVersion: 2.0
    """
    field = manifest.top.get("manifestVersion")
    if field is not None and field.value is not None and field.value.endswith(";"):
        version = _without_semicolon(field.value)
        right = version if re.fullmatch(r"[0-9]+\.[0-9]+", version) else None
        mend = replacing(field, right, "safe", "remove the semicolon")
        yield seen_at(field, "A semicolon follows the version.", help="Remove it.", mend=mend)


def _without_semicolon(version: str) -> str:
    return version.removesuffix(";").rstrip()
