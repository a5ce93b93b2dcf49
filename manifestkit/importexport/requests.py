"""The requests of the six operations: their shape, and the manifest inside. Source: Import/Export reference, 9."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manifestkit.findings.judgement import Judgement
from manifestkit.importexport.check import check_manifest
from manifestkit.importexport.variants import job_type_of
from manifestkit.schema import check as check_shape
from manifestkit.schema.rules import RULES as SHAPE_RULES
from manifestkit.text.places import whole
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.context import Context
    from manifestkit.findings.report import Report
    from manifestkit.text.nodes import Mapping
    from manifestkit.text.places import Place

OPERATIONS = ("CancelJob", "CreateJob", "GetShippingLabel", "GetStatus", "ListJobs", "UpdateJob")

_MISSING = "MissingParameterException"
_INVALID = "InvalidParameterException"
_MANIFEST = "Manifest"

# What Snowball calls a validation error has two names here, and a misspelt member is nobody's error (9.4).
_BY_CODE = {
    rule.code: rule
    if rule.error_code is None
    else replace(rule, error_code=_MISSING if rule.code == "SB002" else _INVALID)
    for rule in SHAPE_RULES
}


def judge(root: Mapping, operation: str, *, edition: str, context: Context) -> Judgement:
    """All that is wrong with a request, and what cannot be checked offline; the manifest's part is in ``inner``."""
    request = whole(root)
    seen = ((_BY_CODE[code], what) for code, what in check_shape(request, "importexport", operation, edition))
    report = _manifest(request, edition, context)
    if report is None:
        return Judgement(tuple(seen))
    pointer = f"/{_MANIFEST}"
    unchecked = tuple(replace(entry, pointer=pointer) for entry in report.unchecked)
    return Judgement(tuple(seen), unchecked, {pointer: report})


def _manifest(request: Place, edition: str, context: Context) -> Report | None:
    text = request.text_of(_MANIFEST)
    if text is None:
        return None
    try:
        job_type = job_type_of(request.text_of("JobType") or "")
    except ValueError:
        job_type = None
    return check_manifest(Source(text, "Manifest"), job_type=job_type, edition=edition, context=context)
