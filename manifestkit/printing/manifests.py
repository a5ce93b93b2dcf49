"""What a manifest tells its documents, and where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.context import Context
from manifestkit.findings.masking import secret_spans
from manifestkit.importexport.check import check_manifest
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.editions import DEFAULT_EDITION
from manifestkit.importexport.manifest import manifest_of
from manifestkit.printing.address import Address
from manifestkit.printing.given import expect
from manifestkit.printing.identity import short_hash
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Mapping
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.findings.finding import Finding
    from manifestkit.importexport.manifest import Group
    from manifestkit.importexport.variants import Variant

_JOBS: dict[Variant, str] = {
    "s3-import": "Amazon S3 import",
    "ebs-import": "Amazon EBS import",
    "glacier-import": "Amazon Glacier import",
    "s3-export": "Amazon S3 export",
}

_MOST_TOLD = 10  # of the errors, in a message


class ManifestError(ValueError):
    """A manifest has errors, and nothing is printed of it; ``findings`` are those errors."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        told = [f"line {f.line}, column {f.column}: {f.message} [{f.rule}]" for f in findings[:_MOST_TOLD]]
        if len(findings) > _MOST_TOLD:
            told.append(f"and {len(findings) - _MOST_TOLD:,} more")
        super().__init__("; ".join(told))
        self.findings = findings


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


def particulars(text: str, *, force: bool) -> Particulars:
    """What a manifest tells; ManifestError where it has errors.

    With ``force`` errors count only where they leave nothing that could be told: then it is a ValueError.
    """
    expect("text", text, str)
    expect("force", force, bool)
    source = Source(text)
    if not force:
        _require_right(source)
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


def _require_right(source: Source) -> None:
    report = check_manifest(source, job_type=None, edition=DEFAULT_EDITION, context=Context())
    errors = tuple(finding for finding in report.findings if finding.severity == "error")
    if errors:
        raise ManifestError(errors)


def _values(group: Group | None) -> dict[str, str]:
    """The members of a group that the service knows and that have a value."""
    fields = {} if group is None else group.fields
    return {key: field.value for key, field in fields.items() if field.option is not None and field.value}
