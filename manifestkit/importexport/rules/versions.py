"""Which of the four manifests this is, and in which version of the format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifestkit.fields.spelling import closest
from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.editions import E09, E10, E14
from manifestkit.importexport.options import option
from manifestkit.importexport.rules.observing import replacing, seen_at
from manifestkit.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Field, Group, Manifest
    from manifestkit.importexport.variants import Variant

VARIANT_NAMES: dict[Variant, str] = {
    "s3-import": "an S3 import",
    "ebs-import": "an EBS import",
    "glacier-import": "a Glacier import",
    "s3-export": "an S3 export",
}

_FIRST_FAMILY = re.compile(r"1\.[0-9]+")
_DESTINATIONS = ("ebs-snapshot", "glacier")


def unknown_variant(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """Nothing in a manifest says which of the four kinds it is.

    An S3 import has `bucket`, an S3 export has operations with `exportBucket`, and the items of `operations` of an
    EBS or Glacier import have the `destination` `ebs-snapshot` or `glacier`. Without one of these the service does
    not know what to do with the device, and only the fields that all kinds share are checked here.

    Add what is missing. Where the job type is known, say so with `--job-type`.

    Source: Import/Export reference, 1.

    Breaks (text):
        manifestVersion: 2.0
        deviceId: DISK-0001

    Keeps (s3-import):
        bucket: example-import-bucket
    """
    if manifest.variant is not None:
        return
    holder = manifest.top.get("operations")
    # Operations that cannot be looked into have a finding of their own.
    if holder is not None and not holder.is_empty and not manifest.operations:
        return
    yield (
        _unknown_operation(manifest.operations[0])
        if manifest.operations
        else Observation(
            "",
            manifest.top.anchor,
            "Nothing says whether this is an import or an export, and of what.",
            help="Add `bucket` for an S3 import, or `operations` for anything else.",
        )
    )


def _unknown_operation(item: Group) -> Observation:
    field = item.get("destination")
    if field is not None and field.value is not None:
        meant = closest(field.value, _DESTINATIONS)
        return seen_at(
            field,
            "The destination {} is neither `ebs-snapshot` nor `glacier`.",
            field.value,
            help=f"Did you mean `{meant}`?" if meant else "Write what the device is loaded to.",
            mend=replacing(field, meant, "unsafe", f"write `{meant}`"),
        )
    if item.get("exportBucket") is not None:
        return Observation(
            item.pointer,
            item.anchor,
            "An export bucket stands in the operations of an import job.",
            help="Name the job type `Export`, or write what the device is loaded to.",
        )
    return Observation(
        f"{item.pointer}/destination",
        item.anchor,
        "The operation does not say what becomes of the device.",
        help="Add `destination` for an import or `exportBucket` for an export.",
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
    version = field.value.removesuffix(";").rstrip()
    if _is_version_of(version, manifest):
        return
    subject = f"The manifest of {VARIANT_NAMES[manifest.variant]}" if manifest.variant else "A manifest"
    if manifest.edition == E09:
        if manifest.variant in {"ebs-import", "glacier-import"}:
            message, right = "The e-mail interface of 2009 knows jobs of Amazon S3 alone.", None
        else:
            message, right = f"{subject} has a version such as 1.2 in the e-mail interface of 2009, not {{}}.", None
    else:
        versions = _versions(manifest.variant)
        message = f"{subject} has version {' or '.join(versions)}, not {{}}."
        right = versions[0] if len(versions) == 1 else None
    yield seen_at(
        field,
        message,
        *([version] if "{}" in message else []),
        help=f"Write `manifestVersion: {right}`, if the kind of job is right." if right else None,
        mend=replacing(field, right, "unsafe", f"write {right}"),
    )


def _is_version_of(version: str, manifest: Manifest) -> bool:
    is_s3 = manifest.variant not in {"ebs-import", "glacier-import"}
    if manifest.edition in {E09, E10} and is_s3 and _FIRST_FAMILY.fullmatch(version):
        return True
    return manifest.edition in {E10, E14} and version in _versions(manifest.variant)


def _versions(variant: Variant | None) -> tuple[str, ...]:
    row = option("top", "manifestVersion")
    return row.values(variant) if row else ()


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
        yield seen_at(
            field,
            "A semicolon follows the version.",
            help="Remove it.",
            mend=_without_semicolon(field, manifest.source.text),
        )


def _without_semicolon(field: Field, text: str) -> Mend | None:
    at = text.rfind(";", field.node.start, field.node.end)
    return Mend("safe", "remove the semicolon", (Edit(at, at + 1, ""),)) if at >= 0 else None
