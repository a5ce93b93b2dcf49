"""The requests of the six operations: their shape, and the manifest inside. Source: Import/Export reference, 9."""

from __future__ import annotations

from manifestkit.fields.po_box import is_po_box
from manifestkit.findings.finding import Unchecked
from manifestkit.findings.judgement import Judgement
from manifestkit.findings.observation import Observation
from manifestkit.importexport import catalogue
from manifestkit.importexport.check import check_manifest
from manifestkit.importexport.variants import job_type_of
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.schema.loading import error_of
from manifestkit.schema.requests import check as check_shape
from manifestkit.schema.rules import RULES as SHAPE_RULES
from manifestkit.text.places import whole
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule
    from manifestkit.text.nodes import Mapping
    from manifestkit.text.places import Place

_MANIFEST = "Manifest"
_RULES = {rule.code: rule for rule in SHAPE_RULES}
_PO_BOX = next(rule for rule in catalogue.RULES if rule.name == "po-box")


def judge(root: Mapping, operation: str, *, edition: str, context: Context) -> Judgement:
    """All that is wrong with a request, and what cannot be checked offline; the manifest's part is in ``inner``."""
    request = whole(root)
    seen = [(_rule(operation, code), what) for code, what in check_shape(request, "importexport", operation, edition)]
    if operation == "GetShippingLabel":
        seen += ((_PO_BOX, what) for what in _post_office_boxes(request))
    report = _manifest(request, edition, context)
    unchecked = tuple(_jobs(request, operation))
    if report is None:
        return Judgement(tuple(seen), unchecked)
    pointer = f"/{_MANIFEST}"
    unchecked += tuple(entry._replace(pointer=pointer) for entry in report.unchecked)
    return Judgement(tuple(seen), unchecked, {pointer: report})


def _rule(operation: str, code: str) -> Rule:
    """The rule with the error that this operation raises: what Snowball calls a validation error has two names here."""
    return _RULES[code]._replace(error_code=error_of("importexport", operation, code))


def _post_office_boxes(request: Place) -> Iterator[Observation]:
    """The streets of a sender to which nothing can be returned. Source: Import/Export reference, 2.1 and 9.4."""
    for name in ("street1", "street2", "street3"):
        place = request.get(name)
        if place is not None and is_po_box(place.text or ""):
            message = "The service does not ship to post office boxes."
            yield Observation(place.pointer, place.span, message, help="Write a street address.")


def _jobs(request: Place, operation: str) -> Iterator[Unchecked]:
    """What only the account knows of the jobs that are named. Source: Import/Export reference, 9.2 and 9.4."""
    for place in (request.get("JobId"), *request.each("jobIds"), request.get("Marker")):
        if place is not None and place.text:
            reason = "Only the account knows its jobs, and the context cannot state it."
            yield Unchecked("job-exists", place.pointer, reason)
    if operation in _STATES:
        yield Unchecked("job-state", "/JobId", f"{_STATES[operation]}, and only the service knows how far it is.")


_STATES = {
    "UpdateJob": "The transfer of the data must not have begun",
    "CancelJob": "The job must not have begun",
}


def _manifest(request: Place, edition: str, context: Context) -> Report | None:
    text = request.text_of(_MANIFEST)
    if text is None:
        return None
    try:
        job_type = job_type_of(request.text_of("JobType") or "")
    except ValueError:
        job_type = None
    return check_manifest(Source(text, "Manifest"), job_type=job_type, edition=edition, context=context)
