"""``manifestkit label``: shipping labels for the printer."""

from __future__ import annotations

from argparse import ArgumentTypeError

from manifestkit.cli import jobs, printing
from manifestkit.cli.desk import Order
from manifestkit.cli.input import STDIN, read_text
from manifestkit.cli.output import CommandError, named
from manifestkit.cli.parsing import Parser
from manifestkit.cli.stated import Stated, in_context, in_options
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.printing.ship_to import stated_lines, stated_members
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from manifestkit.printing.label import ShippingLabel

_DIGITS = 6
_EXAMPLES = """\
  manifestkit label MyS3ImportManifest.txt --job-id 53TX4 \\
      --ship-to ship-to.txt -o label.pdf
  manifestkit label a.txt b.txt --job-id 53TX4 --job-id 796CK \\
      --ship-to ship-to.txt --media l7165 --start-at 3 -o labels.pdf
  manifestkit label --store jobs.db --job-id 53TX4 -o label.zpl
  manifestkit label --test-grid --media l7165 -o grid.pdf
"""


def run(arguments: Sequence[str]) -> int:
    """Print labels; see ``main`` for the exit status."""
    from manifestkit.printing.label import ShippingLabel

    parser = Parser(
        "label",
        "Prints the shipping label of a device and of the package around it. It\n"
        "identifies the job and is no postage. Nothing is printed where something is\n"
        "wrong with one of the manifests or labels; what is wrong is told on stderr.",
        _EXAMPLES,
    )
    jobs.add_options(parser)
    parser.add_argument("--ship-to", metavar="FILE", help="the address in the job's answer, line by line")
    parser.add_argument("--package", metavar="N/M", type=_package, help="which package it is, of how many")
    parser.add_argument("--date", metavar="DATE", type=_date, help="the day of shipping, as 2015-05-07")
    printing.add_options(parser, ShippingLabel.media)
    options = parser.parse(arguments)
    if options.test_grid:
        return printing.print_grid(options)
    jobs.check_counts(parser, options)
    if options.ship_to == STDIN and STDIN in options.manifests:
        parser.error("only one of the manifest and the address to ship to can be stdin")
    if options.package is not None and len(options.job_id) > 1:
        parser.error("--package says which package one job's is: print the labels of several packages one by one")
    return printing.print_orders(_orders(options), len(options.job_id), options, "shipping label")


def _orders(options: Namespace) -> Iterator[Order]:
    plan, path = jobs.plan_of(options)
    file = None if options.ship_to is None else _file(options.ship_to)
    address = None if file else plan.settings.context.ship_to
    stated = file if address is None else _in_context(path, address)
    for job in jobs.jobs(options, plan):
        if file is not None:
            lines = tuple(file.source.text[slice(*span)].strip() for span in file.lines)
        else:
            lines = job.ship_to if address is None else stated_lines(address, job.job_id)
        documents = () if job.root is None else (_label(job, lines, options),)
        elsewhere = in_options(job.job_id, options.media)
        if stated is not None:
            elsewhere["shipTo"] = stated
        yield Order(documents, job.report, job.root, elsewhere)


def _label(job: jobs.Told, ship_to: tuple[str, ...], options: Namespace) -> ShippingLabel:
    from dataclasses import replace

    from manifestkit.printing.label import ShippingLabel

    if job.kind == jobs.MANIFEST:
        label = ShippingLabel.from_manifest(job.report.source.text, job.job_id, ship_to, force=True)
    else:
        label = ShippingLabel.from_snowball(jobs.address_in(job), job.job_id, ship_to)
    return replace(label, package=options.package, ship_date=options.date)


def _file(path: str) -> Stated:
    """The address in a file, line by line; CommandError where there is none."""
    source = Source(read_text(path), path)
    spans = map(source.line_span, range(1, source.line_count + 1))
    lines = tuple(span for span in spans if source.text[slice(*span)].strip())
    if not lines:
        raise CommandError(f"{named(path)}: there is no address in it")
    return Stated(source, lines)


def _in_context(path: str | None, address: Mapping[str, object]) -> Stated | None:
    return None if path is None else in_context(read_text(path), path, stated_members(address))


def _package(word: str) -> tuple[int, int]:
    number, _, total = word.partition("/")
    digits = f"{number}{total}"
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS and number and total):
        raise ArgumentTypeError(f"{word!r} is not like 1/2")
    if not 1 <= int(number) <= int(total):
        raise ArgumentTypeError(f"there is no package {number} of {total}")
    return int(number), int(total)


def _date(word: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise ArgumentTypeError(f"{word!r} is no date such as 2015-05-07") from error
