"""What a manifest tells its documents, and where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.findings.masking import secret_spans
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.editions import DEFAULT_EDITION
from manifestkit.importexport.manifest import manifest_of
from manifestkit.printing.address import Address
from manifestkit.printing.identity import short_hash
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Mapping
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.importexport.manifest import Group
    from manifestkit.importexport.variants import Variant

_JOBS: dict[Variant, str] = {
    "s3-import": "Amazon S3 import",
    "ebs-import": "Amazon EBS import",
    "glacier-import": "Amazon Glacier import",
    "s3-export": "Amazon S3 export",
}


class Particulars(NamedTuple):
    """What stands in a manifest and goes on paper; secrets do not.

    ``job`` says in a few words what the job does, where that is clear. ``is_image`` says that the whole device becomes
    one image. ``manifest_hash`` is that of ``identity.short_hash``.
    """

    address: Address
    device_id: str
    job: str
    emails: tuple[str, ...]
    customs: tuple[tuple[str, str], ...]
    is_image: bool
    manifest_hash: str


def particulars(text: str) -> Particulars:
    """What a manifest tells; ValueError where the text cannot be read as one."""
    source = Source(text)
    root = read(source, DIALECT).root
    if not isinstance(root, Mapping):
        raise ValueError("the text cannot be read as a manifest; check_manifest says why")  # noqa: TRY004 - a bad text
    manifest = manifest_of(source, root, DEFAULT_EDITION, None)
    emails = (manifest.top.value("notificationEmail") or "").split(";")
    return Particulars(
        address=Address.from_members(_values(manifest.address)),
        device_id=manifest.top.value("deviceId") or "",
        job=_JOBS[manifest.variant] if manifest.variant else "",
        emails=tuple(email for item in emails if (email := item.strip())),
        customs=tuple(_values(manifest.customs).items()),
        is_image=manifest.is_image,
        manifest_hash=short_hash(text, secret_spans(text, root, DIALECT.keys)),
    )


def _values(group: Group | None) -> dict[str, str]:
    """The members of a group that the service knows and that have a value."""
    fields = {} if group is None else group.fields
    return {key: field.value for key, field in fields.items() if field.option is not None and field.value}
