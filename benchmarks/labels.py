"""Measure labels against ReportLab's own barcode widgets, side by side; write LABELS.md.

A label is a page of 4 by 6 inches with eight lines of text, a Code 128 and a QR code of 52 characters. ReportLab's
widgets are told the width of a module; both sides write a batch of labels into one file, in turn. Whole shipping
labels, which are also set, shaped and looked through, are told beside it.
"""

from __future__ import annotations

import io
import platform
import statistics
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas
from run import PAIRS, Row

from manifestkit.dryrun.ids import job_id
from manifestkit.printing import Address, Fonts, ShippingLabel
from manifestkit.printing.barcodes import code128, draw, qr_code
from manifestkit.printing.media import Box, medium
from manifestkit.printing.output import Job, to_pdf
from manifestkit.printing.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifestkit.printing.barcodes import Drawn

OURS = 60
THEIRS = 8
BATCH = 500
LABEL = medium("4x6")
DOT = 72 / 203
BARS = Box(20, 230, 248, 54)
SQUARE = Box(20, 310, 100, 100)
SENDER = Address(
    name="Pat Example",
    company="Example Corp.",
    street1="100 Main Street",
    city="Seattle",
    state_or_province="WA",
    postal_code="98101",
    country="USA",
    phone_number="+1 206-555-0100",
)


def texts(number: int) -> tuple[str, str]:
    """What stands in the two barcodes of a label."""
    return (
        f"JOB{number:05d}",
        f"JOB{number:05d} sha256:{number * 0x9E3779B97F4A7C15 & 2**64 - 1:016x} device 000123456789",
    )


def canvas(file: io.BytesIO) -> Canvas:
    """Begin a file."""
    return Canvas(file, (LABEL.width, LABEL.height), invariant=1)


def write(page: Canvas, number: int) -> None:
    """Write the lines of text that both sides have."""
    page.setFont("Helvetica", 10)
    for line in range(8):
        page.drawString(20, 400 - 14 * line, f"Line {line} of label {number}, {100 + 7 * number} Any Street")


def ours(count: int, *, verified: bool) -> bytes:
    """Labels as manifestkit draws them."""
    file = io.BytesIO()
    page = canvas(file)
    drawn: list[tuple[int, Drawn]] = []
    for number in range(count):
        write(page, number)
        bars, square = texts(number)
        drawn.append((number, draw(page, code128(bars), BARS, LABEL.height)))
        drawn.append((number, draw(page, qr_code(square), SQUARE, LABEL.height)))
        page.showPage()
    page.save()
    pdf = file.getvalue()
    if verified:
        verify(pdf, drawn)
    return pdf


def theirs(count: int) -> bytes:
    """Labels as ReportLab's widgets draw them."""
    file = io.BytesIO()
    page = canvas(file)
    for number in range(count):
        write(page, number)
        bars, square = texts(number)
        Code128(bars, barWidth=3 * DOT, barHeight=BARS.height, humanReadable=False).drawOn(page, 20, 150)
        widget = QrCodeWidget(square, barLevel="M", barWidth=SQUARE.width, barHeight=SQUARE.height)
        drawing = Drawing(SQUARE.width, SQUARE.height)
        drawing.add(widget)
        renderPDF.draw(drawing, page, 20, 20)
        page.showPage()
    page.save()
    return file.getvalue()


def whole(count: int, *, verified: bool) -> bytes:
    """Shipping labels from their particulars to the file."""
    labels = (
        ShippingLabel(
            job_id=(id_ := job_id(number + 1)),
            return_address=SENDER,
            ship_to=("AWS Import/Export", f"JOBID {id_}", "123 Any Street", "Any Town, WA  98101"),
            device_id=f"DISK-{number:05d}",
            manifest_hash=f"{number * 0x9E3779B97F4A7C15 & 2**48 - 1:012X}",
        )
        for number in range(count)
    )
    return to_pdf(labels, Job(LABEL, Fonts(), "Labels", verify=verified))


def rate(count: int, action: Callable[[int], object]) -> float:
    """Pages in a second of the processor, so that other processes do not count."""
    start = process_time()
    action(count)
    return count / (process_time() - start)


def faster(*, verified: bool) -> float:
    """The median of paired ratios: how many times as many pages a second ours are."""
    return statistics.median(
        rate(OURS, lambda count: ours(count, verified=verified)) / rate(THEIRS, theirs) for _ in range(PAIRS)
    )


def measure() -> Iterator[Row]:
    """Every comparison, one after the other."""
    ours(1, verified=True)
    theirs(1)
    yield Row("labels without verifying, times as many a second", faster(verified=False), "at least", 15)
    yield Row("labels with every barcode read again, likewise", faster(verified=True), "at least", 4)
    yield Row("bytes a label", len(ours(THEIRS, verified=False)) / len(theirs(THEIRS)), "at most", 0.6)


def told() -> str:
    """What whole labels come to."""
    whole(2, verified=True)
    plain, read = (
        statistics.median(rate(BATCH, partial(whole, verified=verified)) for _ in range(3))
        for verified in (False, True)
    )
    size = len(whole(BATCH, verified=False)) / BATCH
    return (
        f"Whole shipping labels, {BATCH} in a file: {plain:.0f} in a second of the processor, {read:.0f} with every "
        f"barcode\nread again, {size:.0f} bytes each."
    )


def main() -> None:
    """Measure, print, and write the table."""
    names = ("manifestkit", "reportlab", "zxing-cpp", "pypdfium2")
    table = "\n".join(
        (
            "# Labels measured",
            "",
            f"CPython {platform.python_version()}, {platform.system()} {platform.machine()}; "
            + ", ".join(f"{name} {version(name)}" for name in names)
            + ".",
            f"Against ReportLab's Code 128 and QR widgets; medians of {PAIRS} paired runs, by `benchmarks/labels.py`.",
            "",
            "| What | Ratio | Goal | Met |",
            "| --- | --: | --: | --- |",
            *map(str, measure()),
            "",
            told(),
            "",
        )
    )
    Path(__file__).with_name("LABELS.md").write_text(table, encoding="utf-8")
    sys.stdout.write(table)


if __name__ == "__main__":
    main()
