"""The papers that come with answers: shipping labels, and what is printed for a device that becomes one image.

Source: Import/Export reference, 9.2, 10.2 and 10.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.dryrun.importexport.operations import manifest_in
from manifestkit.dryrun.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from manifestkit.dryrun.importexport.operations import Answer, Call
    from manifestkit.dryrun.store import Record
    from manifestkit.dryrun.world import World
    from manifestkit.printing.document import Document

_DESCRIPTION = "Job information, and barcodes for the four sides of the device (offline dry run)"
_MEDIUM = "letter"  # AWS's own country prints on it
_NO_POSTAGE = "This is an offline dry run: the label identifies the job and is no postage."


def complete(call: Call, operation: str, answer: Answer) -> Answer:
    """The answer with the URLs of its papers, which are made here; StoreError where they cannot be written.

    With ValidateOnly there are none.
    """
    if operation == "GetShippingLabel":
        jobs = [call.job_of(str(id_)) for id_ in call.parameters["jobIds"]]
        return answer | _label(call.world, jobs, call.parameters)
    if "ArtifactList" not in answer or call.parameters.get("ValidateOnly"):
        return answer
    job = call.job_of(str(answer.get("JobId") or call.parameters["JobId"]))
    manifest = manifest_in(job.document["manifest"], job.document["edition"])
    if manifest is None or not manifest.is_image:
        return answer
    url, reason = _barcodes(call.world, job, anew=operation != "GetStatus")
    if not url:
        return answer | {"WarningMessage": " ".join(filter(None, (answer.get("WarningMessage"), reason)))}
    return answer | {"ArtifactList": [{"Description": _DESCRIPTION, "URL": url}]}


def _barcodes(world: World, job: Record, *, anew: bool) -> tuple[str, str]:
    """Job information and barcodes, or why there are none; ``anew`` makes them although they are there."""
    from manifestkit.printing.barcode_sheet import BarcodeSheet
    from manifestkit.printing.packing_slip import PackingSlip

    name = f"barcodes-{job.id}.pdf"
    if not anew and (found := world.store.papers.find(name)) is not None:
        return found, ""
    slip = PackingSlip.from_manifest(job.document["manifest"], job.id, force=True)
    return _printed(world, name, [slip, BarcodeSheet(job_id=job.id)], _MEDIUM)


def _label(world: World, jobs: Sequence[Record], sender: Mapping[str, Any]) -> Answer:
    """The label of each job in one file, with the sender of the request, or of the manifest where that names none."""
    from dataclasses import replace

    from manifestkit.printing.address import Address
    from manifestkit.printing.label import ShippingLabel
    from manifestkit.printing.ship_to import dry_run_lines, stated_lines

    given = Address.from_members(sender)
    stated = world.context.ship_to
    labels = []
    for job in jobs:
        lines = dry_run_lines(job.id) if stated is None else stated_lines(stated, job.id)
        own = ShippingLabel.from_manifest(job.document["manifest"], job.id, lines, force=True)
        labels.append(replace(own, return_address=given) if given.members() else own)
    url, reason = _printed(world, f"shipping-label-{jobs[0].id}.pdf", labels, labels[0].media[0])
    return {"ShippingLabelURL": url, "Warning": _NO_POSTAGE} if url else {"Warning": reason}


def _printed(world: World, name: str, documents: Sequence[Document], medium: str) -> tuple[str, str]:
    """The URL of a file with the documents; empty, and the reason, where they cannot be printed."""
    from manifestkit.printing.media import MEDIA
    from manifestkit.printing.output import Job, to_pdf
    from manifestkit.printing.text import Fonts
    from manifestkit.printing.trouble import PreflightError

    try:
        pdf = to_pdf(documents, Job(MEDIA[medium], Fonts(), documents[0].title))
    except PreflightError as error:
        return "", f"This is an offline dry run, and the {documents[0].noun} cannot be printed: {error}"
    try:
        return world.store.papers.keep(name, pdf), ""
    except OSError as error:
        raise StoreError(f"{name} cannot be written beside the store: {error.strerror or error}") from error
