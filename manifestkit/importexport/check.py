"""From the text of a manifest to a report."""

from __future__ import annotations

import re
from functools import cache, partial

from manifestkit.findings.make import make
from manifestkit.findings.masking import personal_spans, secret_spans
from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.report import Report
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.manifest import manifest_of
from manifestkit.importexport.manifest_rules import MANIFEST_RULES, PATH_INSTEAD_OF_TEXT
from manifestkit.importexport.rules.paths import path_instead_of_text
from manifestkit.importexport.unchecked import unchecked
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.manifest import is_refusal, read
from manifestkit.text.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifestkit.context import Context
    from manifestkit.findings.finding import Finding
    from manifestkit.findings.rule import Rule
    from manifestkit.importexport.manifest import Manifest
    from manifestkit.importexport.variants import JobType
    from manifestkit.text.reading import Problem, Reading
    from manifestkit.text.source import Source


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(r"[\s\-\"']*+(\w++)")


def check_manifest(source: Source, *, job_type: JobType | None, edition: str, context: Context) -> Report:
    """All that is wrong with a manifest, and what cannot be checked offline.

    ``job_type`` is None where it is not known; ``edition`` is one of Import/Export.
    """
    reading = read(source, DIALECT)
    manifest = None
    if isinstance(reading.root, Mapping):
        manifest = manifest_of(source, reading.root, edition, job_type, _lost_keys(source, reading.problems))
    secrets = secret_spans(source.text, reading.root, DIALECT.keys)
    seen = [*_reading(source, reading), *(_ruling(manifest, context) if manifest else ())]
    findings: list[Finding] = [make(rule, what, source, secrets=secrets, known=DIALECT.keys) for rule, what in seen]
    report = Report(
        source=source,
        kind="manifest",
        variant=manifest.variant if manifest else None,
        edition=edition,
        unchecked=unchecked(manifest, context) if manifest else (),
        secrets=secrets,
        find_personal=partial(personal_spans, source.text, reading.root, DIALECT.keys),
    )
    return report.with_findings(findings)


def _reading(source: Source, reading: Reading) -> Iterator[tuple[Rule, Observation]]:
    if not isinstance(reading.root, Mapping) and (seen := path_instead_of_text(source)) is not None:
        yield PATH_INSTEAD_OF_TEXT, seen
        return
    if not reading.problems:
        return
    from manifestkit.findings.reading import BY_CODE

    for problem in reading.problems:
        mend = None
        if problem.edits:
            help_line = problem.help or "Mend it."
            message = help_line[0].lower() + help_line[1:].rstrip(".")
            mend = Mend("safe" if problem.safe else "unsafe", message, problem.edits)
        pointer, span, message = problem.pointer, problem.span, problem.message
        yield BY_CODE[problem.rule], Observation(pointer, span, message, problem.values, problem.help, mend)


def _ruling(manifest: Manifest, context: Context) -> Iterator[tuple[Rule, Observation]]:
    for rule, check in MANIFEST_RULES:
        if rule.editions is None or manifest.edition in rule.editions:
            for seen in check(manifest, context):
                yield rule, seen


def _lost_keys(source: Source, problems: Iterable[Problem]) -> frozenset[str]:
    """The known keys that begin a line on which something could not be read: they are not missing."""
    lines = {source.position(problem.span.start).line for problem in problems if is_refusal(problem)}
    words = (_first_word().match(source.text, *source.line_span(line)) for line in lines)
    return frozenset(word[1] for word in words if word) & DIALECT.keys
