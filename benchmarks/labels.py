"""Measure shipping labels against the same labels made with ReportLab's own means; write LABELS.md.

Ours go from their particulars to the file: they are laid out, shaped, looked through and drawn. ReportLab's side is
given the finished layout and draws the same lines with the same fonts, the same rules, and the same texts with its Code
128 and QR widgets at the same size of module. Both write batches of one length into one file, in turn.
"""

from __future__ import annotations

import io
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pymupdf_fonts
from measuring import PAIRS, Row
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from manifestkit.dryrun.ids import job_id
from manifestkit.printing import Address, Fonts, ShippingLabel
from manifestkit.printing.barcodes import place
from manifestkit.printing.media import INCH, medium
from manifestkit.printing.output import Job, to_pdf, write_pdf
from manifestkit.printing.setting import Bar, Code, Page, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BATCH = 200
LONG_BATCHES = (100, 10_000)
LABEL = medium("4x6")
FACES = {False: "figo", True: "figbo"}
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


def labels(count: int, start: int) -> Iterator[ShippingLabel]:
    """Labels of one sender, each of its own job and device."""
    for number in range(start, start + count):
        id_ = job_id(number + 1)
        yield ShippingLabel(
            job_id=id_,
            return_address=SENDER,
            ship_to=("AWS Import/Export", f"JOBID {id_}", "123 Any Street", "Any Town, WA  98101"),
            device_id=f"DISK-{number:05d}",
            manifest_hash=f"{number * 0x9E3779B97F4A7C15 & 2**48 - 1:012X}",
        )


def ours(start: int, *, verified: bool) -> bytes:
    """A batch as manifestkit makes it."""
    return to_pdf(labels(BATCH, start), Job(LABEL, Fonts(), "Labels", verify=verified))


def laid_out(start: int) -> list[Page]:
    """The layout of a batch, for those who only draw it."""
    fonts = Fonts()
    return [page for label in labels(BATCH, start) for page in label.setting(LABEL, fonts).pages]


def theirs(pages: list[Page]) -> bytes:
    """A batch as ReportLab draws it."""
    file = io.BytesIO()
    canvas = Canvas(file, (LABEL.width, LABEL.height), invariant=1, pageCompression=1)
    for page in pages:
        for item in page.items:
            box = item.box
            bottom = LABEL.height - box.y - box.height
            match item:
                case Words():
                    canvas.setFont(FACES[item.line.runs[0].font.face.name == b"FiraGO-Bold"], item.line.size)
                    canvas.drawString(box.x, LABEL.height - item.baseline, item.line.text)
                case Bar():
                    canvas.rect(box.x, bottom, box.width, box.height, stroke=0, fill=1)
                case Code():
                    draw_code(canvas, item)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def draw_code(canvas: Canvas, item: Code) -> None:
    """Draw a barcode with ReportLab's widgets, as large as ours."""
    drawn = place(item.symbol, item.box)
    dot = INCH / drawn.dpi
    box = drawn.box
    bottom = LABEL.height - box.y - box.height
    if item.symbol.kind == "Code128":
        bars = Code128(item.symbol.text, barWidth=drawn.dx * dot, barHeight=box.height, humanReadable=False)
        bars.drawOn(canvas, box.x, bottom)
        return
    widget = QrCodeWidget(item.symbol.text, barLevel="M", barWidth=box.width, barHeight=box.height)
    drawing = Drawing(box.width, box.height)
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, box.x, bottom)


def seconds(action: Callable[[], object]) -> float:
    """Seconds of the processor, so that other processes do not count."""
    start = process_time()
    action()
    return process_time() - start


def faster(*, verified: bool) -> float:
    """The median of paired ratios: how many times as many labels a second ours are."""
    ratios = []
    for start in range(0, PAIRS * BATCH, BATCH):
        pages = laid_out(start)
        ratios.append(seconds(partial(theirs, pages)) / seconds(partial(ours, start, verified=verified)))
    return statistics.median(ratios)


def measure() -> Iterator[Row]:
    """Every comparison, one after the other."""
    for name in FACES.values():
        registerFont(TTFont(name, io.BytesIO(pymupdf_fonts.myfont(name))))
    drawn, own = len(theirs(laid_out(0))), len(ours(0, verified=True))
    yield Row("labels without verifying, times as many a second", faster(verified=False), "at least", 15)
    yield Row("labels with every barcode read again, likewise", faster(verified=True), "at least", 4)
    yield Row("bytes of a batch, fonts included", own / drawn, "at most", 0.6)


def long_batch(count: int, *, verified: bool) -> str:
    """What a batch takes in a process of its own; a line of the table."""
    with tempfile.TemporaryFile() as file:
        took = seconds(lambda: write_pdf(labels(count, 0), Job(LABEL, Fonts(), "Labels", verify=verified), file))
        size = file.seek(0, io.SEEK_END)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    checked = "read again" if verified else "not"
    return f"| {count:,} | {checked} | {took:.1f} | {count / took:,.0f} | {memory:.0f} | {size / count:,.0f} |"


def long_batches() -> Iterator[str]:
    """The table of long batches."""
    yield "| Labels in one file | Barcodes | Seconds | Labels a second | Memory at most, MiB | Bytes a label |"
    yield "| --: | --- | --: | --: | --: | --: |"
    for count in LONG_BATCHES:
        for verified in (False, True):
            command = [sys.executable, __file__, str(count), str(int(verified))]
            yield subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - this file


def main() -> None:
    """Measure, print, and write the tables; with arguments, measure one long batch."""
    if len(sys.argv) > 1:
        count, verified = map(int, sys.argv[1:])
        sys.stdout.write(long_batch(count, verified=bool(verified)))
        return
    names = ("manifestkit", "reportlab", "zxing-cpp", "pypdfium2")
    text = "\n".join(
        (
            "# Labels measured",
            "",
            f"CPython {platform.python_version()}, {platform.system()} {platform.machine()}; "
            + ", ".join(f"{name} {version(name)}" for name in names)
            + ".",
            f"By `benchmarks/labels.py`: whole shipping labels of 4 x 6 in, {BATCH} in a file, against the same lines,",
            "rules and barcodes drawn with ReportLab's own fonts and widgets from the finished layout;",
            f"medians of {PAIRS} paired runs.",
            "",
            "| What | Ratio | Goal | Met |",
            "| --- | --: | --: | --- |",
            *map(str, measure()),
            "",
            "A page is in the file when it is finished. What grows with a batch are 120 bytes a label for where its",
            "objects are, and 1 KiB for what its barcodes are where they are read again.",
            "",
            *long_batches(),
            "",
        )
    )
    Path(__file__).with_name("LABELS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
