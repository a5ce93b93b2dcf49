"""What the commands that print have in common: their options, and the way from documents to one file."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from types import MappingProxyType

from manifestkit.cli.output import CommandError, encoding_of, takes_color, tell, width_of, write
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from manifestkit.cli.parsing import Parser
    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report
    from manifestkit.printing.document import Document
    from manifestkit.printing.media import Medium
    from manifestkit.printing.output import Job
    from manifestkit.printing.setting import Setting
    from manifestkit.printing.text import Fonts
    from manifestkit.printing.trouble import Trouble
    from manifestkit.text.nodes import Node
    from manifestkit.text.source import Source

_RESOLUTIONS = (203, 300)
_FARTHEST = 25.0  # millimetres; a printer that is further off is broken
_PITCHES = (0.9, 1.1)


class Order(NamedTuple):
    """What is to be printed of one text: no documents where it cannot be read.

    ``report`` is what checking the text has found, ``root`` is its tree. ``stated`` has what stands elsewhere, in an
    option or in a file that it names, by the first name of the pointers to it.
    """

    documents: tuple[Document, ...]
    report: Report
    root: Node | None
    stated: Mapping[str, Source] = MappingProxyType({})


def add_options(parser: Parser, media: Sequence[str]) -> None:
    """The options of every command that prints; ``media`` names what its document goes on, the usual medium first."""
    add = parser.add_argument
    usual = media[0]
    kinds = "a .pdf; a .png, or NAME-1.png, NAME-2.png where there are several pages; or a .zpl. A - is stdout: a PDF"
    add("-o", "--output", metavar="FILE", required=True, help=kinds)
    add("--media", metavar="MEDIUM", type=_medium, default=usual, help=f"what to print on: {', '.join(media)}")
    add(
        "--start-at",
        metavar="K",
        type=_count,
        action="append",
        default=[],
        help="the first free label of a sheet; repeats",
    )
    add("--copies", metavar="N", type=_count, default=1, help="how often to print each label or page")
    add("--offset", metavar="X,Y", type=_offset, default=(0, 0), help="move all to the right and down, in millimetres")
    add("--pitch", metavar="X,Y", type=_pitch, default=(1, 1), help="scale the distance between labels: 1.002,1")
    add("--test-grid", action="store_true", help="print corners and rulers to calibrate with, and nothing else")
    add("--font", metavar="FILE", action="append", default=[], help="a TrueType font for what the usual fonts lack")
    add("--dpi", type=int, choices=_RESOLUTIONS, default=_RESOLUTIONS[0], help="dots per inch of a .png or .zpl")
    add("--force", action="store_true", help="print what has errors too, as far as it can be printed")
    add("--no-verify", action="store_true", help="do not read the barcodes again from the finished pages")


def print_orders(orders: Iterable[Order], total: int, options: Namespace, noun: str) -> int:
    """Print all documents into one file, or none where something is wrong; gives the exit status.

    ``noun`` is what one of them is called, ``total`` how many there are.
    """
    from manifestkit.cli.printed_files import write_pages
    from manifestkit.cli.progress import shown
    from manifestkit.printing.imposition import misplaced
    from manifestkit.printing.output import write_pdf
    from manifestkit.printing.verifying import VerificationError

    called = noun if total == 1 else f"{total:,} {noun}s"
    job = _job(options, called[0].upper() + called[1:])
    desk = _Desk(misplaced(job.medium, job.calibration), force=options.force)
    documents = desk.accepted(shown(orders, total, f"{noun}s"))
    try:
        write_pages(options.output, options.dpi, lambda file: write_pdf(documents, job, file))
    except VerificationError as error:
        tell(f"nothing is printed, because a barcode does not come out as it should: {error}")
        return 1
    except ValueError as error:
        raise CommandError(str(error)) from error
    except _RefusedError:
        pass
    reports = desk.reports()
    _tell(reports)
    return 1 if any(not report.ok for report in reports) else 0


def stated(**options: str) -> dict[str, Source]:
    """The values of options as texts, by the name of the member that each gives: ``jobId`` is of ``--job-id``."""
    from manifestkit.text.source import Source

    names = {"jobId": "--job-id", "media": "--media"}
    return {member: Source(value, names[member]) for member, value in options.items()}


def print_grid(options: Namespace) -> int:
    """Print the page to calibrate with; gives the exit status."""
    from manifestkit.cli.printed_files import write_pages
    from manifestkit.printing.calibration import draw_grid
    from manifestkit.printing.trouble import PreflightError

    job = _job(options, "Test grid")
    try:
        write_pages(options.output, options.dpi, lambda file: draw_grid(job.medium, job.fonts, job.calibration, file))
    except PreflightError as error:
        raise CommandError(" ".join(trouble.message for trouble in error.troubles)) from error
    return 0


class _RefusedError(Exception):
    """Not everything can be printed, so nothing is."""


class _Desk:
    """Takes orders: passes on what can be printed, and keeps the reports on the rest."""

    def __init__(self, misplaced: Iterable[Trouble], *, force: bool) -> None:
        self._misplaced = tuple(misplaced)
        self._force = force
        self._reports: list[Report] = []
        self._advice: dict[str, int] = {}  # how often each rule that refuses nothing has spoken
        self._refuses = False

    def accepted(self, orders: Iterable[Order]) -> Iterator[_Accepted]:
        """What can be printed, one document after the other; ends with _RefusedError where something cannot be."""
        for order in orders:
            errors = tuple(finding for finding in order.report.findings if finding.severity == "error")
            if errors:
                self._reports.append(order.report._replace(findings=errors, unchecked=()))
            if not order.documents or (errors and not self._force):
                self._refuses = True
                continue
            for document in order.documents:
                yield _Accepted(self, order, document)
        if self._refuses:
            raise _RefusedError

    def look(self, order: Order, setting: Setting) -> Setting:
        """The setting where it can be printed, else one without pages; what is wrong with it is kept."""
        from manifestkit.printing.setting import Setting

        setting = setting._replace(troubles=(*self._misplaced, *setting.troubles))
        if not setting.troubles:
            return setting
        for report in _located(order, setting.troubles):
            found = tuple(filter(self._is_news, report.findings))
            if found:
                self._reports.append(report._replace(findings=found))
        if setting.is_fit:
            return setting
        self._refuses = True
        return Setting((), ())

    def reports(self) -> tuple[Report, ...]:
        """What is wrong: each error, and advice once for the whole batch, with how often it holds."""
        return tuple(report._replace(findings=tuple(map(self._counted, report.findings))) for report in self._reports)

    def _is_news(self, finding: Finding) -> bool:
        if finding.severity == "error":
            return True
        self._advice[finding.rule] = self._advice.get(finding.rule, 0) + 1
        return self._advice[finding.rule] == 1

    def _counted(self, finding: Finding) -> Finding:
        more = self._advice.get(finding.rule, 1) - 1
        if not more:
            return finding
        return finding._replace(message=f"{finding.message} The same holds for {more:,} more of this batch.")


def _located(order: Order, troubles: Sequence[Trouble]) -> Iterator[Report]:
    """What is wrong with a document, by the texts in which that stands."""
    from manifestkit.printing.preflight import findings, stated_findings

    by_source: dict[Source, list[Trouble]] = {}
    for trouble in troubles:
        source = order.stated.get(trouble.pointer.split("/")[1], order.report.source)
        by_source.setdefault(source, []).append(trouble)
    report = order.report._replace(unchecked=())
    for source, found in by_source.items():
        if source is order.report.source:
            yield report._replace(findings=findings(source, order.root, found))
        else:
            yield report._replace(source=source, secrets=(), findings=stated_findings(source, found))


class _Accepted(NamedTuple):
    """A document of an order, looked at when it is set."""

    desk: _Desk
    order: Order
    document: Document

    def setting(self, medium: Medium, fonts: Fonts) -> Setting:
        """The document on a medium; no page of it where something is wrong."""
        return self.desk.look(self.order, self.document.setting(medium, fonts))


def _job(options: Namespace, title: str) -> Job:
    from pathlib import Path

    from manifestkit.printing.fonts import FontError
    from manifestkit.printing.imposition import Calibration
    from manifestkit.printing.media import MM, medium
    from manifestkit.printing.output import Job
    from manifestkit.printing.text import Fonts

    x, y = options.offset
    try:
        fonts = Fonts(map(Path, options.font))
    except FontError as error:
        raise CommandError(str(error)) from error
    return Job(
        medium=medium(options.media),
        fonts=fonts,
        title=title,
        copies=options.copies,
        start_at=tuple(options.start_at),
        calibration=Calibration(x * MM, y * MM, *options.pitch),
        verify=not options.no_verify,
    )


def _tell(reports: Sequence[Report]) -> None:
    """Show the findings on stderr, for stdout is for what is printed."""
    from manifestkit.checking.catalogue import RULES
    from manifestkit.reporters.formats import FORMATS
    from manifestkit.reporters.run import Run
    from manifestkit.version import __version__

    if not reports:
        return
    run = Run(
        reports=tuple(reports),
        rules=lambda: {rule.code: rule for rule in RULES},
        version=__version__,
        color=takes_color(sys.stderr),
        width=width_of(sys.stderr),
        encoding=encoding_of(sys.stderr),
    )
    for piece in FORMATS["text"](run):
        write(piece, sys.stderr)


def _medium(word: str) -> str:
    from manifestkit.printing.media import medium

    try:
        return medium(word).name
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def _count(word: str) -> int:
    from manifestkit.printing.given import MOST_COPIES

    number = int(word) if word.isascii() and word.isdecimal() and len(word) <= len(str(MOST_COPIES)) else 0
    if not 1 <= number <= MOST_COPIES:
        raise ArgumentTypeError(f"{word!r} is no number from 1 to {MOST_COPIES}")
    return number


def _offset(word: str) -> tuple[float, float]:
    return _pair(word, -_FARTHEST, _FARTHEST)


def _pitch(word: str) -> tuple[float, float]:
    return _pair(word, *_PITCHES)


def _pair(word: str, least: float, most: float) -> tuple[float, float]:
    """Two numbers with a comma between them."""
    try:
        x, y = map(float, word.split(","))
    except ValueError:
        x = y = float("nan")
    if not (least <= x <= most and least <= y <= most):
        raise ArgumentTypeError(f"{word!r} is not two numbers from {least} to {most} with a comma between them")
    return x, y
