"""``manifestkit signature-sheet``: the text of SIGNATURE files on paper."""

from __future__ import annotations

from manifestkit.cli import printing
from manifestkit.cli.input import read_bytes
from manifestkit.cli.parsing import Parser
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.findings.report import Report
    from manifestkit.printing.signature_sheet import SignatureSheet

_OFFLINE = "IE412"
_EXAMPLES = """\
  manifestkit signature-sheet SIGNATURE -o sheet.pdf
  manifestkit signature-sheet disk1/SIGNATURE disk2/SIGNATURE -o sheets.pdf
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
    printing.add_options(parser, SignatureSheet.media)
    options = parser.parse(arguments)
    if options.test_grid:
        return printing.print_grid(options)
    if not options.files:
        parser.error("name a SIGNATURE file")
    return printing.print_orders(_orders(options.files), len(options.files), options, "signature sheet")


def _orders(paths: Sequence[str]) -> Iterator[printing.Order]:
    from manifestkit.checking.check import Settings, check_bytes

    for path in paths:
        report = check_bytes(read_bytes(path), "signature", path, Settings())
        sheet = _sheet(report)
        # The sheet itself says that AWS will not accept the signature of a dry run.
        others = report.with_findings(finding for finding in report.findings if finding.rule != _OFFLINE)
        yield printing.Order(() if sheet is None else (sheet,), others, None)


def _sheet(report: Report) -> SignatureSheet | None:
    """The sheet of a SIGNATURE file; None where the text is none, which its report says."""
    from manifestkit.importexport.signature import SignatureError
    from manifestkit.printing.signature_sheet import SignatureSheet

    try:
        return SignatureSheet.from_text(report.source.text)
    except SignatureError:
        return None
