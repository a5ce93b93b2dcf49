"""From a text of a known kind to its report, as its project wants to see it."""

from __future__ import annotations

from manifestkit.checking.editions import edition_of
from manifestkit.checking.loading import LIMIT
from manifestkit.context import Context
from manifestkit.findings.make import make
from manifestkit.findings.observation import Observation
from manifestkit.findings.report import Report
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.source import Source, Span

if TYPE_CHECKING:
    from manifestkit.checking.kinds import Kind
    from manifestkit.checking.selection import Selection
    from manifestkit.findings.baseline import Baseline
    from manifestkit.findings.finding import Finding
    from manifestkit.importexport.variants import JobType
    from manifestkit.text.nodes import Node

_NOT_UTF8, _NOT_TEXT, _TOO_LARGE = "RD001", "RD002", "RD003"

# A manifest has some dozens of lines, and below a hundred commas and brackets; each costs time and memory.
_MOST_PARTS = 200_000

# The longer marks first: that of UTF-16 begins that of UTF-32.
_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class Settings(NamedTuple):
    """How to check.

    ``job_type`` is None where the text itself has to tell it; ``editions`` are dates, at most one for each service.
    Without a ``selection`` every finding counts; without a ``baseline`` none is known already.
    """

    job_type: JobType | None = None
    editions: tuple[str, ...] = ()
    context: Context = Context()
    selection: Selection | None = None
    baseline: Baseline | None = None

    def edition_of(self, kind: Kind) -> str:
        """The edition that holds for a kind of text."""
        return edition_of(kind, self.editions)


class Seen(NamedTuple):
    """What was met on the way from bytes to text, under the code of its reading rule."""

    rule: str
    observation: Observation


def check_text(text: str, kind: Kind, name: str, settings: Settings) -> Report:
    """The report on a text that is called ``name``."""
    known: list[Report] = []

    def recheck(changed: str) -> Report:
        # Whoever mends a text asks for the same report twice: in mending it, and to tell what is left.
        if not known or known[0].source.text != changed:
            known[:] = [check_text(changed, kind, name, settings)]
        return known[0]

    return _report(Source(text, name), kind, settings)._replace(recheck=recheck)


def check_parameters(parameters: object, kind: Kind, name: str, settings: Settings) -> Report:
    """The report on the parameters of a request as a program passes them, with the places of their JSON text."""
    from manifestkit.checking.requests import check_reading
    from manifestkit.text.json.rendition import render

    source, tree = render(parameters, name)
    report = _settled(check_reading(source, tree, kind, settings.edition_of(kind), settings.context), settings)
    return report._replace(recheck=lambda changed: check_text(changed, kind, name, settings))


def check_bytes(data: bytes, kind: Kind, name: str, settings: Settings) -> Report:
    """The report on the content of a file.

    Where that is no UTF-8, each character that cannot be read counts as U+FFFD, so that the rest is checked too. No
    rule judges what has such a character, and there are no fixes, since nobody knows what to write back.
    """
    encoding = foreign_encoding(data)
    if encoding is not None:
        return _settled(_refused(Source("", name), kind, settings, _foreign(encoding)), settings)
    try:
        return check_text(data.decode("utf-8"), kind, name, settings)
    except UnicodeDecodeError as error:
        broken = error.start
    place = len(data[:broken].decode("utf-8"))
    source = Source(data.decode("utf-8", "replace"), name)
    report = _report(source, kind, settings, _broken(place, data[broken]))
    findings = (finding for finding in report.findings if not _judges_lost_text(finding, source))
    return report._replace(findings=tuple(finding._replace(fix=None) for finding in findings))


def _judges_lost_text(finding: Finding, source: Source) -> bool:
    """Whether a rule has judged what is not the text as it was written.

    What stops reading is wrong in any case, and a finding on a whole line tells of what the text lacks.
    """
    start = source.offset(finding.line, finding.column)
    span = Span(start, source.offset(finding.end_line, finding.end_column))
    is_about_reading = finding.rule.startswith("RD")
    return not is_about_reading and span != source.line_span(finding.line) and "\ufffd" in source.text[slice(*span)]


def check_oversize(kind: Kind, name: str, settings: Settings) -> Report:
    """The report on a file that is too large to be read."""
    return _settled(_refused(Source("", name), kind, settings, _too_large()), settings)


def codes_in_force(settings: Settings) -> frozenset[str]:
    """The codes of the rules that hold in the edition and are selected."""
    from manifestkit.checking.catalogue import RULES

    editions = {edition_of("manifest", settings.editions), edition_of("snowball.", settings.editions)}
    return frozenset(
        rule.code
        for rule in RULES
        if (rule.editions is None or rule.editions & editions)
        and (settings.selection is None or rule.code in settings.selection.codes)
    )


def foreign_encoding(data: bytes) -> str | None:
    """The encoding that the mark at the beginning of some bytes announces, where it is not UTF-8."""
    return next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)


def _report(source: Source, kind: Kind, settings: Settings, *remarks: Seen) -> Report:
    if (seen := refusal(source.text)) is not None:
        return _settled(_refused(source, kind, settings, seen), settings)
    report = _told(_by_rules(source, kind, settings), *remarks)
    return _settled(_suppressed(report, kind, settings), settings)


def refusal(text: str) -> Seen | None:
    """Why a text is not read at all."""
    # No character takes more than four bytes.
    if 4 * len(text) > LIMIT and len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        return _too_large()
    if len(text) > _MOST_PARTS and sum(map(text.count, "\n\r,[{")) - text.count("\r\n") > _MOST_PARTS:
        return _too_large(f"has more than {_MOST_PARTS:,} lines, commas and brackets")
    nul = text.find("\0")
    return None if nul < 0 else _binary(nul)


def _refused(source: Source, kind: Kind, settings: Settings, seen: Seen) -> Report:
    """A report with one finding; what stands in the text is unknown, so none of it is shown."""
    report = Report(
        source=source,
        kind=kind,
        variant=None,
        edition=None if kind == "signature" else settings.edition_of(kind),
        secrets=(Span(0, len(source.text)),) if source.text else (),
    )
    return _told(report, seen)


def _told(report: Report, *seen: Seen) -> Report:
    if not seen:
        return report
    from manifestkit.findings.reading import BY_CODE

    findings = (make(BY_CODE[rule], saw, report.source, secrets=report.secrets) for rule, saw in seen)
    if report.kind == "signature":
        # The exception is one of manifests; a bad SIGNATURE file aborts the job later (reference, 8).
        findings = (finding._replace(error_code=None) for finding in findings)
    elif report.kind != "manifest":
        findings = (finding._replace(error_code="SerializationException") for finding in findings)
    return report.with_findings([*report.findings, *findings])


def _by_rules(source: Source, kind: Kind, settings: Settings) -> Report:
    if kind not in {"manifest", "signature"}:
        from manifestkit.checking.requests import check_reading, read_request

        edition = settings.edition_of(kind)
        return check_reading(source, read_request(source, kind, edition), kind, edition, settings.context)
    if kind == "signature":
        from manifestkit.importexport.check_signature import check_signature

        return check_signature(source)
    from manifestkit.importexport.check import check_manifest

    return check_manifest(
        source, job_type=settings.job_type, edition=settings.edition_of(kind), context=settings.context
    )


def _suppressed(report: Report, kind: Kind, settings: Settings) -> Report:
    """The report without what comments in its text suppress; few texts have such comments, and JSON has none."""
    if "manifestkit" not in report.source.text.lower() or _is_json(report.source, kind):
        return report
    from manifestkit.checking.catalogue import RULES
    from manifestkit.findings import suppressions

    skipped = {rule.code for rule in RULES} - codes_in_force(settings)
    return suppressions.apply(report, _root(report.source, kind), RULES, skipped=skipped)


def _is_json(source: Source, kind: Kind) -> bool:
    from manifestkit.checking.requests import is_yaml

    return "." in kind and not is_yaml(source)


def _root(source: Source, kind: Kind) -> Node | None:
    from manifestkit.importexport.dialect import DIALECT
    from manifestkit.text.manifest import read
    from manifestkit.text.reading import PLAIN_YAML

    return None if kind == "signature" else read(source, DIALECT if kind == "manifest" else PLAIN_YAML).root


def _settled(report: Report, settings: Settings) -> Report:
    if settings.selection is not None:
        from manifestkit.checking.selection import settle

        report = settle(report, settings.selection)
    return report if settings.baseline is None else settings.baseline.drop_known(report)


def _too_large(measured: str = f"is larger than {LIMIT // 2**20} MiB") -> Seen:
    return Seen(
        _TOO_LARGE,
        Observation(
            "",
            Span(0, 0),
            f"The text {measured}, so it has not been read.",
            help="A manifest or a request takes a few kilobytes: look whether this is the right file.",
        ),
    )


def _binary(nul: int) -> Seen:
    return Seen(
        _NOT_TEXT,
        Observation(
            "",
            Span(nul, nul + 1),
            "A NUL byte stands here: this is no text.",
            help="Look whether this is the right file, and save it as UTF-8 text.",
        ),
    )


def _foreign(encoding: str) -> Seen:
    return Seen(
        _NOT_UTF8,
        Observation("", Span(0, 0), f"The text is {encoding}, not UTF-8.", help="Save it as UTF-8."),
    )


def _broken(place: int, byte: int) -> Seen:
    return Seen(
        _NOT_UTF8,
        Observation(
            "",
            Span(place, place + 1),
            f"The byte 0x{byte:02X} is not UTF-8 here.",
            help="Save the text as UTF-8; editors call what it is now Windows-1252 or Latin-1, most likely.",
        ),
    )
