"""Reports for the reporters to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.findings.finding import Unchecked
from manifestkit.findings.make import make
from manifestkit.findings.masking import personal_spans, secret_spans
from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.report import Report
from manifestkit.findings.rule import Rule
from manifestkit.reporters.run import Run
from manifestkit.text.edits import Edit
from manifestkit.text.source import Source, Span

if TYPE_CHECKING:
    from manifestkit.findings.observation import Safety

RULES = {
    rule.code: rule
    for rule in (
        Rule(
            "IE201",
            "missing-field",
            "error",
            "MissingManifestFieldException",
            "tmpl",
            """A field is missing.

    The service refuses the job.

    Breaks (text):
        manifestVersion: 2.0
    """,
            frozenset(("2014-12-18", "2010-06-03")),
        ),
        Rule("IE203", "version", "error", "InvalidManifestFieldException", "doc", "The version is wrong."),
        Rule("IE301", "bucket-name", "warning", None, "standard", "A bucket has a strange name."),
        Rule("IE305", "generator", "info", None, "inferred", "A generator is strange."),
    )
}


class Sight(NamedTuple):
    """What is seen: on a span, or on the first place of a text in the source."""

    rule: str
    on: str | Span
    message: str
    values: tuple[str, ...] = ()
    help: str | None = None
    pointer: str = "/field"
    mend: Mend | None = None


def span_of(text: str, part: str) -> Span:
    """Where a part stands in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def mend(text: str, old: str, new: str, safety: Safety = "safe") -> Mend:
    """The change of a part of a text."""
    return Mend(safety, f"write {new or 'nothing'}", (Edit(*span_of(text, old), new),))


def report(text: str, *sights: Sight, name: str = "manifest.txt", unchecked: tuple[Unchecked, ...] = ()) -> Report:
    """The report on a text, with its secrets and what tells of people found as for a manifest."""
    source = Source(text, name)
    secrets = secret_spans(text, None)
    seen = (
        (
            RULES[sight.rule],
            Observation(
                sight.pointer,
                span_of(text, sight.on) if isinstance(sight.on, str) else sight.on,
                *sight[2:5],
                sight.mend,
            ),
        )
        for sight in sights
    )
    return Report(
        source,
        "manifest",
        "s3-import",
        "2014-12-18",
        unchecked=unchecked,
        secrets=secrets,
        find_personal=lambda: personal_spans(text, None),
    ).with_findings(make(rule, what, source, secrets=secrets) for rule, what in seen)


def run(*reports: Report, color: bool = False, width: int = 80) -> Run:
    """A run with these reports."""
    return Run(reports, lambda: RULES, "1.2.3", color, width)


TEXT = """\
manifestVersion: 2.0;
bucket: 日本, "x" & <y>
trueCryptPassword: hunter2
returnAddress:
  name: Pat Sample
"""

# Something of everything: severities, fixes, a secret, several lines, a path that needs care, a file without findings.
MIXED = run(
    report("bucket: b\n", name="good.txt"),
    report(
        TEXT,
        Sight(
            "IE203",
            "2.0;",
            "The version {} ends with a semicolon.",
            ("2.0;",),
            "Delete it: it is 100% wrong.",
            "/manifestVersion",
            mend(TEXT, ";", ""),
        ),
        Sight("IE301", '日本, "x" & <y>', "The bucket {} is strange.", ('日本, "x" & <y>',), None, "/bucket"),
        Sight("IE301", "bucket", "The bucket is strange.", (), None, "/bucket"),
        Sight(
            "IE305",
            "hunter2",
            "The password {} is short.",
            ("hunter2",),
            None,
            "/trueCryptPassword",
            mend(TEXT, "hunter2", "'hunter2'", "unsafe"),
        ),
        Sight(
            "IE201",
            "returnAddress:\n  name",
            "{}: the field {} is missing\n.",
            ("a,b", "post\nalCode"),
            None,
            "/returnAddress/postalCode",
        ),
        name=".\\jobs\\bad: 1,2%.txt",
        unchecked=(Unchecked("bucket-exists", "/bucket", "The context names no buckets."),),
    ),
)
