"""``manifestkit label``: shipping labels for the printer."""

from __future__ import annotations

from argparse import ArgumentTypeError

from manifestkit.cli import jobs, printing
from manifestkit.cli.input import read_text
from manifestkit.cli.output import CommandError, named
from manifestkit.cli.parsing import Parser
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from datetime import date

    from manifestkit.context import Context
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
    if options.package is not None and len(options.job_id) > 1:
        parser.error("--package says which package one job's is: print the labels of several packages one by one")
    return printing.print_orders(_orders(options), len(options.job_id), options, "shipping label")


def _orders(options: Namespace) -> Iterator[printing.Order]:
    plan = jobs.plan_of(options)
    ship_to = None if options.ship_to is None else Source(read_text(options.ship_to), options.ship_to)
    given = () if ship_to is None else _lines(ship_to)
    for job in jobs.jobs(options, plan):
        lines = given or _stated(plan.settings.context, job)
        documents = () if job.root is None else (_label(job, lines, options),)
        stated = printing.stated(jobId=job.job_id, media=options.media)
        if ship_to is not None:
            stated["shipTo"] = ship_to
        yield printing.Order(documents, job.report, job.root, stated)


def _label(job: jobs.Told, ship_to: tuple[str, ...], options: Namespace) -> ShippingLabel:
    from dataclasses import replace

    from manifestkit.printing.label import ShippingLabel

    if job.kind == jobs.MANIFEST:
        label = ShippingLabel.from_manifest(job.report.source.text, job.job_id, ship_to, force=True)
    else:
        label = ShippingLabel.from_snowball(jobs.address_in(job), job.job_id, ship_to)
    return replace(label, package=options.package, ship_date=options.date)


def _stated(context: Context, job: jobs.Told) -> tuple[str, ...]:
    """The address that the context states, else the one in the answer to a job of a dry run."""
    if context.ship_to is None:
        return job.ship_to
    from manifestkit.printing.ship_to import stated_lines

    return stated_lines(context.ship_to, job.job_id)


def _lines(ship_to: Source) -> tuple[str, ...]:
    from manifestkit.printing.preflight import written_lines

    lines = tuple(ship_to.text[slice(*span)].strip() for span in written_lines(ship_to))
    if not lines:
        raise CommandError(f"{named(ship_to.name)}: there is no address in it")
    return lines


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
