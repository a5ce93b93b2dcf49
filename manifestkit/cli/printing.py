"""What the commands that print have in common: their options, and the way from documents to one file."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError

from manifestkit.cli.output import CommandError, encoding_of, takes_color, tell, width_of, write
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from manifestkit.cli.desk import Order
    from manifestkit.cli.parsing import Parser
    from manifestkit.findings.report import Report
    from manifestkit.printing.output import Job

_RESOLUTIONS = (203, 300)
_FARTHEST = 25.0  # millimetres; a printer that is further off is broken
_PITCHES = (0.9, 1.1)


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
    from manifestkit.cli.desk import Desk, RefusedError
    from manifestkit.cli.printed_files import write_pages
    from manifestkit.cli.progress import Bars
    from manifestkit.printing.output import write_pdf
    from manifestkit.printing.verifying import VerificationError

    called = noun if total == 1 else f"{total:,} {noun}s"
    job = _job(options, called[0].upper() + called[1:])
    desk = Desk(_misplaced(job, options), force=options.force)
    documents = desk.accepted(orders)
    bars = Bars(total * job.copies, f"{noun}s")
    try:
        write_pages(options.output, options.dpi, lambda file: write_pdf(documents, job, file, bars))
    except VerificationError as error:
        tell(f"nothing is printed, because a barcode does not come out as it should: {error}")
        return 1
    except ValueError as error:
        raise CommandError(str(error)) from error
    except RefusedError:
        pass
    reports = desk.reports()
    _tell(reports)
    return 1 if any(not report.ok for report in reports) else 0


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


def _misplaced(job: Job, options: Namespace) -> Iterator[Report]:
    """What the calibration puts where it cannot be printed, told at the option that does."""
    from manifestkit.cli.stated import in_option
    from manifestkit.findings.report import Report
    from manifestkit.printing.imposition import misplaced
    from manifestkit.printing.preflight import stated_findings

    name, (x, y) = ("--offset", options.offset) if any(options.offset) else ("--pitch", options.pitch)
    source, lines = in_option(name, f"{x:g},{y:g}")
    if troubles := tuple(misplaced(job.medium, job.calibration)):
        yield Report(source, None, None, None, stated_findings(source, lines, troubles))


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
