"""``manifestkit signature-sheet``: the text of SIGNATURE files on paper."""

from __future__ import annotations

from manifestkit.cli import jobs, printing
from manifestkit.cli.desk import Order
from manifestkit.cli.input import read_bytes
from manifestkit.cli.parsing import Parser
from manifestkit.cli.stated import in_option
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from manifestkit.findings.report import Report
    from manifestkit.printing.signature_sheet import SignatureSheet

_OFFLINE = "IE412"
_EXAMPLES = """\
  manifestkit signature-sheet SIGNATURE -o sheet.pdf
  manifestkit signature-sheet disk1/SIGNATURE disk2/SIGNATURE -o sheets.pdf
  manifestkit signature-sheet --store jobs.db --job-id 53TX4 -o sheet.pdf
"""


def run(arguments: Sequence[str]) -> int:
    """Print signature sheets; see ``main`` for the exit status."""
    from manifestkit.printing.signature_sheet import SignatureSheet

    parser = Parser(
        "signature-sheet",
        "Prints the text of a SIGNATURE file to copy or compare, with where the file goes\nand how it must be named.",
        _EXAMPLES,
    )
    parser.add_argument("files", metavar="SIGNATURE", nargs="*", help="SIGNATURE files; - is stdin")
    parser.add_argument("--store", metavar="STORE", help="take the files of the jobs of a dry run from its store")
    parser.add_argument("--job-id", metavar="ID", action="append", default=[], help="with --store: a job's id; repeats")
    printing.add_options(parser, SignatureSheet.media)
    options = parser.parse(arguments)
    if options.test_grid:
        return printing.print_grid(options)
    if bool(options.store) != bool(options.job_id):
        parser.error("--store and --job-id go together: the SIGNATURE file of a job is in the store")
    if options.files and options.store:
        parser.error("the jobs of a store have SIGNATURE files of their own: name only their ids")
    if not (options.files or options.store):
        parser.error("name a SIGNATURE file")
    return printing.print_orders(_orders(options), len(options.files or options.job_id), options, "signature sheet")


def _orders(options: Namespace) -> Iterator[Order]:
    for report in _reports(options):
        sheet = _sheet(report)
        # The sheet itself says that AWS will not accept the signature of a dry run.
        others = report.with_findings(finding for finding in report.findings if finding.rule != _OFFLINE)
        stated = {"media": in_option("--media", options.media)}
        yield Order(() if sheet is None else (sheet,), others, None, stated)


def _reports(options: Namespace) -> Iterator[Report]:
    from manifestkit.checking.check import Settings, check_bytes, check_text

    for path in options.files:
        yield check_bytes(read_bytes(path), "signature", path, Settings())
    for job_id in options.job_id:
        text = jobs.signature_text(job_id, options.store)
        yield check_text(text, "signature", f"<SIGNATURE of {job_id}>", Settings())


def _sheet(report: Report) -> SignatureSheet | None:
    """The sheet of a SIGNATURE file; None where the text is none, which its report says."""
    from manifestkit.importexport.signature import SignatureError
    from manifestkit.printing.signature_sheet import SignatureSheet

    try:
        return SignatureSheet.from_text(report.source.text)
    except SignatureError:
        return None
