"""The functions that Python programs call. Source: DESIGN section 3."""

from __future__ import annotations

import os

from manifestkit.checking.check import Settings, check_parameters, check_text, refusal
from manifestkit.checking.editions import IMPORT_EXPORT, SNOWBALL, check_editions
from manifestkit.context import Context, from_mapping
from manifestkit.importexport.variants import job_type_of
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from manifestkit.checking.kinds import Kind
    from manifestkit.dryrun.client import Client
    from manifestkit.dryrun.store import Store
    from manifestkit.findings.observation import Observation
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule
    from manifestkit.text.nodes import Mapping as MappingNode
    from manifestkit.text.source import Span


class ManifestSyntaxError(ValueError):
    """A text is no manifest, from ``span`` on: offsets from 0; ``line`` and ``column`` count from 1."""

    def __init__(self, message: str, span: Span, line: int, column: int) -> None:
        super().__init__(message, span, line, column)
        self.message = message
        self.span = span
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}"


def check_manifest(
    text: str,
    job_type: str | None = None,
    edition: str | None = None,
    context: Context | Mapping[str, Any] | None = None,
    filename: str = "<manifest>",
) -> Report:
    """The report on the text of a manifest, which carries ``filename``.

    ``job_type`` is ``Import`` or ``Export`` in any case, or None where the text tells it. ``edition`` is a dated rule
    set of Import/Export, by default the latest. ``context`` are stated facts. TypeError and ValueError where an
    argument is not of that kind; ContextError, a ValueError, where the context is wrong. No text raises anything.
    """
    _expect_text("text", text)
    _expect_text("filename", filename)
    return check_text(text, "manifest", filename, _settings(job_type, edition, context))


def check_path(
    path: str | os.PathLike[str],
    kind: Kind | None = None,
    job_type: str | None = None,
    edition: str | None = None,
    context: Context | Mapping[str, Any] | None = None,
) -> Report:
    """The report on a file: a manifest, SIGNATURE file or request, which its name and text tell if ``kind`` does not.

    OSError where it cannot be read, ValueError where it is none of the kinds; otherwise as ``check_manifest``.
    """
    from manifestkit.checking import running
    from manifestkit.checking.kinds import check_kind
    from manifestkit.checking.loading import OversizeError, read_file

    if kind is not None:
        check_kind(kind)
    name = os.fsdecode(path)
    plan = running.Plan(_settings(job_type, edition, context, (IMPORT_EXPORT, SNOWBALL)), kind)
    try:
        report = running.check_data(read_file(name), name, plan)
    except OversizeError:
        report = running.check_oversize_data(name, plan)
    if report is None:
        raise ValueError(f"{name!r} is no manifest, SIGNATURE file or request by its name and text; give its kind")
    return report


def check_request(
    service: str,
    operation: str,
    request: str | Mapping[str, Any],
    edition: str | None = None,
    region: str | None = None,
    context: Context | Mapping[str, Any] | None = None,
) -> Report:
    """The report on the parameters of one operation of ``snowball`` or ``importexport``.

    ``request`` is their JSON or YAML text, or what a program would pass: a mapping, which is not changed, and whose
    findings have the lines and columns of its JSON text. ``edition`` is a dated rule set of the service. ``region`` is
    that of the API call; it wins over that of ``context``, the stated facts. ValueError for a service, an operation, an
    edition or a region that does not exist, TypeError where one is no text; ContextError, a ValueError, where the
    context is wrong. No request raises anything.
    """
    from manifestkit.checking.config import check_region
    from manifestkit.checking.kinds import request_kind

    _expect_text("service", service)
    _expect_text("operation", operation)
    services = (SNOWBALL,) if service == "snowball" else (IMPORT_EXPORT,)
    settings = _settings(None, edition, context, services)
    kind = request_kind(service, operation, edition)
    if region is not None:
        _expect_text("region", region)
        settings = settings._replace(context=settings.context._replace(region=check_region(region)))
    if isinstance(request, str):
        return check_text(request, kind, "<request>", settings)
    return check_parameters(request, kind, "<request>", settings)


def client(
    service: str,
    region_name: str | None = None,
    store: Store | str | os.PathLike[str] | None = None,
    context: Context | Mapping[str, Any] | None = None,
    edition: str | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Client:
    """A client of a simulated service, ``importexport`` or ``snowball``, with boto3's names, arguments and results.

    ``region_name`` is the region of the Snowball API, by whose rules a call is judged; it wins over the context's.
    Import/Export has one endpoint for the whole world, so that its ``region_name`` says nothing of the facility to
    which a device goes: that is the ``region`` of the context, which turns on what depends on it, such as customs.
    ``store`` is the file that keeps what is created, or the URL of a PostgreSQL database (``postgresql://...``);
    without one it is kept in memory. ``context`` are stated facts, ``edition`` is a dated rule set, ``clock`` gives the
    moment of each call. ValueError for a service, a region or an edition that does not exist; ContextError, a
    ValueError, where the context is wrong; StoreError where the store cannot be opened.
    """
    from manifestkit.dryrun.client import Client
    from manifestkit.dryrun.opening import open_world

    world = open_world(service, region=region_name, store=store, context=context, edition=edition, clock=clock)
    return Client(service, world)


def parse_manifest(text: str) -> MappingNode:
    """The positioned tree of a manifest; ManifestSyntaxError at the first place that cannot be read."""
    from manifestkit.findings.observation import Observation
    from manifestkit.findings.reading import BY_CODE
    from manifestkit.importexport.dialect import DIALECT
    from manifestkit.text.manifest import is_refusal, read
    from manifestkit.text.nodes import Mapping

    _expect_text("text", text)
    source = Source(text)
    if (seen := refusal(text)) is not None:
        raise _syntax_error(source, BY_CODE[seen.rule], seen.observation)
    reading = read(source, DIALECT)
    problem = next(filter(is_refusal, reading.problems), None)
    if problem is not None:
        observation = Observation(problem.pointer, problem.span, problem.message, problem.values)
        raise _syntax_error(source, BY_CODE[problem.rule], observation)
    assert isinstance(reading.root, Mapping)  # noqa: S101 - the reader refuses everything else
    return reading.root


def _settings(
    job_type: str | None,
    edition: str | None,
    context: Context | Mapping[str, Any] | None,
    services: tuple[tuple[str, ...], ...] = (IMPORT_EXPORT,),
) -> Settings:
    if job_type is not None:
        _expect_text("job_type", job_type)
    if edition is not None:
        _expect_text("edition", edition)
        check_editions((edition,), services)
    return Settings(
        job_type=None if job_type is None else job_type_of(job_type),
        editions=() if edition is None else (edition,),
        context=_context(context),
    )


def _context(stated: Context | Mapping[str, Any] | None) -> Context:
    if stated is None:
        return Context()
    return stated if isinstance(stated, Context) else from_mapping(stated)


def _expect_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} is a str, not {type(value).__name__}")


def _syntax_error(source: Source, rule: Rule, seen: Observation) -> ManifestSyntaxError:
    """The error for one place; secrets near it do not show."""
    from manifestkit.findings.make import make
    from manifestkit.findings.masking import secret_spans
    from manifestkit.importexport.dialect import DIALECT

    secrets = secret_spans(source.text, None, DIALECT.keys)
    finding = make(rule, seen, source, secrets=secrets, known=DIALECT.keys)
    return ManifestSyntaxError(finding.message, seen.span, finding.line, finding.column)
