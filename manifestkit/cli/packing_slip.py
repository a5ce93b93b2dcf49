"""``manifestkit packing-slip``: what is in the package, and whom to ask about it."""

from __future__ import annotations

from manifestkit.cli import jobs, printing
from manifestkit.cli.desk import Order
from manifestkit.cli.output import CommandError, named
from manifestkit.cli.parsing import Parser
from manifestkit.cli.stated import in_options
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from manifestkit.printing.document import Document

_EXAMPLES = """\
  manifestkit packing-slip MyS3ImportManifest.txt --job-id 53TX4 -o slip.pdf
  manifestkit packing-slip MyEBSImportManifest.txt --job-id 53TX4 \\
      --barcodes --media 5163 -o sides.pdf
  manifestkit packing-slip --store jobs.db --job-id 53TX4 -o slip.pdf
"""


def run(arguments: Sequence[str]) -> int:
    """Print packing slips; see ``main`` for the exit status."""
    from manifestkit.printing.packing_slip import PackingSlip

    parser = Parser(
        "packing-slip",
        "Prints the packing slip of a job: its id, the device, the contact, the contents\n"
        "and the customs declaration; for an EBS or Glacier import also the barcodes for\n"
        "the four sides of the device. That of a Snowball job has the contact, the kind\n"
        "of the job and the device.",
        _EXAMPLES,
    )
    jobs.add_options(parser)
    parser.add_argument(
        "--barcodes", action="store_true", help="print the barcodes for the four sides alone, on any medium"
    )
    printing.add_options(parser, PackingSlip.media)
    options = parser.parse(arguments)
    if options.test_grid:
        return printing.print_grid(options)
    jobs.check_counts(parser, options)
    return printing.print_orders(_orders(options), len(options.job_id), options, "packing slip")


def _orders(options: Namespace) -> Iterator[Order]:
    plan, _ = jobs.plan_of(options)
    for job in jobs.jobs(options, plan):
        if options.barcodes and job.kind != jobs.MANIFEST:
            raise CommandError(f"{named(job.report.path)}: --barcodes is for storage devices; a Snowball job has none")
        documents = () if job.root is None else tuple(_documents(job, barcodes_alone=options.barcodes))
        yield Order(documents, job.report, job.root, in_options(job.job_id, options.media))


def _documents(job: jobs.Told, *, barcodes_alone: bool) -> Iterator[Document]:
    from manifestkit.printing.barcode_sheet import BarcodeSheet
    from manifestkit.printing.packing_slip import PackingSlip

    if job.kind == jobs.ADDRESS:
        yield PackingSlip.from_snowball(jobs.address_in(job), job.job_id, job.snowball)
        return
    slip = PackingSlip.from_manifest(job.report.source.text, job.job_id, force=True)
    if not barcodes_alone:
        yield slip
    if barcodes_alone or slip.is_image:
        yield BarcodeSheet(job_id=job.job_id, is_image=slip.is_image)
